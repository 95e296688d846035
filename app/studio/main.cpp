// jukebox-studio: the window.

#include <QApplication>
#include <QCommandLineParser>
#include <QLoggingCategory>

#include "app/studio/studio_windows.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "ui/icons/icons.h"
#include "ui/language/language.h"
#include "ui/library/sample_text.h"
#include "ui/shell/window_settings.h"
#include "ui/theme/theme.h"

namespace jukebox::studio {
namespace {

void logToStandardError() {
  setLogSink([](LogLevel level, std::string_view category, std::string_view message) {
    if (level < LogLevel::warning) return;
    fmt::print(stderr, "{} {}: {}\n", logLevelName(level), category, message);
  });
}

QString libraryFolder(const QCommandLineParser& arguments) {
  if (arguments.isSet(QStringLiteral("library"))) return arguments.value(QStringLiteral("library"));
  const QString remembered = ui::loadLibraryFolder();
  if (!remembered.isEmpty() && !qEnvironmentVariableIsSet("JUKEBOX_LIBRARY")) return remembered;
  return QString::fromStdString(defaultLibraryFolder().string());
}

}  // namespace
}  // namespace jukebox::studio

int main(int argc, char** argv) {
  using namespace jukebox;
  QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("jukebox"));
  QApplication::setApplicationName(QStringLiteral("jukebox-studio"));
  QApplication::setApplicationDisplayName(QStringLiteral("Jukebox Studio"));
  QApplication::setApplicationVersion(QStringLiteral(JUKEBOX_VERSION));
  QCommandLineParser arguments;
  arguments.setApplicationDescription(QApplication::tr("Browse, play and export music made with the Jukebox model."));
  arguments.addHelpOption();
  arguments.addVersionOption();
  arguments.addOption({QStringLiteral("library"), QApplication::tr("Library folder."), QStringLiteral("folder")});
  arguments.process(application);
  studio::logToStandardError();
  ui::Theme theme(ui::loadThemeChoice());
  QApplication::setWindowIcon(ui::icon(ui::Icon::waveform, ui::IconTint::accent));
  studio::StudioWindows windows;
  windows.open(studio::libraryFolder(arguments));
  return QApplication::exec();
}

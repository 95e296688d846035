// jukebox-studio: the window.

#include <QApplication>
#include <QCommandLineParser>
#include <QLoggingCategory>
#include <functional>
#include <memory>

#include "app/studio/studio_window.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "ui/icons/icons.h"
#include "ui/language/language.h"
#include "ui/library/sample_text.h"
#include "ui/shell/window_settings.h"
#include "ui/theme/theme.h"

namespace jukebox::studio {
namespace {

/// Keeps one StudioWindow open and replaces it when another library is chosen.
class Session {
 public:
  Session() : m_translation(std::make_unique<ui::Translation>(ui::loadLanguage())) {}
  void open(const QString& folder) {
    m_next = std::make_unique<StudioWindow>(folder.toStdString());
    QObject::connect(m_next.get(), &StudioWindow::libraryChosen, m_next.get(), [this](const QString& chosen) {
      ui::saveLibraryFolder(chosen);
      later([this, chosen] { open(chosen); });
    });
    QObject::connect(m_next.get(), &StudioWindow::languageChosen, m_next.get(), [this](ui::Language language) {
      ui::saveLanguage(language);
      later([this, language] {
        m_translation.reset();
        m_translation = std::make_unique<ui::Translation>(language);
        open(ui::text(m_current->library().root().string()));
      });
    });
    m_next->window().show();
    if (m_current) m_current->window().close();
    m_current = std::move(m_next);
  }

 private:
  /// Not from inside the old window, which goes.
  static void later(std::function<void()> run) {
    QMetaObject::invokeMethod(qApp, std::move(run), Qt::QueuedConnection);
  }
  std::unique_ptr<ui::Translation> m_translation;
  std::unique_ptr<StudioWindow> m_current, m_next;
};

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
  studio::Session session;
  session.open(studio::libraryFolder(arguments));
  return QApplication::exec();
}

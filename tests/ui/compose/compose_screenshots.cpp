// Pictures of the Compose page in its states, to be looked at. Usage: compose_screenshots FOLDER

#include <QAbstractButton>
#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QtTest>

#include "tests/ui/compose/fake_compose.h"
#include "tests/ui/fake_library.h"
#include "ui/compose/compose_page.h"
#include "ui/compose/lyric_timeline.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

void takeAll(const QString& folder, ThemeChoice choice, const QSize& size) {
  QSettings().clear();
  const Theme theme(choice);
  test::FakeModels models;
  models.add("starter", LabelStyle::v3, 384);
  test::FakeCosts costs;
  costs.estimated.seconds = 190;
  costs.estimated.measuredRuns = 3;
  test::FakeLibrary library;
  test::FakeProbe probe;
  test::FakeMicrophone microphone;
  ComposePage page(models, costs, library);
  page.setAudioProbe(&probe);
  page.setMicrophone(microphone);
  page.setAutoFillBackground(true);
  page.resize(size);
  page.show();
  const QString base = QStringLiteral("%1/%2-%3-").arg(folder, themeChoiceName(choice)).arg(size.width());
  const auto take = [&](const char* name) {
    QTest::qWait(500);
    page.grab().save(base + QString::fromLatin1(name) + QStringLiteral(".png"));
  };
  take("1-fresh");
  ComposePreset form = page.form();
  form.request.conditioning = {"mara vale", "folk", ""};
  for (int i = 0; i < 14; ++i) {
    form.request.conditioning.lyrics +=
        "Down by the harbour where the café lights glow 🎵\nI'll wait for the morning tide\n";
  }
  form.request.title = "Harbour lights";
  form.request.count = 4;
  form.request.totalDurationSeconds = 90;
  page.setForm(form);
  page.usePromptFile(QStringLiteral("/home/eva/Music/river.flac"));
  QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("advanced")), Qt::LeftButton);
  page.findChild<LyricTimeline*>(QStringLiteral("lyricTimeline"))->setPosition(40);
  take("2-full");
  form = page.form();
  form.request.conditioning.artist = "Mara Vael";
  form.request.mode = GenerationMode::ancestral;
  form.request.totalDurationSeconds = 5;
  page.setForm(form);
  take("3-wrong");
  form = page.form();
  form.request.mode = GenerationMode::primed;
  form.request.conditioning.artist = "mara vale";
  form.request.totalDurationSeconds = 90;
  form.request.promptFile = "/home/eva/Music/river.flac";
  form.request.promptStartSeconds = 3;
  form.request.promptSeconds = 5;
  page.setForm(form);
  microphone.record();
  microphone.hear(42, 0.35);
  take("4-recording");
}

}  // namespace
}  // namespace jukebox::ui

int main(int argc, char** argv) {
  QStandardPaths::setTestModeEnabled(true);
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
  QApplication::setApplicationName(QStringLiteral("compose-screenshots"));
  const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
  using jukebox::ui::ThemeChoice;
  for (const auto choice : {ThemeChoice::dark, ThemeChoice::light}) {
    for (const QSize size : {QSize(1210, 740), QSize(954, 580)}) jukebox::ui::takeAll(folder, choice, size);
  }
  return 0;
}

// Pictures of the Radio page in its states, themes and languages. Usage: radio_screenshots FOLDER

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSlider>
#include <QStandardPaths>
#include <QTest>

#include "tests/ui/fake_models.h"
#include "tests/ui/radio/fake_radio.h"
#include "ui/language/language.h"
#include "ui/radio/on_air_button.h"
#include "ui/radio/radio_page.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

RadioTurn turnOf(std::optional<std::string> artist, std::optional<std::string> genre,
                 std::optional<double> temperature = {}) {
  RadioTurn turn;
  turn.artist = std::move(artist);
  turn.genre = std::move(genre);
  turn.temperature = temperature;
  return turn;
}

void take(QWidget& page, const QString& folder, const QString& name) {
  QTest::qWait(80);
  page.grab().save(QStringLiteral("%1/radio-%2.png").arg(folder, name));
}

void takeStates(const QString& folder, const QString& prefix, const QSize& size) {
  QSettings().clear();
  test::FakeModels models;
  models.add("starter", true);
  models.list[0].memory = {{WeightDtype::f32, 90'000'000, 140'000'000}};
  test::FakeRadio radio;
  RadioPage page(radio, models);
  page.setObjectName(QStringLiteral("page"));
  page.setAutoFillBackground(true);
  page.resize(size);
  page.show();
  page.findChild<QLineEdit*>(QStringLiteral("radioArtist"))->setText(QStringLiteral("Dex Nine"));
  page.findChild<QLineEdit*>(QStringLiteral("radioGenre"))->setText(QStringLiteral("rock"));
  page.findChild<QPlainTextEdit*>(QStringLiteral("radioLyrics"))
      ->setPlainText(QStringLiteral("the river runs along the hill\nand all the morning light is still\n\nwe sing it "
                                    "once, we sing it slow\nwe sing it where the willows grow"));
  QTest::qWait(700);
  take(page, folder, prefix + QStringLiteral("off"));
  page.findChild<OnAirButton*>()->click();
  radio.set(RadioState::Phase::loading);
  take(page, folder, prefix + QStringLiteral("loading"));
  radio.now.usualTemperature = 0.95;
  radio.play(71.3, 3.6);
  radio.turn(turnOf("Dex Nine", "rock"));
  radio.settle(0, 58.5);
  radio.turn(turnOf({}, {}, 1.02));
  radio.settle(1, 66);
  radio.turn(turnOf("Mara Vale", "folk"));
  radio.settle(2, 74.2);
  radio.turn(turnOf("Nobody", {}));
  radio.list.back().phase = RadioWishState::Phase::refused;
  radio.list.back().reason = QStringLiteral("The model does not know the artist \"Nobody\".");
  RadioTurn lyrics;
  lyrics.lyrics = "la";
  radio.turn(lyrics);
  page.findChild<QSlider*>(QStringLiteral("radioTemperature"))->setValue(7);
  radio.now.isQueueHeld = true;
  radio.play(71.3, 3.6);
  emit radio.kept(QStringLiteral("x"), 60);
  take(page, folder, prefix + QStringLiteral("playing"));
  radio.now = {};
  radio.now.trouble =
      QStringLiteral("There is no sound device on this machine. Connect one, or check the sound settings.");
  radio.sound.clear();
  radio.list.clear();
  emit radio.changed();
  take(page, folder, prefix + QStringLiteral("trouble"));
  models.list.clear();
  models.refresh();
  take(page, folder, prefix + QStringLiteral("no-model"));
}

}  // namespace
}  // namespace jukebox::ui

int main(int argc, char** argv) {
  using namespace jukebox::ui;
  QApplication application(argc, argv);
  QStandardPaths::setTestModeEnabled(true);
  QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
  QApplication::setApplicationName(QStringLiteral("radio-screenshots"));
  const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
  const std::pair<const char*, ThemeChoice> themes[] = {
      {"dark", ThemeChoice::dark}, {"light", ThemeChoice::light}, {"high-contrast", ThemeChoice::highContrast}};
  for (const auto& [name, choice] : themes) {
    for (const Language language : {Language::english, Language::dutch}) {
      const Theme theme(choice);
      const Translation translation(language);
      for (const QSize size : {QSize(1200, 760), QSize(940, 560)}) {
        takeStates(folder,
                   QStringLiteral("%1-%2-%3-").arg(QString::fromLatin1(name), languageName(language)).arg(size.width()),
                   size);
      }
    }
  }
  return 0;
}

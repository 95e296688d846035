// The player bar says what the user wants and shows what it is told.

#include "ui/player/player_bar.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <QtTest>

#include "ui/player/speed_button.h"
#include "ui/player/waveform_view.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class PlayerBarTest : public QObject {
  Q_OBJECT
 private:
  static PlayerViewState playing() {
    PlayerViewState state;
    state.transport = Transport::playing;
    state.sampleId = "id";
    state.title = QStringLiteral("River wind");
    state.subtitle = QStringLiteral("Mara Vale · folk");
    state.durationSeconds = 120;
    state.hasNext = true;
    state.levels = {{2, QStringLiteral("Draft"), {}}, {1, QStringLiteral("Mid"), {}}, {0, QStringLiteral("Full"), {}}};
    return state;
  }
  static QAbstractButton* button(PlayerBar& bar, const QString& name) {
    for (auto* each : bar.findChildren<QAbstractButton*>()) {
      if (each->accessibleName() == name) return each;
    }
    return nullptr;
  }
  static std::unique_ptr<PlayerBar> makeBar(const PlayerViewState& state) {
    auto bar = std::make_unique<PlayerBar>();
    bar->resize(1024, bar->height());
    bar->showPlayer(state);
    bar->show();
    return bar;
  }

 private slots:
  void theBigButtonPlaysAndPauses() {
    const auto bar = makeBar(playing());
    QSignalSpy pauses(bar.get(), &PlayerBar::pauseRequested);
    QSignalSpy plays(bar.get(), &PlayerBar::playRequested);
    QTest::mouseClick(button(*bar, QStringLiteral("Pause")), Qt::LeftButton);
    QCOMPARE(pauses.count(), 1);
    auto state = playing();
    state.transport = Transport::paused;
    bar->showPlayer(state);
    QTest::mouseClick(button(*bar, QStringLiteral("Play")), Qt::LeftButton);
    QCOMPARE(plays.count(), 1);
  }
  void everyControlSaysWhatItWants() {
    const auto bar = makeBar(playing());
    QSignalSpy next(bar.get(), &PlayerBar::nextRequested);
    QSignalSpy shuffle(bar.get(), &PlayerBar::shuffleRequested);
    QSignalSpy repeat(bar.get(), &PlayerBar::repeatRequested);
    QSignalSpy mute(bar.get(), &PlayerBar::muteRequested);
    QSignalSpy level(bar.get(), &PlayerBar::levelRequested);
    QSignalSpy levelling(bar.get(), &PlayerBar::levellingRequested);
    QTest::mouseClick(button(*bar, QStringLiteral("Next")), Qt::LeftButton);
    QCOMPARE(next.count(), 1);
    QTest::mouseClick(button(*bar, QStringLiteral("Shuffle")), Qt::LeftButton);
    QCOMPARE(shuffle[0][0].toBool(), true);
    QTest::mouseClick(button(*bar, QStringLiteral("Repeat")), Qt::LeftButton);
    QCOMPARE(repeat[0][0].value<Repeat>(), Repeat::all);
    QTest::mouseClick(button(*bar, QStringLiteral("Mute")), Qt::LeftButton);
    QCOMPARE(mute[0][0].toBool(), true);
    QTest::mouseClick(button(*bar, QStringLiteral("Listen to: Draft")), Qt::LeftButton);
    QCOMPARE(level[0][0].toInt(), 2);
    QTest::mouseClick(button(*bar, QStringLiteral("Level the loudness")), Qt::LeftButton);
    QCOMPARE(levelling[0][0].toBool(), false);
  }
  void showingAVolumeDoesNotAskForIt() {
    const auto bar = makeBar(playing());
    QSignalSpy spy(bar.get(), &PlayerBar::volumeRequested);
    auto state = playing();
    state.volume = 0.3;
    bar->showPlayer(state);
    QCOMPARE(spy.count(), 0);
    bar->findChild<QSlider*>()->setFocus();
    QTest::keyClick(bar->findChild<QSlider*>(), Qt::Key_Right);
    QCOMPARE(spy.count(), 1);
    QVERIFY(qAbs(spy[0][0].toDouble() - 0.31) < 1e-9);
  }
  void aClickInTheWaveformSeeks() {
    const auto bar = makeBar(playing());
    QSignalSpy spy(bar.get(), &PlayerBar::seekRequested);
    auto* waveform = bar->findChild<WaveformView*>();
    QTest::mouseClick(waveform, Qt::LeftButton, {}, QPoint(waveform->width() / 2, 10));
    QVERIFY(qAbs(spy[0][0].toDouble() - 60) < 1);
  }
  void keysDoWhatTheTableSays() {
    const auto bar = makeBar(playing());
    bar->showPosition(30);
    QSignalSpy seeks(bar.get(), &PlayerBar::seekRequested);
    QSignalSpy loops(bar.get(), &PlayerBar::loopRequested);
    QSignalSpy pauses(bar.get(), &PlayerBar::pauseRequested);
    const auto press = [&](int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
      const auto action = playerActionOf(key, modifiers);
      QVERIFY(action.has_value());
      bar->perform(*action);
    };
    for (const auto& [key, seconds] : {std::pair{Qt::Key_Left, 25.0},
                                       {Qt::Key_Right, 35.0},
                                       {Qt::Key_J, 20.0},
                                       {Qt::Key_L, 40.0},
                                       {Qt::Key_Home, 0.0},
                                       {Qt::Key_End, 120.0}}) {
      press(key);
      QCOMPARE(seeks.takeLast()[0].toDouble(), seconds);
    }
    press(Qt::Key_Space);
    press(Qt::Key_K);
    QCOMPARE(pauses.count(), 2);
    press(Qt::Key_BracketLeft);
    QCOMPARE(loops.takeLast()[0].value<std::optional<LoopSpan>>(), (LoopSpan{30, 120}));
    press(Qt::Key_BracketRight);
    QCOMPARE(loops.takeLast()[0].value<std::optional<LoopSpan>>(), (LoopSpan{0, 30}));
    QVERIFY(!playerActionOf(Qt::Key_Q, Qt::NoModifier).has_value());
    QVERIFY(!playerActionOf(Qt::Key_Space, Qt::ControlModifier).has_value());
  }
  void withoutATrackTheTransportIsIdleButTheVolumeIsNot() {
    const auto bar = makeBar({});
    QSignalSpy plays(bar.get(), &PlayerBar::playRequested);
    QSignalSpy mutes(bar.get(), &PlayerBar::muteRequested);
    bar->perform(PlayerAction::playPause);
    bar->perform(PlayerAction::mute);
    QCOMPARE(plays.count(), 0);
    QCOMPARE(mutes.count(), 1);
    QVERIFY(!button(*bar, QStringLiteral("Play"))->isEnabled());
  }
  void aLostDeviceIsSaidInWords() {
    auto state = playing();
    state.transport = Transport::deviceLost;
    state.problem = QStringLiteral("The sound device went away.");
    const auto bar = makeBar(state);
    const auto labels = bar->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&](QLabel* label) { return label->accessibleName() == state.problem; }));
  }
  void theSpeedIsChosenFromAMenuOrStepByStep() {
    auto state = playing();
    state.speed = 1.25;
    const auto bar = makeBar(state);
    QSignalSpy chosen(bar.get(), &PlayerBar::speedRequested);
    auto* speed = bar->findChild<SpeedButton*>();
    QCOMPARE(speed->text(), speedText(1.25));
    QVERIFY(speed->isChecked());
    speed->menu()->popup(QPoint(0, 0));
    QCOMPARE(speed->menu()->actions().size(), static_cast<qsizetype>(playingSpeeds().size()));
    speed->menu()->actions().first()->trigger();
    QCOMPARE(chosen.takeLast()[0].toDouble(), 0.5);
    speed->menu()->close();
    bar->perform(*playerActionOf(Qt::Key_Greater, Qt::NoModifier));
    QCOMPARE(chosen.takeLast()[0].toDouble(), 1.5);
    bar->perform(*playerActionOf(Qt::Key_Less, Qt::NoModifier));
    QCOMPARE(chosen.takeLast()[0].toDouble(), 1.1);
    QCOMPARE(neighbouringSpeed(2.0, 1), 2.0);
    QCOMPARE(neighbouringSpeed(0.5, -1), 0.5);
    state.speed = 1;
    bar->showPlayer(state);
    QVERIFY(!speed->isChecked());
  }
  void devicesCanBeChosen() {
    auto state = playing();
    state.devices = {QStringLiteral("pulse"), QStringLiteral("Headphones")};
    const auto bar = makeBar(state);
    QSignalSpy chosen(bar.get(), &PlayerBar::deviceRequested);
    QSignalSpy wanted(bar.get(), &PlayerBar::devicesWanted);
    auto* menu = button(*bar, QStringLiteral("Sound device"))->findChild<QMenu*>();
    menu->popup(QPoint(0, 0));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(menu->actions().size(), 4);  // default, separator, two devices
    menu->actions().last()->trigger();
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("Headphones"));
    menu->close();
  }
  void everyControlHasANameForScreenReaders() {
    const auto bar = makeBar(playing());
    for (const auto* each : bar->findChildren<QAbstractButton*>()) QVERIFY(!each->accessibleName().isEmpty());
    QVERIFY(!bar->findChild<QSlider*>()->accessibleName().isEmpty());
  }
  void aTitleIsCutOnlyWhereThereIsNoRoom() {
    const auto bar = makeBar({});
    const auto shows = [&](const QString& text) {
      const auto labels = bar->findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return label->text() == text; });
    };
    bar->resize(1360, bar->height());
    QTRY_VERIFY(shows(QStringLiteral("Nothing is playing")) && shows(QStringLiteral("Choose a song to listen to")));
    auto state = playing();
    state.title = QStringLiteral("A title that is much too long for the space beside the buttons of the player bar");
    bar->showPlayer(state);
    QVERIFY(!shows(state.title));
  }
  void fitsTheSmallestWindow() {
    const auto bar = makeBar(playing());
    QVERIFY(bar->minimumSizeHint().width() <= 1024);
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::PlayerBarTest)
#include "player_bar_test.moc"

// The parts of the Radio page that need no page: the track, the words, the picture.

#include <QLocale>
#include <QtTest>

#include "ui/radio/radio_text.h"
#include "ui/radio/radio_track.h"
#include "ui/radio/radio_view.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class RadioPartsTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void aTrackTellsTheLoudestMomentOfASpan() {
    RadioTrack track;
    QVERIFY(track.peakBetween(0, 1) < 0);
    track.add(0, {10, 20, 90, 30});
    QCOMPARE(track.endSeconds(), 0.2);
    QCOMPARE(track.peakBetween(0, 0.2), 0.9);
    QCOMPARE(track.peakBetween(0, 0.1), 0.2);
    QCOMPARE(track.peakBetween(0.15, 9), 0.3);
    QVERIFY(track.peakBetween(0.2, 1) < 0);
    QVERIFY(track.peakBetween(-5, 0) < 0);
    QVERIFY(track.peakBetween(std::nan(""), std::nan("")) <= 1);
  }

  void aTrackForgetsWhatIsLongPastAndTakesNoNonsense() {
    RadioTrack track;
    for (int second = 0; second < 700; ++second) track.add(second, std::vector<int>(RadioTrack::kPeaksASecond, 50));
    QCOMPARE(track.endSeconds(), 700.0);
    QCOMPARE(track.beginSeconds(), 700 - RadioTrack::kKeptSeconds);
    track.add(700, {-3, 4000});
    QCOMPARE(track.peakBetween(700, 700.05), 0.0);
    QCOMPARE(track.peakBetween(700.05, 700.1), 1.0);
    track.add(1e300, {1});
    track.add(-1, {1});
    QCOMPARE(track.endSeconds(), 700.1);
    track.add(900, {1, 2});
    QCOMPARE(track.beginSeconds(), 900.0);
    QCOMPARE(track.endSeconds(), 900.1);
  }

  void theStateIsToldInWords() {
    RadioState state;
    QVERIFY(RadioText::details(state).isEmpty());
    state.phase = RadioState::Phase::playing;
    state.aheadSeconds = 3.24;
    QCOMPARE(RadioText::details(state), QStringLiteral("plays 3.2 s ahead · no gap"));
    state.gapCount = 1;
    state.gapSeconds = 0.42;
    state.speed = 4.06;
    QCOMPARE(RadioText::details(state),
             QStringLiteral("plays 3.2 s ahead · 1 gap, 0.4 s of silence · makes 4.1 s in a second"));
    state.gapCount = 3;
    QVERIFY(RadioText::details(state).contains(QStringLiteral("3 gaps")));
  }

  void aWishTellsWhenItHolds() {
    RadioWishState wish;
    wish.turn.artist = "Dex Nine";
    wish.turn.genre = "";
    wish.turn.temperature = 1.05;
    wish.turn.guidance = 3;
    RadioState usual;
    usual.usualTemperature = 0.95;
    usual.usualGuidance = 2;
    QCOMPARE(RadioText::turn(wish.turn, usual),
             QStringLiteral("Dex Nine · any genre · bold · follows the style: closely"));
    QCOMPARE(RadioText::answer(wish, 10), QStringLiteral("soon"));
    wish.phase = RadioWishState::Phase::taken;
    wish.fromSeconds = 42;
    QCOMPARE(RadioText::answer(wish, 39.5), QStringLiteral("from 0:42, in 2.5 s"));
    QCOMPARE(RadioText::answer(wish, 50), QStringLiteral("from 0:42"));
    wish.phase = RadioWishState::Phase::refused;
    wish.reason = QStringLiteral("Nobody knows it.");
    QCOMPARE(RadioText::answer(wish, 50), QStringLiteral("Nobody knows it."));
  }

  void theTemperatureHasWords() {
    const std::pair<double, const char*> words[] = {
        {0.75, "very calm"}, {0.88, "calm"}, {0.95, "as usual"}, {1.0, "bold"}, {1.15, "wild"}};
    for (const auto& [temperature, word] : words) {
      QCOMPARE(RadioText::temperature(temperature, 0.95), QString::fromLatin1(word));
    }
  }

  void howStrictlyTheStyleIsFollowedHasWords() {
    const std::pair<double, const char*> words[] = {
        {1, "freely"}, {1.5, "loosely"}, {2, "as usual"}, {3, "closely"}, {4, "strictly"}};
    for (const auto& [guidance, word] : words) QCOMPARE(RadioText::guidance(guidance, 2), QString::fromLatin1(word));
    QCOMPARE(RadioText::guidance(1, 1), QStringLiteral("as usual"));
    QCOMPARE(RadioText::guidance(1.5, 1), QStringLiteral("closely"));
  }

  void thePictureFlowsBetweenTwoReportsAndNeverBeyondWhatIsMade() {
    const Theme theme(ThemeChoice::dark);
    RadioTrack track;
    track.add(0, std::vector<int>(20 * RadioTrack::kPeaksASecond, 60));
    RadioView view(track);
    view.resize(600, 160);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setHeard(10, true);
    QTest::qWait(150);
    const double flowed = view.shownSeconds();
    QVERIFY2(flowed > 10.1 && flowed <= 10.41, qPrintable(QString::number(flowed)));
    view.setHeard(10.2, true);
    QVERIFY(view.shownSeconds() > 10.1);
    view.setHeard(19.9, true);
    QTest::qWait(200);
    QVERIFY(view.shownSeconds() <= 20);
    view.setHeard(5, false);
    QTest::qWait(50);
    QCOMPARE(view.shownSeconds(), 5.0);
  }

  void whatIsAheadIsLighterThanWhatWasHeard() {
    const Theme theme(ThemeChoice::dark);
    RadioTrack track;
    track.add(0, std::vector<int>(30 * RadioTrack::kPeaksASecond, 100));
    RadioView view(track);
    view.resize(600, 160);
    view.setHeard(20, false);
    const QImage picture = view.grab().toImage();
    const auto has = [&](int from, int to, const QColor& color) {
      for (int x = from; x < to; ++x) {
        const QColor found = picture.pixelColor(x, picture.height() / 2);
        if (std::abs(found.red() - color.red()) + std::abs(found.green() - color.green()) +
                std::abs(found.blue() - color.blue()) <
            12) {
          return true;
        }
      }
      return false;
    };
    const int now = static_cast<int>(600 * 0.72);
    QVERIFY(has(20, now - 10, Theme::tokens().accent));
    QVERIFY(!has(now + 10, 590, Theme::tokens().accent));
    QVERIFY(has(now + 10, 590, mixed(Theme::tokens().field, Theme::tokens().accent, 0.45)));
  }

  void aFrameIsCheap() {
    const Theme theme(ThemeChoice::dark);
    RadioTrack track;
    track.add(0, std::vector<int>(60 * RadioTrack::kPeaksASecond, 70));
    RadioView view(track);
    view.resize(1600, 240);
    view.setHeard(40, false);
    view.setMarks({{20, QStringLiteral("jazz")}, {35, QStringLiteral("rock")}});
    QImage picture(view.size(), QImage::Format_ARGB32_Premultiplied);
    view.render(&picture);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i) view.render(&picture);
    QVERIFY2(timer.elapsed() < 20 * 33, qPrintable(QString::number(timer.elapsed() / 20.0)));
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::RadioPartsTest)
#include "radio_parts_test.moc"

// Times from attention, however rough, light the lyrics forwards only.

#include "ui/player/lyrics_timing.h"

#include <QtTest>
#include <algorithm>

namespace jukebox::ui {

class LyricsTimingTest : public QObject {
  Q_OBJECT
 private:
  /// Character i is sung at second i.
  static LyricsTiming steady(const std::string& text, std::size_t characters) {
    std::vector<double> times(characters);
    for (std::size_t i = 0; i < characters; ++i) times[i] = static_cast<double>(i);
    return LyricsTiming(text, times, 1000);
  }

 private slots:
  void charactersAreLitInTheirOrder() {
    const auto timing = steady("ab cd\nef", 8);
    QCOMPARE(timing.lines(), QStringList({QStringLiteral("ab cd"), QStringLiteral("ef")}));
    QCOMPARE(timing.words().size(), std::size_t{3});
    QCOMPARE(timing.cursorAt(-1).characters, 0.0);
    QCOMPARE(timing.cursorAt(-1).word, -1);
    const auto middle = timing.cursorAt(1.5);
    QCOMPARE(middle.line, 0);
    QCOMPARE(middle.characters, 2.5);
    QCOMPARE(middle.word, 0);
    QCOMPARE(timing.cursorAt(3).word, 1);
    const auto last = timing.cursorAt(7);
    QCOMPARE(last.line, 1);
    QCOMPARE(last.characters, 2.0);
    QCOMPARE(last.word, 2);
  }
  void neverGoesBackWhateverAttentionSays() {
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) times.push_back(i % 7 == 3 ? -1 : i + (i % 5) * 3.0);
    const LyricsTiming timing(std::string(60, 'a'), times, 100);
    QVERIFY(timing.isTimed());
    double before = -1;
    for (double seconds = 0; seconds < 100; seconds += 0.25) {
      const double now = timing.cursorAt(seconds).characters;
      QVERIFY(now >= before);
      before = now;
    }
  }
  void timesWithoutATrendAreNone() {
    std::vector<double> times;
    for (int i = 0; i < 40; ++i) times.push_back((i * 7919) % 31);
    QVERIFY(!LyricsTiming(std::string(40, 'a'), times, 31).isTimed());
    QVERIFY(!LyricsTiming(std::string(40, 'a'), std::vector<double>(40, -1), 31).isTimed());
    QVERIFY(!LyricsTiming(std::string(40, 'a'), std::vector<double>(39, 1), 31).isTimed());
    QVERIFY(!LyricsTiming("abc", {}, 31).isTimed());
  }
  void wordsAreFoundByPlace() {
    const auto timing = steady("ab cd\nef", 8);
    QCOMPARE(timing.wordAt(0, 4)->seconds, 3.0);
    QCOMPARE(timing.wordAt(1, 0)->seconds, 6.0);
    QCOMPARE(timing.wordAt(0, 0)->seconds, 0.0);
  }
  void charactersBeyondTheBasicPlaneKeepTheirPlaces() {
    const auto timing = steady("a😀b שלום", 8);
    QVERIFY(timing.isTimed());
    QCOMPARE(timing.words().size(), std::size_t{2});
    QCOMPARE(timing.words()[0].length, 4);  // UTF-16 units
    QCOMPARE(timing.words()[1].seconds, 4.0);
  }
  void emptyLyricsAreOneEmptyLine() {
    const LyricsTiming timing("", {}, 10);
    QCOMPARE(timing.lines().size(), 1);
    QVERIFY(!timing.isTimed());
    QCOMPARE(timing.cursorAt(3).line, 0);
  }
};

}  // namespace jukebox::ui

QTEST_APPLESS_MAIN(jukebox::ui::LyricsTimingTest)
#include "lyrics_timing_test.moc"

// Lyrics light up, scroll along, and lead to the moment of a word that is clicked.

#include "ui/player/lyrics_view.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include "ui/theme/theme.h"

namespace jukebox::ui {

class LyricsViewTest : public QObject {
  Q_OBJECT
 private:
  static LyricsTiming linesOf(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "every little song is free\n";
    std::vector<double> times(text.size());
    for (std::size_t i = 0; i < times.size(); ++i) times[i] = static_cast<double>(i) * 0.1;
    return LyricsTiming(text, times, static_cast<double>(text.size()) * 0.1);
  }
  static std::unique_ptr<LyricsView> makeView(LyricsTiming timing) {
    auto view = std::make_unique<LyricsView>();
    view->setReducedMotion(true);
    view->resize(360, 400);
    view->setLyrics(std::move(timing));
    view->show();
    view->grab();
    return view;
  }

 private slots:
  void aClickOnAWordSeeksToIt() {
    const auto view = makeView(linesOf(4));
    QSignalSpy spy(view.get(), &LyricsView::seekRequested);
    const auto word = view->timing().words()[7];  // "song" of the second line is words()[7]
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->wordRect(word).center().toPoint());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toDouble(), word.seconds);
  }
  void aClickBesideTheWordsDoesNothing() {
    const auto view = makeView(linesOf(2));
    QSignalSpy spy(view.get(), &LyricsView::seekRequested);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(5, 5));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(100, 390));
    QCOMPARE(spy.count(), 0);
  }
  void lightMovesFromLeftToRight() {
    const Theme theme(ThemeChoice::dark);
    const auto view = makeView(linesOf(2));
    const auto first = view->wordRect(view->timing().words()[0]).toRect();
    const auto last = view->wordRect(view->timing().words()[4]).toRect();
    const auto brightness = [&](const QRect& area) {
      QImage picture(area.size(), QImage::Format_RGB32);
      picture.fill(tokensOf(ThemeName::dark).window);
      QPainter(&picture).drawPixmap(0, 0, view->viewport()->grab(area));
      double brightest = 0;
      for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
          brightest = qMax(brightest, picture.pixelColor(x, y).lightnessF() * 1.0);
      }
      return brightest;
    };
    const double unlit = brightness(last);
    view->setPosition(1.0);
    QVERIFY(brightness(first) > brightness(last) + 0.05);
    view->setPosition(2.6);
    QVERIFY(brightness(last) > unlit + 0.05);
  }
  void theSungLineStaysInView() {
    const auto view = makeView(linesOf(100));
    for (const double seconds : {30.0, 120.0, 200.0, 20.0}) {
      view->setPosition(seconds);
      view->grab();
      const auto& word = view->timing().words()[static_cast<std::size_t>(view->cursor().word)];
      QVERIFY(view->viewport()->rect().contains(view->wordRect(word).center().toPoint()));
    }
  }
  void scrollingByHandIsNotFoughtAgainst() {
    const auto view = makeView(linesOf(100));
    view->setPosition(100);
    QWheelEvent event({100, 100}, view->viewport()->mapToGlobal(QPointF(100, 100)), {}, {0, 2400}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view->viewport(), &event);
    const int place = view->verticalScrollBar()->value();
    view->setPosition(110);
    QCOMPARE(view->verticalScrollBar()->value(), place);
  }
  void keysGoFromLineToLine() {
    const auto view = makeView(linesOf(4));
    view->setPosition(3.0);  // second line
    QSignalSpy spy(view.get(), &LyricsView::seekRequested);
    QTest::keyClick(view.get(), Qt::Key_Down);
    QVERIFY(qAbs(spy.takeLast()[0].toDouble() - 5.2) < 1e-9);
    QTest::keyClick(view.get(), Qt::Key_Up);
    QCOMPARE(spy.takeLast()[0].toDouble(), 0.0);
  }
  void tenThousandLinesOpenQuickly() {
    auto timing = linesOf(10'000);
    QElapsedTimer timer;
    timer.start();
    const auto view = makeView(std::move(timing));
    view->setPosition(20'000);
    view->grab();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
  }
  void songsWithoutLyricsOrTimesSaySo() {
    const auto empty = makeView(LyricsTiming("", {}, 10));
    const auto untimed = makeView(LyricsTiming("la la la", {}, 10));
    QSignalSpy spy(untimed.get(), &LyricsView::seekRequested);
    untimed->setPosition(3);
    QTest::mouseClick(untimed->viewport(), Qt::LeftButton, {}, QPoint(40, 60));
    QCOMPARE(spy.count(), 0);
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::LyricsViewTest)
#include "lyrics_view_test.moc"

// The waveform is driven by mouse, wheel and keys.

#include "ui/player/waveform_view.h"

#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

#include "tests/core/sound/test_signals.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class WaveformViewTest : public QObject {
  Q_OBJECT
 private:
  static constexpr double kDuration = 10;

  std::unique_ptr<WaveformView> makeView(WaveformView::Kind kind = WaveformView::Kind::detailed) {
    m_viewport.setDuration(0);
    m_viewport.setDuration(kDuration);
    m_viewport.showAll();
    auto view = std::make_unique<WaveformView>(kind, m_viewport);
    view->resize(1000, 160);
    view->show();
    return view;
  }
  static void wheel(WaveformView& view, QPointF at, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWheelEvent event(at, view.mapToGlobal(at), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
  }

  TimeViewport m_viewport;

 private slots:
  void aClickSeeksToItsPlace() {
    const auto view = makeView();
    QSignalSpy spy(view.get(), &WaveformView::seekRequested);
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(250, 100));
    QCOMPARE(spy.count(), 1);
    QVERIFY(qAbs(spy[0][0].toDouble() - 2.5) < 0.01);
  }
  void draggingScrubsAndStaysInsideTheTrack() {
    const auto view = makeView();
    QSignalSpy spy(view.get(), &WaveformView::seekRequested);
    QTest::mousePress(view.get(), Qt::LeftButton, {}, QPoint(100, 100));
    QTest::mouseMove(view.get(), QPoint(700, 100));
    QTest::mouseMove(view.get(), QPoint(2000, 100));
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, QPoint(2000, 100));
    QVERIFY(spy.count() >= 3);
    QCOMPARE(spy.last()[0].toDouble(), kDuration);
  }
  void aDragInTheRulerMarksALoopAndAClickTakesItAway() {
    const auto view = makeView();
    QSignalSpy loops(view.get(), &WaveformView::loopRequested);
    QSignalSpy seeks(view.get(), &WaveformView::seekRequested);
    QTest::mousePress(view.get(), Qt::LeftButton, {}, QPoint(600, 5));
    QTest::mouseMove(view.get(), QPoint(200, 5));
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, QPoint(200, 5));
    QCOMPARE(loops.count(), 1);
    QVERIFY(view->loop().has_value());
    QVERIFY(qAbs(view->loop()->beginSeconds - 2) < 0.01);
    QVERIFY(qAbs(view->loop()->endSeconds - 6) < 0.01);
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(900, 5));
    QCOMPARE(loops.count(), 2);
    QVERIFY(!view->loop().has_value());
    QCOMPARE(seeks.count(), 0);
  }
  void anEndOfTheLoopCanBeMoved() {
    const auto view = makeView();
    view->setLoop(LoopSpan{2, 6});
    QSignalSpy loops(view.get(), &WaveformView::loopRequested);
    QTest::mousePress(view.get(), Qt::LeftButton, {}, QPoint(601, 80));
    QTest::mouseMove(view.get(), QPoint(800, 80));
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, QPoint(800, 80));
    QCOMPARE(loops.count(), 1);
    QVERIFY(qAbs(view->loop()->endSeconds - 8) < 0.02);
    QCOMPARE(view->loop()->beginSeconds, 2.0);
  }
  void theWheelZoomsAndShiftPans() {
    const auto view = makeView();
    wheel(*view, {500, 80}, {0, 240});
    QVERIFY(m_viewport.lengthSeconds() < 7);
    QVERIFY(qAbs(m_viewport.beginSeconds() + m_viewport.lengthSeconds() / 2 - 5) < 0.01);
    const double begin = m_viewport.beginSeconds();
    wheel(*view, {500, 80}, {0, -120}, Qt::ShiftModifier);
    QVERIFY(m_viewport.beginSeconds() > begin);
    QTest::mouseDClick(view.get(), Qt::LeftButton, {}, QPoint(500, 100));
    QVERIFY(m_viewport.showsAll());
  }
  void aClickAfterZoomingMeansTheVisibleMoment() {
    const auto view = makeView();
    m_viewport.show(4, 6);
    QSignalSpy spy(view.get(), &WaveformView::seekRequested);
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(500, 100));
    QVERIFY(qAbs(spy[0][0].toDouble() - 5) < 0.01);
  }
  void keysSeekAndZoom() {
    const auto view = makeView();
    view->setPosition(7);
    QSignalSpy spy(view.get(), &WaveformView::seekRequested);
    for (const auto& [key, seconds] :
         {std::pair{Qt::Key_Left, 2.0}, {Qt::Key_Right, 10.0}, {Qt::Key_Home, 0.0}, {Qt::Key_End, 10.0}}) {
      QTest::keyClick(view.get(), key);
      QCOMPARE(spy.takeLast()[0].toDouble(), seconds);
    }
    QTest::keyClick(view.get(), Qt::Key_Plus);
    QVERIFY(!m_viewport.showsAll());
    QTest::keyClick(view.get(), Qt::Key_0);
    QVERIFY(m_viewport.showsAll());
  }
  void theCompactViewOnlySeeks() {
    const auto view = makeView(WaveformView::Kind::compact);
    QSignalSpy loops(view.get(), &WaveformView::loopRequested);
    QSignalSpy seeks(view.get(), &WaveformView::seekRequested);
    QTest::mouseClick(view.get(), Qt::LeftButton, Qt::ShiftModifier, QPoint(500, 3));
    wheel(*view, {500, 20}, {0, 240});
    QCOMPARE(loops.count(), 0);
    QCOMPARE(seeks.count(), 1);
    QVERIFY(m_viewport.showsAll());
  }
  void loudAndQuietLookDifferent() {
    const Theme theme(ThemeChoice::dark);
    const auto view = makeView();
    auto peaks = std::make_shared<PeakPyramid>(44100);
    auto sound = test::sine(220, 0.05, kDuration / 2, 44100);
    const auto loud = test::sine(220, 0.9, kDuration / 2, 44100);
    sound.samples.insert(sound.samples.end(), loud.samples.begin(), loud.samples.end());
    peaks->append(sound.samples, 1);
    view->setPeaks(peaks);
    const QImage picture = view->grab().toImage();
    const QColor ground = tokensOf(ThemeName::dark).surface;
    const int quarter = picture.height() / 2 - 30;
    QCOMPARE(picture.pixelColor(250, quarter).name(), ground.name());
    QVERIFY(picture.pixelColor(750, quarter).name() != ground.name());
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::WaveformViewTest)
#include "waveform_view_test.moc"

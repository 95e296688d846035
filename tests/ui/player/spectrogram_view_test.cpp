// The spectrogram is painted off the GUI thread, in step with the viewport, in the chosen colours.

#include "ui/player/spectrogram_view.h"

#include <QSignalSpy>
#include <QtTest>

#include "tests/core/sound/test_signals.h"

namespace jukebox::ui {

class SpectrogramViewTest : public QObject {
  Q_OBJECT
 private:
  /// Two seconds of 200 Hz, then two of 5 kHz.
  static std::shared_ptr<const SpectrogramMap> twoTones() {
    auto builder = SpectrogramMapBuilder::create(44100, {.hopFrames = 512});
    const auto low = test::sine(200, 0.5, 2, 44100);
    const auto high = test::sine(5000, 0.5, 2, 44100);
    if (!builder->append(low.samples, 1) || !builder->append(high.samples, 1) || !builder->finish()) return nullptr;
    return std::make_shared<const SpectrogramMap>(builder->map());
  }
  static double lightness(const QImage& picture, int x, int y) { return picture.pixelColor(x, y).lightnessF(); }

 private slots:
  void tonesStandWhereTheirFrequencyIs() {
    TimeViewport viewport;
    viewport.setDuration(4);
    SpectrogramView view(viewport);
    view.resize(400, 256);
    view.show();
    const auto map = twoTones();
    view.setMap(map);
    QVERIFY(QTest::qWaitFor([&] { return view.isPainted(); }));
    const QImage picture = view.grab().toImage();
    const auto yOf = [&](double hz) { return static_cast<int>((1 - map->heightOf(hz)) * 256); };
    QVERIFY(lightness(picture, 120, yOf(200)) > lightness(picture, 120, yOf(5000)) + 0.2);
    QVERIFY(lightness(picture, 300, yOf(5000)) > lightness(picture, 300, yOf(200)) + 0.2);
    viewport.show(2.5, 3.5);  // zoomed into the second tone
    const QImage zoomed = view.grab().toImage();
    QVERIFY(lightness(zoomed, 50, yOf(5000)) > lightness(zoomed, 50, yOf(200)) + 0.2);
  }
  void anotherColourMapIsAnotherPicture() {
    TimeViewport viewport;
    viewport.setDuration(4);
    SpectrogramView view(viewport);
    view.resize(200, 100);
    view.setMap(twoTones());
    QVERIFY(QTest::qWaitFor([&] { return view.isPainted(); }));
    const QImage aurora = view.grab().toImage();
    view.setColorMap(ColorMap::grey);
    QVERIFY(!view.isPainted());
    QVERIFY(QTest::qWaitFor([&] { return view.isPainted(); }));
    QVERIFY(view.grab().toImage() != aurora);
  }
  void aViewThatIsGoneIsNotPainted() {
    TimeViewport viewport;
    {
      SpectrogramView view(viewport);
      view.setMap(twoTones());
    }
    QTest::qWait(50);
  }
  void aClickSeeks() {
    TimeViewport viewport;
    viewport.setDuration(4);
    SpectrogramView view(viewport);
    view.resize(400, 100);
    QSignalSpy spy(&view, &SpectrogramView::seekRequested);
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(100, 50));
    QVERIFY(qAbs(spy[0][0].toDouble() - 1) < 0.02);
  }
  void lightnessOfEveryMapRisesWithLoudness() {
    for (const ColorMap map : allColorMaps()) {
      double before = -1;
      for (const QRgb color : colorTable(map)) {
        const double luminance = 0.2126 * qRed(color) + 0.7152 * qGreen(color) + 0.0722 * qBlue(color);
        QVERIFY2(luminance >= before - 0.5, qPrintable(colorMapName(map)));
        before = luminance;
      }
      QVERIFY(before > 180);
    }
  }
  void brightMusicIsBrighterThanDull() {
    const auto brightness = brightnessOf(*twoTones(), 4);
    QCOMPARE(brightness.size(), std::size_t{4});
    QVERIFY(brightness[3] > brightness[0] + 0.3F);
    QVERIFY(brightnessOf(SpectrogramMap{}, 4).empty());
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::SpectrogramViewTest)
#include "spectrogram_view_test.moc"

// The learning curve: what is drawn of thousands of points, zoom, keys, and what it says to those who cannot see it.

#include <QSignalSpy>
#include <QtTest>
#include <cmath>

#include "ui/theme/theme.h"
#include "ui/training/curve_choice.h"

namespace jukebox::ui {

class LossChartTest : public QObject {
  Q_OBJECT
 private:
  static std::vector<CurvePoint> wave(int count) {
    std::vector<CurvePoint> points;
    for (int i = 0; i < count; ++i) points.push_back({static_cast<double>(i), 5 + std::sin(i * 0.7)});
    return points;
  }
  static void present(LossChart& chart, int count) {
    std::vector<CurvePoint> heldOut{{0, 6}, {count / 2.0, 5.5}, {count - 1.0, 5}};
    chart.present(
        "Bits a token",
        {{ChartSeries::Kind::training, "Learning", wave(count)}, {ChartSeries::Kind::heldOut, "Held out", heldOut}},
        {{"Pairs of codes", 4.6}});
  }

 private slots:
  void fewPointsStayAsTheyAre() {
    const auto points = wave(50);
    QCOMPARE(decimated(points, {0, 49}, 100).size(), std::size_t{50});
    QVERIFY(decimated({}, {0, 1}, 100).empty());
  }
  void manyPointsKeepTheirPeaksAndTheirEnds() {
    auto points = wave(100'000);
    points[54'321].value = 999;
    points[77'777].value = -999;
    const auto kept = decimated(points, {0, 99'999}, 500);
    QVERIFY(kept.size() <= 4 * 501);
    QVERIFY(std::is_sorted(kept.begin(), kept.end(), [](auto& a, auto& b) { return a.step < b.step; }));
    QVERIFY(std::any_of(kept.begin(), kept.end(), [](auto& p) { return p.step == 54'321 && p.value == 999; }));
    QVERIFY(std::any_of(kept.begin(), kept.end(), [](auto& p) { return p.step == 77'777 && p.value == -999; }));
    QCOMPARE(kept.front().step, 0.0);
    QCOMPARE(kept.back().step, 99'999.0);
  }
  void aPartOfACurveKeepsItsNeighboursSoThatTheLineLeavesTheChart() {
    const auto kept = decimated(wave(1000), {100.5, 200.5}, 400);
    QCOMPARE(kept.front().step, 100.0);
    QCOMPARE(kept.back().step, 201.0);
  }
  void rangesAndTicks() {
    const std::vector<CurvePoint> points{{0, -1}, {1, 4}, {2, 9}};
    QCOMPARE(valueRange(points, {0, 2}, false), std::optional<ChartRange>({-1, 9}));
    QCOMPARE(valueRange(points, {0, 2}, true), std::optional<ChartRange>({4, 9}));
    QVERIFY(!valueRange(points, {5, 6}, false));
    QCOMPARE(ticks({0, 10}, 5, false), (std::vector<double>{0, 2, 4, 6, 8}));
    QCOMPARE(ticks({0.01, 100}, 6, true).size(), std::size_t{5});
    QVERIFY(ticks({3, 3}, 5, false).empty());
    QVERIFY(ticks({-1, 1}, 5, true).empty());
    QVERIFY(ticks({2.1, 2.9}, 5, true).size() >= 2);
    for (const double high : {1e-9, 1.0, 12345.0, 1e12}) QVERIFY(ticks({0, high}, 7, false).size() <= 7);
  }
  void whatCanBeLookedAt() {
    const std::vector<CurvePoint> some{{1, 2}};
    TrainingCurves curves{{"lr", some},       {"gen_loss", some},          {"test_gen_loss", some},    {"bpd", some},
                          {"test_bpd", some}, {"test_unigram_bits", some}, {"test_bigram_bits", some}, {"empty", {}},
                          {"test_only", some}};
    QCOMPARE(quantitiesOf(curves), (std::vector<std::string>{"gen_loss", "lr", "only"}));
    QCOMPARE(seriesOf(curves, "gen_loss").size(), std::size_t{2});
    QCOMPARE(seriesOf(curves, "only").front().kind, ChartSeries::Kind::heldOut);
    QVERIFY(seriesOf(curves, "nothing").empty());
    QCOMPARE(marksOf(curves, "gen_loss").size(), std::size_t{2});
    QVERIFY(marksOf(curves, "lr").empty());
    QVERIFY(quantitiesOf({}).empty());
  }
  void zoomStaysInside() {
    const ChartRange whole{0, 100};
    QCOMPARE(zoomed(whole, whole, 2, 50, 4), (ChartRange{25, 75}));
    QCOMPARE(zoomed(whole, whole, 0.5, 50, 4), whole);
    QCOMPARE(zoomed({0, 8}, whole, 100, 0, 4), (ChartRange{0, 4}));
    QCOMPARE(panned({0, 10}, whole, -1), (ChartRange{0, 10}));
    QCOMPARE(panned({90, 100}, whole, 1), (ChartRange{90, 100}));
    QCOMPARE(nearestPoint(wave(10), 3.4)->step, 3.0);
    QVERIFY(!nearestPoint({}, 1));
  }
  void aChartOfAHundredThousandPointsIsDrawnWithinAFrame() {
    const Theme theme(ThemeChoice::dark);
    LossChart chart;
    chart.resize(800, 400);
    present(chart, 100'000);
    chart.grab();
    QElapsedTimer timer;
    timer.start();
    chart.grab();
    QVERIFY(chart.drawnPoints() < 4000);
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
  }
  void keysWalkZoomAndSpeak() {
    const Theme theme(ThemeChoice::dark);
    LossChart chart;
    chart.resize(600, 300);
    present(chart, 200);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.setFocus();
    QVERIFY(chart.accessibleDescription().contains("Learning: from 5 at step 0"));
    QVERIFY(chart.accessibleDescription().contains("Pairs of codes: 4.6"));
    QTest::keyClick(&chart, Qt::Key_End);
    QVERIFY2(chart.readout().startsWith("Step 199:"), qPrintable(chart.readout()));
    QTest::keyClick(&chart, Qt::Key_Left);
    QVERIFY(chart.readout().startsWith("Step 198:"));
    QCOMPARE(chart.accessibleDescription(), chart.readout());
    QTest::keyClick(&chart, Qt::Key_Home);
    QVERIFY(chart.readout().startsWith("Step 0:"));
    QTest::keyClick(&chart, Qt::Key_Plus);
    QVERIFY(chart.isZoomed());
    const ChartRange before = chart.view();
    QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(chart.view().low > before.low);
    QTest::keyClick(&chart, Qt::Key_0);
    QVERIFY(!chart.isZoomed());
  }
  void thePointerShowsValuesTheWheelZoomsAndDraggingMoves() {
    const Theme theme(ThemeChoice::light);
    LossChart chart;
    chart.resize(600, 300);
    present(chart, 200);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QTest::mouseMove(&chart, {300, 150});
    QTRY_VERIFY(chart.readout().contains("Held out"));
    const auto wheel = [&](int delta) {
      QWheelEvent event({300, 150}, chart.mapToGlobal(QPoint(300, 150)), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                        Qt::NoScrollPhase, false);
      QApplication::sendEvent(&chart, &event);
    };
    for (int i = 0; i < 5; ++i) wheel(120);
    QVERIFY(chart.isZoomed());
    const ChartRange before = chart.view();
    QTest::mousePress(&chart, Qt::LeftButton, {}, {300, 150});
    QMouseEvent move(QEvent::MouseMove, QPointF(200, 150), chart.mapToGlobal(QPointF(200, 150)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&chart, &move);
    QTest::mouseRelease(&chart, Qt::LeftButton, {}, {200, 150});
    QVERIFY(chart.view().low > before.low);
    QTest::mouseDClick(&chart, Qt::LeftButton, {}, {300, 150});
    QVERIFY(!chart.isZoomed());
  }
  void newValuesKeepTheZoomAnotherQuantityDoesNot() {
    LossChart chart;
    chart.resize(600, 300);
    present(chart, 200);
    chart.zoom(4);
    const ChartRange view = chart.view();
    present(chart, 220);
    QCOMPARE(chart.view(), view);
    chart.present("Loss", {{ChartSeries::Kind::training, "Learning", wave(30)}}, {});
    QVERIFY(!chart.isZoomed());
  }
  void strangeValuesAreDrawnWithoutHarm_data() {
    QTest::addColumn<std::vector<double>>("values");
    QTest::newRow("none") << std::vector<double>{};
    QTest::newRow("one") << std::vector<double>{3};
    QTest::newRow("constant") << std::vector<double>{3, 3, 3};
    QTest::newRow("zero and negative") << std::vector<double>{0, -1, -2};
    QTest::newRow("huge") << std::vector<double>{1e300, -1e300, 5};
    QTest::newRow("tiny") << std::vector<double>{1e-300, 2e-300};
  }
  void strangeValuesAreDrawnWithoutHarm() {
    QFETCH(std::vector<double>, values);
    LossChart chart;
    chart.resize(400, 240);
    std::vector<CurvePoint> points;
    for (const double value : values) points.push_back({static_cast<double>(points.size()), value});
    chart.present("Loss", {{ChartSeries::Kind::training, "Learning", points}}, {});
    for (const bool logarithmic : {false, true}) {
      chart.setLogarithmic(logarithmic);
      QVERIFY(!chart.grab().isNull());
    }
    QCOMPARE(chart.isEmpty(), values.empty());
    QVERIFY(!chart.summary().isEmpty());
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::LossChartTest)
#include "loss_chart_test.moc"

// The themes' colours can be read: every pair in use has the contrast that WCAG 2.1 AA asks for.

#include "ui/theme/tokens.h"

#include <QtTest>

namespace jukebox::ui {

class TokensTest : public QObject {
  Q_OBJECT
 private slots:
  void everyPairOfColoursHasEnoughContrast_data() {
    QTest::addColumn<int>("name");
    QTest::newRow("dark") << static_cast<int>(ThemeName::dark);
    QTest::newRow("light") << static_cast<int>(ThemeName::light);
    QTest::newRow("high contrast") << static_cast<int>(ThemeName::highContrast);
  }
  void everyPairOfColoursHasEnoughContrast() {
    QFETCH(int, name);
    const auto pairs = contrastPairsOf(tokensOf(static_cast<ThemeName>(name)));
    QVERIFY(pairs.size() > 50);
    QStringList tooWeak;
    for (const auto& pair : pairs) {
      const double ratio = contrastRatio(pair.foreground, pair.background);
      if (ratio < pair.minimumRatio) tooWeak << QStringLiteral("%1: %2").arg(pair.what).arg(ratio, 0, 'f', 2);
    }
    QVERIFY2(tooWeak.isEmpty(), qPrintable(tooWeak.join(QStringLiteral(", "))));
  }
  void highContrastTextIsFarAboveTheMinimum() {
    const Tokens& t = tokensOf(ThemeName::highContrast);
    QVERIFY(contrastRatio(t.text, t.window) > 15);
    QVERIFY(contrastRatio(t.faintText, t.window) > 10);
  }
  void contrastIsThatOfTheStandard() {
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrastRatio(QColor("#777777"), Qt::white) - 4.48) < 0.01);
  }
  void theCentroidScaleRunsFromDullToBright() {
    const Tokens& t = tokensOf(ThemeName::dark);
    QCOMPARE(centroidColor(t, 0).name(), t.waveLow.name());
    QCOMPARE(centroidColor(t, 0.5).name(), t.waveMiddle.name());
    QCOMPARE(centroidColor(t, 1).name(), t.waveHigh.name());
    QCOMPARE(centroidColor(t, -3).name(), t.waveLow.name());
  }
};

}  // namespace jukebox::ui

QTEST_GUILESS_MAIN(jukebox::ui::TokensTest)
#include "tokens_test.moc"

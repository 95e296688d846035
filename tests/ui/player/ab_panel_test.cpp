// Comparing two samples, with and without seeing which is which.

#include "ui/player/ab_panel.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

namespace jukebox::ui {

class AbPanelTest : public QObject {
  Q_OBJECT
 private:
  static QPushButton* button(AbPanel& panel, const QString& name) {
    for (auto* each : panel.findChildren<QPushButton*>()) {
      if (each->accessibleName() == name || each->text() == name) return each;
    }
    return nullptr;
  }
  static bool shows(AbPanel& panel, const QString& text) {
    const auto labels = panel.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return label->text().contains(text); });
  }
  static void begin(AbPanel& panel, std::uint64_t seed = 1) {
    panel.setSamples({"one", QStringLiteral("First song"), {}}, {"two", QStringLiteral("Second song"), {}}, seed);
    panel.resize(800, 160);
    panel.show();
  }

 private slots:
  void switchingAsksForTheOther() {
    AbPanel panel;
    begin(panel);
    QSignalSpy spy(&panel, &AbPanel::switchRequested);
    QTest::mouseClick(button(panel, QStringLiteral("B")), Qt::LeftButton);
    QCOMPARE(spy.takeLast()[0].value<std::string>(), std::string("two"));
    QTest::mouseClick(button(panel, QStringLiteral("B")), Qt::LeftButton);
    QCOMPARE(spy.count(), 0);
    QTest::keyClick(&panel, Qt::Key_Space);
    QCOMPARE(spy.takeLast()[0].value<std::string>(), std::string("one"));
    QTest::keyClick(&panel, Qt::Key_2);
    QCOMPARE(spy.takeLast()[0].value<std::string>(), std::string("two"));
  }
  void theVerdictCarriesWhatHappened() {
    AbPanel panel;
    begin(panel);
    QSignalSpy spy(&panel, &AbPanel::verdictGiven);
    QTest::keyClick(&panel, Qt::Key_B);
    QTest::keyClick(&panel, Qt::Key_A);
    panel.addListening(12.5);
    QTest::mouseClick(button(panel, QStringLiteral("B is better")), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    const auto verdict = spy[0][0].value<AbVerdict>();
    QCOMPARE(verdict, (AbVerdict{"one", "two", AbVerdict::Choice::second, false, 2, 12.5}));
    QVERIFY(!button(panel, QStringLiteral("A is better"))->isEnabled());  // one verdict a comparison
  }
  void blindHidesTheNamesUntilTheVerdict() {
    AbPanel panel;
    begin(panel);
    QVERIFY(shows(panel, QStringLiteral("First song")));
    QTest::mouseClick(panel.findChild<QCheckBox*>(), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(panel.isBlind());
    QVERIFY(!shows(panel, QStringLiteral("First song")));
    QVERIFY(!shows(panel, QStringLiteral("Second song")));
    QSignalSpy spy(&panel, &AbPanel::verdictGiven);
    QTest::mouseClick(button(panel, QStringLiteral("No difference")), Qt::LeftButton);
    QVERIFY(shows(panel, QStringLiteral("First song")));
    QCOMPARE(spy[0][0].value<AbVerdict>().choice, AbVerdict::Choice::same);
    QVERIFY(spy[0][0].value<AbVerdict>().wasBlind);
  }
  void theHiddenOrderIsDrawnAndTheVerdictStillNamesTheRightOne() {
    int swapped = 0;
    for (std::uint64_t seed = 0; seed < 64; ++seed) {
      AbPanel panel;
      begin(panel, seed);
      QSignalSpy switches(&panel, &AbPanel::switchRequested);
      panel.setBlind(true);
      const auto heardAsX = switches.isEmpty() ? std::string("one") : switches.last()[0].value<std::string>();
      swapped += heardAsX == "two" ? 1 : 0;
      QSignalSpy spy(&panel, &AbPanel::verdictGiven);
      QTest::mouseClick(button(panel, QStringLiteral("X is better")), Qt::LeftButton);
      const auto choice = spy[0][0].value<AbVerdict>().choice;
      QCOMPARE(choice == AbVerdict::Choice::second, heardAsX == "two");
    }
    QVERIFY(swapped > 16 && swapped < 48);
  }
};

}  // namespace jukebox::ui

Q_DECLARE_METATYPE(std::string)
QTEST_MAIN(jukebox::ui::AbPanelTest)
#include "ab_panel_test.moc"

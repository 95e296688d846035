// The theme changes palette and style sheet while the program runs.

#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QtTest>

#include "ui/theme/style_sheet.h"

namespace jukebox::ui {

class ThemeTest : public QObject {
  Q_OBJECT
 private slots:
  void changingTheChoiceRepaintsWidgetsThatAreAlreadyThere() {
    Theme theme(ThemeChoice::dark);
    QPushButton button(QStringLiteral("x"));
    button.resize(80, 32);
    QSignalSpy spy(&theme, &Theme::changed);
    const QColor dark = button.grab().toImage().pixelColor(20, 5);
    theme.setChoice(ThemeChoice::light);
    QCOMPARE(spy.count(), 1);
    const QColor light = button.grab().toImage().pixelColor(20, 5);
    QCOMPARE(dark.name(), tokensOf(ThemeName::dark).raised.name());
    QCOMPARE(light.name(), tokensOf(ThemeName::light).raised.name());
    QCOMPARE(QApplication::palette().color(QPalette::Window).name(), tokensOf(ThemeName::light).window.name());
  }
  void theSameThemeAgainIsNoChange() {
    Theme theme(ThemeChoice::dark);
    QSignalSpy spy(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::dark);
    QCOMPARE(spy.count(), 0);
  }
  void everyNameInTheStyleSheetIsAToken() {
    for (const auto name : {ThemeName::dark, ThemeName::light, ThemeName::highContrast}) {
      const QString sheet = styleSheetFor(tokensOf(name));
      QVERIFY(sheet.size() > 1000);
      const auto comments = QRegularExpression(QStringLiteral("/\\*.*?\\*/"));
      QVERIFY2(!QString(sheet).remove(comments).contains(u'@'), "a @name is not a token");
    }
  }
  void choicesHaveNamesThatComeBack() {
    for (const auto choice : {ThemeChoice::system, ThemeChoice::dark, ThemeChoice::light, ThemeChoice::highContrast}) {
      QCOMPARE(themeChoiceFromName(themeChoiceName(choice)), choice);
    }
    QCOMPARE(themeChoiceFromName(QStringLiteral("plaid")), ThemeChoice::system);
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::ThemeTest)
#include "theme_test.moc"

// The search field and its text: chips, completion, history, mistakes; and the marks in what was found.

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include "ui/gallery/text_highlight.h"
#include "ui/search/query_text.h"
#include "ui/search/search_field.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class SearchTest : public QObject {
  Q_OBJECT
 private slots:
  void termsKeepTheirQuotes() {
    QCOMPARE(splitTerms(QStringLiteral("  night  artist:\"Mara Vale\" -is:draft \"two words\"")),
             (QStringList{"night", "artist:\"Mara Vale\"", "-is:draft", "\"two words\""}));
    QVERIFY(isFieldTerm(QStringLiteral("-rating:>3")));
    QVERIFY(!isFieldTerm(QStringLiteral("rating:")));
    QVERIFY(!isFieldTerm(QStringLiteral("http://x")));
    QCOMPARE(fieldTerm(QStringLiteral("artist"), QStringLiteral("Mara Vale")), QStringLiteral("artist:\"Mara Vale\""));
    QCOMPARE(fieldTerm(QStringLiteral("genre"), QStringLiteral("folk")), QStringLiteral("genre:folk"));
  }
  void aFinishedFieldTermBecomesAChipThatCanBeRemoved() {
    Theme theme(ThemeChoice::dark);
    SearchField field;
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    field.focusField();
    QSignalSpy spy(&field, &SearchField::queryChanged);
    QTest::keyClicks(&field.line(), QStringLiteral("genre:folk river"));
    QCOMPARE(field.line().text(), QStringLiteral("river"));
    QCOMPARE(field.query(), QStringLiteral("genre:folk river"));
    QCOMPARE(spy.last()[0].toString(), field.query());
    auto* chip = field.findChild<QToolButton*>(QStringLiteral("chip"));
    QVERIFY(chip != nullptr);
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(field.query(), QStringLiteral("river"));
    QCOMPARE(spy.last()[0].toString(), QStringLiteral("river"));
  }
  void fieldsAndValuesAreOfferedAndTaken() {
    Theme theme(ThemeChoice::dark);
    SearchField field;
    field.setValues({{QStringLiteral("artist"), {QStringLiteral("Mara Vale"), QStringLiteral("Tom Harrow")}}});
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    field.focusField();
    QTest::keyClicks(&field.line(), QStringLiteral("art"));
    QVERIFY(field.popup().count() >= 1);
    QTest::keyClick(&field.line(), Qt::Key_Down);
    QTest::keyClick(&field.line(), Qt::Key_Return);
    QCOMPARE(field.line().text(), QStringLiteral("artist:"));
    QTest::keyClicks(&field.line(), QStringLiteral("m"));
    QCOMPARE(field.popup().count(), 1);
    QTest::keyClick(&field.line(), Qt::Key_Tab);
    QCOMPARE(field.query(), QStringLiteral("artist:\"Mara Vale\""));
  }
  void backspaceTurnsTheLastChipIntoText() {
    Theme theme(ThemeChoice::dark);
    SearchField field;
    field.setQuery(QStringLiteral("is:favourite"));
    QCOMPARE(field.line().text(), QString());
    QTest::keyClick(&field.line(), Qt::Key_Backspace);
    QCOMPARE(field.line().text(), QStringLiteral("is:favourite"));
  }
  void searchesAreRememberedNewestFirstOnce() {
    Theme theme(ThemeChoice::dark);
    SearchField field;
    for (const char* query : {"one", "two", "one"}) {
      field.setQuery(QString::fromLatin1(query));
      field.remember();
    }
    QCOMPARE(field.history(), (QStringList{"one", "two"}));
  }
  void escapeClearsAndLeaves() {
    Theme theme(ThemeChoice::dark);
    SearchField field;
    field.setQuery(QStringLiteral("river"));
    QSignalSpy left(&field, &SearchField::left);
    QTest::keyClick(&field.line(), Qt::Key_Escape);
    QCOMPARE(field.query(), QString());
    QCOMPARE(left.count(), 1);
  }
  void wordsAreMarkedByTheirBeginningsWithoutCaseAndAccents() {
    using Ranges = std::vector<std::pair<int, int>>;
    QCOMPARE(markedRanges(QStringLiteral("River and driver"), {"riv"}), (Ranges{{0, 3}}));
    QCOMPARE(markedRanges(QStringLiteral("Café Müller"), {"CAFE", "mu"}), (Ranges{{0, 4}, {5, 2}}));
    QCOMPARE(markedRanges(QStringLiteral("River"), {"lake"}), Ranges{});
    QCOMPARE(markedRanges(QStringLiteral("River"), {}), Ranges{});
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::SearchTest)
#include "search_test.moc"

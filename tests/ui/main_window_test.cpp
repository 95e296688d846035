// The whole window on a library in memory, by clicks and keys.

#include "ui/shell/main_window.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QToolButton>
#include <QScreen>
#include <QtTest>

#include "tests/ui/fake_library.h"
#include "ui/gallery/gallery.h"
#include "ui/gallery/grid_view.h"
#include "ui/gallery/state_page.h"
#include "ui/gallery/table_view.h"
#include "ui/inspector/details_panel.h"
#include "ui/search/search_field.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/page_rail.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/shell/toast.h"
#include "ui/sidebar/sidebar.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class MainWindowTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QApplication::setApplicationName(QStringLiteral("main-window-test"));
  }
  void init() {
    QSettings().clear();
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_library = std::make_unique<test::FakeLibrary>();
    for (int i = 0; i < 40; ++i) m_library->add("Song " + std::to_string(i), i % 2 == 0 ? "Mara Vale" : "Tom Harrow");
    open();
  }
  void cleanup() { m_window.reset(); }

  void theWindowFitsOnTheScreenAtTheFirstStart() {
    const MainWindow first(LibraryAccess{*m_library, *m_library, m_thumbnails});
    const QSize room = first.screen()->availableGeometry().size();
    QVERIFY(first.width() <= std::max(room.width(), first.minimumWidth()));
    QVERIFY(first.height() < std::max(room.height(), first.minimumHeight() + 1));
  }
  void theFirstSampleIsShownAndTheArrowsMoveOn() {
    QTRY_VERIFY(m_window->details().sample().has_value());
    QCOMPARE(m_window->details().sample()->title, std::string("Song 0"));
    QTest::keyClick(&grid(), Qt::Key_Right);
    QTRY_COMPARE(m_window->details().sample()->title, std::string("Song 1"));
    QTest::keyClick(&grid(), Qt::Key_Down);
    QTRY_COMPARE(m_window->details().sample()->title, "Song " + std::to_string(1 + grid().columns()));
    QTest::keyClick(&grid(), Qt::Key_End);
    QTRY_COMPARE(m_window->details().sample()->title, std::string("Song 39"));
    QVERIFY(grid().verticalScrollBar()->value() > 0);
  }
  void returnPlays() {
    QSignalSpy spy(m_window.get(), &MainWindow::playRequested);
    QTest::keyClick(&grid(), Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toString(), QStringLiteral("id-0"));
  }
  void aDoubleClickPlays() {
    QSignalSpy spy(m_window.get(), &MainWindow::playRequested);
    const QRect card = cardRect(2);
    QTest::mouseDClick(grid().viewport(), Qt::LeftButton, {}, card.topLeft() + QPoint(20, 110));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toString(), QStringLiteral("id-2"));
  }
  void theStarsOfACardRateAndUndoTakesItBack() {
    const QRect card = cardRect(1);
    QTest::mouseClick(grid().viewport(), Qt::LeftButton, {}, card.bottomLeft() + QPoint(12 + 3 * 15 + 4, -22));
    QTRY_COMPARE(m_library->samples[1].rating, 4);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_library->samples[1].rating, 0);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_library->samples[1].rating, 4);
  }
  void keysRateAndMarkTheWholeSelection() {
    QTest::mouseClick(grid().viewport(), Qt::LeftButton, {}, cardRect(0).topLeft() + QPoint(20, 110));
    QTest::mouseClick(grid().viewport(), Qt::LeftButton, Qt::ShiftModifier, cardRect(2).topLeft() + QPoint(20, 110));
    QCOMPARE(m_window->gallery().selectedIds().size(), std::size_t{3});
    QTest::keyClick(&grid(), Qt::Key_F);
    QTRY_VERIFY(m_library->samples[0].favourite && m_library->samples[2].favourite);
    QTest::keyClick(&grid(), Qt::Key_5);
    QTRY_COMPARE(m_library->samples[1].rating, 5);
    QCOMPARE(m_library->samples[3].rating, 0);
    QCOMPARE(m_window->gallery().selectedIds().size(), std::size_t{3});
  }
  void deleteMovesToTheTrashAndTheToastUndoes() {
    QTest::keyClick(&grid(), Qt::Key_Delete);
    QTRY_VERIFY(m_library->samples[0].deleted);
    QTRY_COMPARE(m_window->list().rowCount(), 39);
    QVERIFY(m_window->toast().isVisible());
    QTest::mouseClick(m_window->toast().findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY(!m_library->samples[0].deleted);
    QTRY_COMPARE(m_window->list().rowCount(), 40);
  }
  void pagesAreSwitchedByRailAndKeysAndHoldTheKeysOfTheList() {
    auto* other = new QWidget;
    m_window->addPage(Icon::model, QStringLiteral("Other"), other);
    QVERIFY(m_window->rail().isVisible());
    QSignalSpy shown(m_window.get(), &MainWindow::pageChanged);
    QTest::mouseClick(m_window->rail().button(1), Qt::LeftButton);
    QVERIFY(other->isVisible() && !grid().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_5);  // rates nothing that is out of sight
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
    QVERIFY(grid().isVisible());
    QCOMPARE(m_library->samples[0].rating, 0);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
    m_window->reveal("id-3");
    QVERIFY(grid().isVisible());
    QTRY_COMPARE(m_window->details().sample()->id, std::string("id-3"));
    QCOMPARE(shown.count(), 4);
    m_window->setPageBadge(other, QStringLiteral("7"));
    QCOMPARE(m_window->rail().button(1)->accessibleDescription(), QStringLiteral("7"));
    m_window->rail().button(0)->setFocus();
    QTest::keyClick(m_window->rail().button(0), Qt::Key_Down);
    QVERIFY(m_window->rail().button(1)->hasFocus());
  }
  void slashSearchesWhileTyping() {
    QTest::keyClick(&grid(), Qt::Key_Slash);
    QVERIFY(m_window->search().line().hasFocus());
    QTest::keyClicks(&m_window->search().line(), QStringLiteral("Song 3"));
    QTRY_COMPARE(m_window->list().rowCount(), 11);
    QTest::keyClick(&m_window->search().line(), Qt::Key_Escape);
    QTRY_COMPARE(m_window->list().rowCount(), 40);
    QVERIFY(grid().hasFocus());
  }
  void nothingFoundOffersWhatWasMeant() {
    m_library->suggested = {"Song 7"};
    m_window->search().focusField();
    QTest::keyClicks(&m_window->search().line(), QStringLiteral("Sogn 7"));
    QTRY_VERIFY(m_window->gallery().statePage().isVisible());
    QTRY_VERIFY(m_window->gallery().statePage().findChild<QPushButton*>() != nullptr);
    QTest::mouseClick(m_window->gallery().statePage().findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_COMPARE(m_window->list().rowCount(), 1);
    QCOMPARE(m_window->search().query(), QStringLiteral("Song 7"));
  }
  void aMistakeIsExplainedBelowTheFieldAndTheListStays() {
    m_window->search().focusField();
    QTest::keyClicks(&m_window->search().line(), QStringLiteral("bad:x"));
    QTRY_VERIFY(m_window->search().mistake().contains(QStringLiteral("no search field")));
    QVERIFY(!m_window->gallery().statePage().isVisible());
    QTest::keyClick(&m_window->search().line(), Qt::Key_Escape);
    QTRY_COMPARE(m_window->search().mistake(), QString());
  }
  void anUnreadableLibraryIsExplained() {
    m_library->failure = makeError(ErrorKind::corrupt, "The library is damaged.", "Rebuild it.");
    emit m_library->changed();
    auto& page = m_window->gallery().statePage();
    QTRY_VERIFY(page.isVisible());
    QTRY_COMPARE(page.title(), QStringLiteral("The library is damaged."));
    m_library->failure.reset();
    QTest::mouseClick(page.findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY(grid().isVisible());
  }
  void theSidebarChoosesViewsAndSaysWhenTheyAreEmpty() {
    auto& tree = m_window->sidebar().tree();
    auto* item = m_window->sidebar().itemOf(QStringLiteral("favourites"));
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualItemRect(item).center());
    QTRY_VERIFY(m_window->gallery().statePage().isVisible());
    QCOMPARE(m_window->gallery().statePage().title(), QStringLiteral("No favourites yet"));
  }
  void countsFollowTheLibrary() {
    auto& sidebar = m_window->sidebar();
    QTRY_VERIFY(sidebar.itemOf(QStringLiteral("artist/Tom Harrow")) != nullptr);
    m_library->add("New", "Pip Wren");
    emit m_library->changed();
    QTRY_VERIFY(sidebar.itemOf(QStringLiteral("artist/Pip Wren")) != nullptr);
    QCOMPARE(sidebar.current().key, QStringLiteral("all"));
  }
  void tableAndCardsShareSelectionAndTheHeaderSorts() {
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    auto& table = m_window->gallery().table();
    QVERIFY(table.isVisible());
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(m_window->list().index(3, 1)).center());
    QTRY_COMPARE(m_window->details().sample()->title, std::string("Song 3"));
    const auto* header = table.horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(1) + 20, 12));
    QTRY_COMPARE(m_window->list().request().sort, SampleSort::artist);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(1) + 20, 12));
    QTRY_COMPARE(m_window->list().request().sort, SampleSort::artistReversed);
  }
  void titleTagsAndNotesAreEditedInPlace() {
    QTRY_VERIFY(m_window->details().sample().has_value());
    QTest::keyClick(&grid(), Qt::Key_F2);
    QVERIFY(m_window->details().titleField().hasFocus());
    QTest::keyClicks(&m_window->details().titleField(), QStringLiteral("River"));
    QTest::keyClick(&m_window->details().titleField(), Qt::Key_Return);
    QTRY_COMPARE(m_library->samples[0].title, std::string("River"));
    m_window->details().tagsField().setText(QStringLiteral("live,  late night ,"));
    m_window->details().commit();
    QTRY_COMPARE(m_library->samples[0].tags, (std::vector<std::string>{"live", "late night"}));
  }
  void assistiveTechnologyReadsAndPlaysTheCards() {
    QTRY_VERIFY(m_window->list().summaryAt(3) != nullptr);
    auto* list = QAccessible::queryAccessibleInterface(&grid());
    QVERIFY(list != nullptr);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 40);
    auto* card = list->child(3);
    QCOMPARE(card->role(), QAccessible::ListItem);
    QVERIFY(card->text(QAccessible::Name).startsWith(QStringLiteral("Song 3, ")));
    QCOMPARE(list->indexOfChild(card), 3);
    QCOMPARE(card->parent(), list);
    QCOMPARE(list->childAt(card->rect().center().x(), card->rect().center().y()), card);
    QVERIFY(!card->state().selected);
    QSignalSpy spy(m_window.get(), &MainWindow::playRequested);
    card->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(spy.count(), 1);
    QVERIFY(card->state().selected);
    QCOMPARE(list->focusChild(), card);
    QVERIFY(list->child(40) == nullptr && list->child(-1) == nullptr);
    QVERIFY(list->child(39)->state().offscreen);
  }
  void cellsOfTheTableCanBeRead() {
    QTRY_VERIFY(m_window->list().summaryAt(3) != nullptr);
    m_window->gallery().setLayout(Gallery::Layout::table);
    auto* table = QAccessible::queryAccessibleInterface(&m_window->gallery().table());
    QVERIFY(table != nullptr && table->tableInterface() != nullptr);
    for (int column = 0; column < kSampleColumns; ++column) {
      if (m_window->gallery().table().isColumnHidden(column)) continue;
      auto* cell = table->tableInterface()->cellAt(3, column);
      QVERIFY(cell != nullptr);
      QVERIFY2(!cell->text(QAccessible::Name).isEmpty(), qPrintable(SampleListModel::columnNames()[column]));
    }
  }
  void thousandsOfArtistsComeWithoutAWaitAndTheirCountsInPlace() {
    for (int i = 0; i < 1000; ++i) m_library->add("More " + std::to_string(i), "Artist " + std::to_string(1000 + i));
    emit m_library->changed();
    auto& sidebar = m_window->sidebar();
    QTRY_VERIFY(sidebar.itemOf(QStringLiteral("artist/Artist 1000")) != nullptr);
    sidebar.select(QStringLiteral("artist/Artist 1999"));  // perhaps not there yet
    QTRY_COMPARE(sidebar.current().key, QStringLiteral("artist/Artist 1999"));
    QTRY_VERIFY(sidebar.itemOf(QStringLiteral("artist/Artist 1999")) != nullptr);
    auto* item = sidebar.itemOf(QStringLiteral("artist/Artist 1500"));
    m_library->add("One more", "Artist 1500");
    emit m_library->changed();
    QTRY_VERIFY(item->data(0, Qt::AccessibleTextRole).toString().contains(QStringLiteral(", 2 ")));
    QCOMPARE(sidebar.itemOf(QStringLiteral("artist/Artist 1500")), item);
    QCOMPARE(sidebar.current().key, QStringLiteral("artist/Artist 1999"));
  }
  void lettersInAFieldAreNoCommands() {
    m_window->search().focusField();
    QTest::keyClicks(&m_window->search().line(), QStringLiteral("f5"));
    QTest::qWait(20);
    QCOMPARE(m_window->search().line().text(), QStringLiteral("f5"));
    QVERIFY(!m_library->samples[0].favourite);
    QCOMPARE(m_library->samples[0].rating, 0);
  }
  void theCommandPaletteFindsByLetters() {
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_window->palette().isVisible());
    QTest::keyClicks(&m_window->palette().line(), QStringLiteral("goto fav"));
    QCOMPARE(m_window->palette().list().item(0)->text(), QStringLiteral("Go to Favourites"));
    QTest::keyClick(&m_window->palette().line(), Qt::Key_Return);
    QCOMPARE(m_window->sidebar().current().key, QStringLiteral("favourites"));
    QVERIFY(!m_window->palette().isVisible());
  }
  void everyPartCanBeHiddenAndThatIsRemembered() {
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!m_window->sidebar().isVisible());
    m_window->sidebar().select(QStringLiteral("artist/Tom Harrow"));
    m_window->close();
    open();
    QVERIFY(!m_window->sidebar().isVisible());
    QVERIFY(m_window->gallery().table().isVisible() || m_window->gallery().statePage().isVisible());
    QTRY_COMPARE(m_window->sidebar().current().key, QStringLiteral("artist/Tom Harrow"));
  }
  void collectionsAreMadeFilledAndTakenBack() {
    m_window->edits().createCollection(QStringLiteral("Road songs"));
    QTRY_COMPARE(m_library->collections.size(), std::size_t{1});
    const std::string id = m_library->collections[0].id;
    QTRY_VERIFY(m_window->sidebar().itemOf(QStringLiteral("collection/") + QString::fromStdString(id)) != nullptr);
    m_window->edits().addToCollection(id, QStringLiteral("Road songs"), {"id-1", "id-2"});
    QTRY_COMPARE(m_library->collections[0].sampleIds.size(), std::size_t{2});
    m_window->edits().undoStack().undo();
    QTRY_COMPARE(m_library->collections[0].sampleIds.size(), std::size_t{0});
  }
  void aChangeThatFailsSaysSoAndIsNotUndoable() {
    m_library->failure = makeError(ErrorKind::noSpace, "The disk is full.", "Make room.");
    QTest::keyClick(&grid(), Qt::Key_F);
    QTRY_VERIFY(m_window->toast().isVisible());
    QVERIFY(m_window->toast().message().contains(QStringLiteral("The disk is full.")));
    QVERIFY(!m_library->samples[0].favourite);
  }
  void everyControlHasAnAccessibleName() {
    QStringList nameless;
    for (const auto* button : m_window->findChildren<QAbstractButton*>()) {
      const bool isNamed = !button->accessibleName().isEmpty() || !button->text().isEmpty();
      if (!isNamed && button->isVisible()) nameless << QString::fromLatin1(button->metaObject()->className());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
    const auto index = m_window->list().index(0, 0);
    QTRY_VERIFY(index.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Mara Vale")));
  }
  void theShortcutSheetListsEveryKeyOnce() {
    QStringList keys;
    for (const auto& line : shortcutLines(m_window->commands())) keys << line.keys;
    QVERIFY(keys.size() > 25);
    QStringList repeated = keys;
    QCOMPARE(repeated.removeDuplicates(), 0);
  }
  void theWindowWorksFromTheSmallestToALargeSizeInEveryTheme() {
    for (const auto choice : {ThemeChoice::dark, ThemeChoice::light, ThemeChoice::highContrast}) {
      m_theme->setChoice(choice);
      for (const QSize size : {QSize(1024, 640), QSize(3840, 2160)}) {
        m_window->resize(size);
        QCOMPARE(m_window->size(), size);
        QVERIFY(!m_window->grab().isNull());
      }
    }
  }

 private:
  void open() {
    m_window = std::make_unique<MainWindow>(LibraryAccess{*m_library, *m_library, m_thumbnails});
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(m_window->list().state(), SampleListModel::State::ready);
    if (m_window->list().rowCount() > 0) QTRY_VERIFY(m_window->list().summaryAt(0) != nullptr);
    QTest::qWait(1);
    m_window->gallery().focusList();
  }
  GridView& grid() { return m_window->gallery().grid(); }
  QRect cardRect(int row) { return grid().visualRect(m_window->list().index(row, 0)); }

  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeLibrary> m_library;
  test::FakeThumbnails m_thumbnails;
  std::unique_ptr<MainWindow> m_window;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::MainWindowTest)
#include "main_window_test.moc"

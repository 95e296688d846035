// The cards are painted by hand: what assistive technology is told while the keys move through them. No platform of the
// tests has a screen reader, so the last step, handing the event over, is taken by the test.

#include <QAccessible>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QtTest>

#include "tests/ui/fake_library.h"
#include "ui/gallery/grid_view.h"
#include "ui/library/sample_list_model.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

/// A grid that notes what it announces, with the name that the interface of the card has at that moment.
class HeardGrid : public GridView {
  Q_OBJECT
 public:
  using GridView::GridView;
  QStringList heard;

 protected:
  void announce(QAccessible::Event kind, int row) override {
    const std::map<QAccessible::Event, QString> words = {{QAccessible::Focus, QStringLiteral("focus")},
                                                         {QAccessible::Selection, QStringLiteral("only")},
                                                         {QAccessible::SelectionAdd, QStringLiteral("added")},
                                                         {QAccessible::SelectionRemove, QStringLiteral("removed")},
                                                         {QAccessible::SelectionWithin, QStringLiteral("many")},
                                                         {QAccessible::NameChanged, QStringLiteral("renamed")},
                                                         {QAccessible::ObjectReorder, QStringLiteral("reordered")}};
    auto* card = row < 0 ? nullptr : QAccessible::queryAccessibleInterface(this)->child(row);
    const QString name = card == nullptr ? QString() : u' ' + card->text(QAccessible::Name).section(u',', 0, 0);
    heard << words.at(kind) + name;
  }
};

class GridAnnouncementsTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_library = std::make_unique<test::FakeLibrary>();
    for (int i = 0; i < 40; ++i) m_library->add("Song " + std::to_string(i));
    m_model = std::make_unique<SampleListModel>(*m_library);
    m_window = std::make_unique<QWidget>();
    m_grid = new HeardGrid(m_thumbnails);
    m_field = new QLineEdit;
    auto* layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_field);
    layout->addWidget(m_grid);
    m_grid->setModel(m_model.get());
    m_model->setRequest({});
    m_window->resize(900, 600);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_model->summaryAt(5) != nullptr);
    m_field->setFocus();
    m_grid->setCurrentIndex(m_model->index(0, 0));
    m_grid->heard.clear();
  }

  void theCardUnderTheFocusIsToldWhenTheFocusComes() {
    QTest::keyClick(m_field, Qt::Key_Tab);
    QTRY_VERIFY(m_grid->hasFocus());
    QCOMPARE(m_grid->heard, QStringList{QStringLiteral("focus Song 0")});
  }
  void everyMoveIsTold() {
    m_grid->setFocus();
    m_grid->heard.clear();
    QTest::keyClick(m_grid, Qt::Key_Right);
    QVERIFY(m_grid->heard.contains(QStringLiteral("focus Song 1")));
    QVERIFY(m_grid->heard.contains(QStringLiteral("removed Song 0")));
    QVERIFY(m_grid->heard.contains(QStringLiteral("only Song 1")));
    QCOMPARE(m_grid->heard.size(), 3);
    const auto* list = QAccessible::queryAccessibleInterface(m_grid);
    QVERIFY(list->child(1)->state().focused && list->child(1)->state().selected);
    QVERIFY(!list->child(0)->state().focused);
  }
  void aChangeWithoutTheFocusIsNotAFocus() {
    m_grid->setCurrentIndex(m_model->index(3, 0));
    QVERIFY(m_grid->heard.filter(QStringLiteral("focus")).isEmpty());
    QVERIFY(m_grid->heard.contains(QStringLiteral("only Song 3")));
  }
  void aGrowingSelectionIsAddedTo() {
    m_grid->setFocus();
    m_grid->heard.clear();
    QTest::keyClick(m_grid, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(m_grid->heard.contains(QStringLiteral("added Song 1")));
    QVERIFY(m_grid->heard.filter(QStringLiteral("removed")).isEmpty());
  }
  void aLongSelectionIsToldAtOnce() {
    m_grid->selectAll();
    QCOMPARE(m_grid->heard, QStringList{QStringLiteral("many")});
  }
  void whatChangesOnTheCurrentCardIsToldOnce() {
    m_grid->setFocus();
    m_grid->heard.clear();
    m_library->samples[0].rating = 5;
    m_model->refresh();
    QTRY_COMPARE(m_grid->heard, QStringList{QStringLiteral("renamed Song 0")});
    m_model->refresh();
    QTRY_VERIFY(m_library->queries.size() >= 3);
    QCOMPARE(m_grid->heard.size(), 1);
  }
  void anotherListIsTold() {
    m_model->setRequest({"Song 7", SampleSort::newest});
    QTRY_COMPARE(m_model->rowCount(), 1);
    QVERIFY(m_grid->heard.contains(QStringLiteral("reordered")));
    QCOMPARE(QAccessible::queryAccessibleInterface(m_grid)->childCount(), 1);
  }
  void theListSaysThatManyCanBeChosen() {
    const auto state = QAccessible::queryAccessibleInterface(m_grid)->state();
    QVERIFY(state.multiSelectable && state.extSelectable && state.focusable);
  }

 private:
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeLibrary> m_library;
  std::unique_ptr<SampleListModel> m_model;
  test::FakeThumbnails m_thumbnails;
  std::unique_ptr<QWidget> m_window;
  HeardGrid* m_grid = nullptr;
  QLineEdit* m_field = nullptr;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::GridAnnouncementsTest)
#include "grid_announcements_test.moc"

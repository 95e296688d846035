// The panel about one sample: its pages, by clicks and keys.

#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include "core/domain/generation_command.h"
#include "tests/ui/fake_library.h"
#include "ui/inspector/details_page.h"
#include "ui/inspector/details_panel.h"
#include "ui/inspector/fact_list.h"
#include "ui/inspector/lineage_view.h"
#include "ui/inspector/provenance_page.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class InspectorTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_library = std::make_unique<test::FakeLibrary>();
    m_library->samples.reserve(16);
    m_edits = std::make_unique<LibraryEdits>(*m_library);
    Sample& song = m_library->add("River");
    song.request.seed = 4711;
    song.request.conditioning.lyrics = "down the river\nwe go";
    song.request.levels = {{0.9, 0, 0, 0.5}, {0.98, 40, 0, 0.125}};
    song.model.name = "starter";
    song.model.weightsHash = std::string(64, 'a');
    song.model.provenance = "Synthetic songs, all of " + std::string(90, 'x');
    Sample& child = m_library->add("River, second verse");
    child.parentId = "id-0";
    child.request.mode = GenerationMode::continuation;
    Sample& grandchild = m_library->add("River, in full");
    grandchild.parentId = "id-1";
    grandchild.request.mode = GenerationMode::upsample;
    m_library->add("Orphan").parentId = "no-such-sample";
    m_panel = std::make_unique<DetailsPanel>(*m_library, *m_edits, m_thumbnails);
    m_panel->resize(340, 700);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
  }
  void cleanup() { m_panel.reset(); }

  void everyFactHasAMeaningAndCanBeCopied() {
    show("id-0");
    FactList& facts = m_panel->detailsPage().facts();
    const QString all = facts.asText();
    for (const char* line :
         {"Artist: Mara Vale\n", "Seed: 4711\n", "Temperature: 0.98 · 0.9\n", "Choice: best 40 · all\n"}) {
      QVERIFY2(all.contains(QString::fromUtf8(line)), qPrintable(all));
    }
    const auto explanations = [&] {
      int shown = 0;
      for (const auto* label : facts.findChildren<QLabel*>()) {
        if (label->property("role") == QStringLiteral("small") && label->isVisible()) {
          ++shown;
          [&] { QVERIFY(!label->text().isEmpty()); }();
        }
      }
      return shown;
    };
    QCOMPARE(explanations(), 0);
    click<QToolButton>("explainFields");
    QCOMPARE(explanations(), static_cast<int>(all.count(u'\n')));
    click<QToolButton>("copyDetails");
    QCOMPARE(QGuiApplication::clipboard()->text(), all);
  }
  void whatListenersPreferredIsSaid() {
    m_library->compared["id-1"] = {4, 3, 2};
    show("id-1");
    QTRY_VERIFY(m_panel->detailsPage().facts().asText().contains(QStringLiteral("preferred in 3 of 4 (2 blind)")));
    show("id-0");
    QTest::qWait(10);
    QVERIFY(!m_panel->detailsPage().facts().asText().contains(QStringLiteral("preferred")));
  }
  void lyricsHaveAPageOfTheirOwn() {
    show("id-0");
    openTab(1);
    auto* lyrics = m_panel->findChild<QLabel*>(QStringLiteral("lyricsText"));
    QCOMPARE(lyrics->text(), QStringLiteral("down the river\nwe go"));
    QVERIFY(lyrics->isVisible());
    show("id-1");
    QVERIFY(!lyrics->isVisible());
  }
  void theLineageLeadsToTheRelatives() {
    show("id-1");
    openTab(2);
    QTreeWidget& tree = m_panel->lineage().tree();
    QTRY_VERIFY(tree.topLevelItem(0) != nullptr && tree.topLevelItem(0)->text(0).startsWith(QStringLiteral("River\n")));
    QTreeWidgetItem* self = tree.topLevelItem(0)->child(0);
    QTRY_COMPARE(self->childCount(), 1);
    QCOMPARE(tree.currentItem(), self);
    QTRY_VERIFY(tree.viewport()->rect().contains(tree.visualItemRect(self->child(0)).center()));
    QSignalSpy spy(m_panel.get(), &DetailsPanel::sampleRequested);
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualItemRect(self->child(0)).center());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.takeFirst().first().toString(), QStringLiteral("id-2"));
    tree.setCurrentItem(tree.topLevelItem(0));
    QTest::keyClick(&tree, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.takeFirst().first().toString(), QStringLiteral("id-0"));
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualItemRect(self).center());
    QCOMPARE(spy.count(), 0);  // it is shown already
  }
  void aParentThatIsGoneIsSaid() {
    show("id-3");
    openTab(2);
    QTreeWidget& tree = m_panel->lineage().tree();
    QTRY_VERIFY(tree.topLevelItem(0)->text(0).contains(QStringLiteral("no longer in the library")));
    QCOMPARE(tree.topLevelItem(0)->childCount(), 1);
    QSignalSpy spy(m_panel.get(), &DetailsPanel::sampleRequested);
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualItemRect(tree.topLevelItem(0)).center());
    QCOMPARE(spy.count(), 0);
  }
  void aCircleOfParentsEnds() {
    m_library->samples[0].parentId = "id-2";
    openTab(2);
    show("id-1");
    QTRY_VERIFY(m_panel->lineage().tree().topLevelItemCount() == 1);
    QTest::qWait(50);
    QVERIFY(m_panel->sample().has_value());
  }
  void soundWithoutCodesPromisesNoCommandThatMakesItAgain() {
    show("id-0");
    openTab(3);
    QVERIFY(!m_panel->findChild<QPushButton*>(QStringLiteral("showCommand"))->isVisible());
  }
  void aPieceOfTheRadioPromisesNoneEither() {
    m_library->samples[0].codesSha256 = std::string(64, 'c');
    m_library->samples[0].jobId.clear();
    show("id-0");
    openTab(3);
    QVERIFY(!m_panel->findChild<QPushButton*>(QStringLiteral("showCommand"))->isVisible());
  }
  void provenanceGivesTheCommandThatMakesItAgain() {
    m_library->samples[0].codesSha256 = std::string(64, 'c');
    m_library->samples[0].jobId = "a-job";
    show("id-0");
    openTab(3);
    const QString all = m_panel->provenance().facts().asText();
    QVERIFY2(all.contains(QString(64, u'a')), qPrintable(all));
    QVERIFY(all.contains(QStringLiteral("Synthetic songs, all of ") + QString(90, u'x')));
    auto* command = m_panel->findChild<QPlainTextEdit*>(QStringLiteral("command"));
    QVERIFY(!command->isVisible());
    click<QPushButton>("showCommand");
    QVERIFY(command->isVisible());
    click<QPushButton>("copyCommand");
    QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), generationCommand(m_library->samples[0]));
    click<QPushButton>("showCommand");
    QVERIFY(!command->isVisible());
  }
  void longFingerprintsDoNotWidenThePanel() {
    show("id-0");
    for (int tab = 0; tab < 4; ++tab) {
      openTab(tab);
      QTest::qWait(10);
      QVERIFY2(m_panel->minimumSizeHint().width() <= 340,
               qPrintable(QString::number(m_panel->minimumSizeHint().width())));
    }
  }
  void theTabsAreReachedByKeys() {
    show("id-0");
    m_panel->tabs().setFocus();
    QTest::keyClick(&m_panel->tabs(), Qt::Key_Right);
    QCOMPARE(m_panel->tabs().currentIndex(), 1);
  }

 private:
  void show(const std::string& id) {
    m_panel->showSample(id);
    QTRY_VERIFY(m_panel->sample().has_value() && m_panel->sample()->id == id);
  }
  void openTab(int tab) {
    QTest::mouseClick(&m_panel->tabs(), Qt::LeftButton, {}, m_panel->tabs().tabRect(tab).center());
    QCOMPARE(m_panel->tabs().currentIndex(), tab);
  }
  template <class Button>
  void click(const char* name) {
    auto* button = m_panel->findChild<Button*>(QString::fromLatin1(name));
    QVERIFY(button != nullptr && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
  }

  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeLibrary> m_library;
  std::unique_ptr<LibraryEdits> m_edits;
  test::FakeThumbnails m_thumbnails;
  std::unique_ptr<DetailsPanel> m_panel;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::InspectorTest)
#include "inspector_test.moc"

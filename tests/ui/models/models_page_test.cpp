// The page of models by clicks and keys, on a catalogue in memory.

#include "ui/models/models_page.h"

#include <QCheckBox>
#include <QDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

#include "tests/ui/fake_models.h"
#include "ui/gallery/state_page.h"
#include "ui/inspector/fact_list.h"
#include "ui/models/import_dialog.h"
#include "ui/models/model_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class ModelsPageTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_models = std::make_unique<test::FakeModels>();
  }
  void cleanup() { m_page.reset(); }

  void everyFactOfTheChosenModelIsShown() {
    m_models->add("starter", true);
    m_models->add("mine");
    open();
    auto* list = find<QListWidget>("modelList");
    QCOMPARE(list->count(), 2);
    QTest::keyClick(list, Qt::Key_Down);
    const QString facts = m_page->findChild<FactList*>()->asText();
    for (const char* wanted : {"CC0-1.0", "commercially", "Synthetic songs", "5 artists, 2 genres", "12 MB", "22050 Hz",
                               "int8 81 MB", "/models/mine"}) {
      QVERIFY2(facts.contains(QString::fromLatin1(wanted)), wanted);
    }
    QVERIFY(m_page->grab().save(QStringLiteral("models-page.png")));
  }
  void namesCanBeSearched() {
    m_models->add("starter");
    open();
    QCOMPARE(find<QListWidget>("modelNames")->count(), 7);
    QTest::keyClicks(find<QLineEdit>("modelNameSearch"), QStringLiteral("oak"));
    QCOMPARE(find<QListWidget>("modelNames")->count(), 1);
  }
  void aBundledModelCannotBeRemovedAnotherOneAfterAQuestion() {
    m_models->add("starter", true);
    m_models->add("mine");
    open();
    QVERIFY(!find<QPushButton>("modelRemove")->isEnabled());
    QTest::keyClick(find<QListWidget>("modelList"), Qt::Key_Down);
    answerQuestion(false);
    QTest::mouseClick(find<QPushButton>("modelRemove"), Qt::LeftButton);
    QVERIFY(m_models->asked.isEmpty());
    answerQuestion(true);
    QTest::mouseClick(find<QPushButton>("modelRemove"), Qt::LeftButton);
    QCOMPARE(m_models->asked, QStringList{QStringLiteral("remove mine")});
  }
  void aSmallerCopyAndACheckAreAskedFor() {
    m_models->add("starter");
    open();
    QTimer::singleShot(0, this, [] { qobject_cast<QInputDialog*>(QApplication::activeModalWidget())->accept(); });
    QTest::mouseClick(find<QPushButton>("modelQuantise"), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("modelVerify"), Qt::LeftButton);
    QCOMPARE(m_models->asked, (QStringList{QStringLiteral("quantise starter int8"), QStringLiteral("verify starter")}));
    QSignalSpy compose(m_page.get(), &ModelsPage::composeRequested);
    QTest::mouseClick(find<QPushButton>("modelCompose"), Qt::LeftButton);
    QCOMPARE(compose[0][0].toString(), QStringLiteral("starter"));
  }
  void workIsShownAndCanBeStopped() {
    m_models->add("starter");
    m_models->running =
        ModelWork{ModelWork::Kind::quantise, QStringLiteral("starter"), QStringLiteral("Writing"), 0.42, false};
    open();
    QVERIFY(find<QLabel>("modelWork")->text().contains(QStringLiteral("42 %")));
    QVERIFY(!find<QPushButton>("modelVerify")->isEnabled());
    QTest::mouseClick(find<QPushButton>("modelWorkStop"), Qt::LeftButton);
    QCOMPARE(m_models->asked, QStringList{QStringLiteral("cancel")});
    QSignalSpy message(m_page.get(), &ModelsPage::messageRequested),
        failure(m_page.get(), &ModelsPage::failureRequested);
    emit m_models->workEnded(QStringLiteral("Done."), {}, {});
    emit m_models->workEnded({}, QStringLiteral("Broken."), QStringLiteral("Mend it."));
    QCOMPARE(message.count(), 1);
    QCOMPARE(failure.count(), 1);
  }
  void noModelOffersTheImport() {
    open();
    QVERIFY(m_page->findChild<StatePage*>()->title().contains(QStringLiteral("No model")));
  }
  void theImportSaysWhatIsMissingUntilAllIsThere() {
    m_models->add("starter");
    ImportDialog dialog(*m_models);
    dialog.show();
    auto* button = dialog.findChild<QPushButton*>(QStringLiteral("importButton"));
    const auto problem = [&] { return dialog.findChild<QLabel*>(QStringLiteral("importProblem"))->text(); };
    QVERIFY(!button->isEnabled());
    auto* folder = dialog.findChild<QLineEdit*>(QStringLiteral("importFolder"));
    QTest::keyClicks(folder, QStringLiteral("/weights"));
    QVERIFY(problem().contains(QStringLiteral("No codec")));
    m_models->findings.codecFile = QStringLiteral("/weights/vqvae.pth.tar");
    m_models->findings.priorFiles = {QStringLiteral("/weights/prior_level_2.pth.tar")};
    m_models->findings.priorLevels = {2};
    m_models->findings.bytes = 4'000'000'000;
    QTest::keyClicks(folder, QStringLiteral("2"));
    QVERIFY(problem().contains(QStringLiteral("name")));
    auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("importName"));
    QTest::keyClicks(name, QStringLiteral("starter"));
    QVERIFY(problem().contains(QStringLiteral("already")));
    QTest::keyClicks(name, QStringLiteral("/.."));
    QVERIFY(problem().contains(QStringLiteral("letters")));
    name->clear();
    QTest::keyClicks(name, QStringLiteral("jukebox-1b"));
    QVERIFY(problem().contains(QStringLiteral("licence")));
    dialog.findChild<QCheckBox*>(QStringLiteral("importAccept"))->click();
    QVERIFY(button->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("importFound"))->text().contains(QStringLiteral("4.0 GB")));
    QVERIFY(dialog.grab().save(QStringLiteral("import-dialog.png")));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(dialog.wish().name, QStringLiteral("jukebox-1b"));
    QCOMPARE(dialog.wish().dtype, QStringLiteral("int8"));
  }

 private:
  void open() {
    m_page = std::make_unique<ModelsPage>(*m_models);
    m_page->resize(1180, 720);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
  }
  template <class T>
  T* find(const char* name) {
    return m_page->findChild<T*>(QString::fromLatin1(name));
  }
  void answerQuestion(bool isYes) {
    QTimer::singleShot(0, this, [isYes] {
      auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      QTest::mouseClick(isYes ? question->findChild<QPushButton*>(QStringLiteral("confirmRemove"))
                              : question->button(QMessageBox::Cancel),
                        Qt::LeftButton);
    });
  }
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeModels> m_models;
  std::unique_ptr<ModelsPage> m_page;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::ModelsPageTest)
#include "models_page_test.moc"

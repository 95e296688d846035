// The Train page by real clicks and keys, with a desk that does what the test says.

#include "ui/training/train_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "tests/ui/training/fake_training_desk.h"
#include "ui/theme/theme.h"
#include "ui/training/loss_chart.h"
#include "ui/training/run_list.h"
#include "ui/training/training_plan.h"

namespace jukebox::ui {

class TrainPageTest : public QObject {
  Q_OBJECT
 private:
  template <class T>
  T* find(const char* name) const {
    T* found = m_page->findChild<T*>(QString::fromLatin1(name));
    if (found == nullptr) qFatal("There is no %s.", name);
    return found;
  }
  void click(const char* name) const {
    auto* button = find<QAbstractButton>(name);
    QVERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
  }
  QString said(const char* name) const { return find<QLabel>(name)->text(); }
  void confirmRecordings() const {
    find<QComboBox>("licence")->setEditText(QString());
    find<QComboBox>("licence")->setFocus();
    QTest::keyClicks(find<QComboBox>("licence")->lineEdit(), QStringLiteral("CC0-1.0"));
    find<QLineEdit>("source")->clear();
    QTest::keyClicks(find<QLineEdit>("source"), QStringLiteral("us"));
    if (!find<QCheckBox>("confirm")->isChecked()) {
      QTest::mouseClick(find<QCheckBox>("confirm"), Qt::LeftButton, {},
                        QPoint(8, find<QCheckBox>("confirm")->height() / 2));
    }
  }
  TrainingRun& addRun(RunState state) {
    TrainingWish wish;
    wish.name = QStringLiteral("garden");
    wish.preset = QStringLiteral("starter");
    wish.stages = ownModelStages(*trainingPreset(wish.preset), 7);
    return m_desk->addRun("run", wish, state);
  }

  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeDesk> m_desk;
  std::unique_ptr<test::FakeCatalog> m_models;
  std::unique_ptr<TrainPage> m_page;

 private slots:
  void init() {
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_desk = std::make_unique<test::FakeDesk>();
    m_models = std::make_unique<test::FakeCatalog>();
    m_models->add("starter");
    m_page = std::make_unique<TrainPage>(*m_desk, *m_models);
    m_page->resize(1024, 640);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
  }
  void cleanup() {
    m_page.reset();
    m_models.reset();
    m_desk.reset();
    m_theme.reset();
  }

  void aFolderThatIsDroppedIsScanned() {
    QTemporaryDir folder;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.path())});
    QWidget* target = find<QAbstractButton>("chooseFirstFolder");
    while (!target->acceptDrops()) target = target->parentWidget();
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    QCOMPARE(m_desk->asked, QStringList{"scan " + folder.path()});
    m_desk->setScan({folder.path(), 3, 12, QStringLiteral("a.wav"), false});
    QCOMPARE(said("scanFile"), QStringLiteral("3 of 12: a.wav"));
    click("stopScan");
    QVERIFY(said("scanError").contains(QStringLiteral("stopped")));
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(QStringLiteral(JUKEBOX_SOURCE "/README.md"))});
    QDragEnterEvent wrong({10, 10}, Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
    wrong.ignore();
    QApplication::sendEvent(target, &wrong);
    QVERIFY(!wrong.isAccepted());
  }
  void findingsAreCountedListedAndFiltered() {
    m_desk->addDataset();
    QCOMPARE(said("tile0"), QStringLiteral("128"));
    QCOMPARE(said("tile1"), QStringLiteral("6 h 24 min"));
    QCOMPARE(said("tile2"), QStringLiteral("2"));
    QVERIFY(said("foundLicences").contains(QStringLiteral("CC-BY-4.0 (100), none given (25)")));
    auto* table = find<QTableView>("troubles");
    QCOMPARE(table->model()->rowCount(), 9);
    QVERIFY(table->model()->index(0, 1).data().toString().startsWith(QStringLiteral("Cannot be read")));
    auto* filter = find<QComboBox>("troubleFilter");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("Clipped"));
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->model()->index(0, 1).data().toString().contains(QStringLiteral("1.53 %")));
  }
  void nothingGoesOnWithoutLicenceSourceAndConsent() {
    m_desk->addDataset();
    QVERIFY(!find<QPushButton>("recordingsNext")->isEnabled());
    QVERIFY(!find<QCheckBox>("confirm")->isEnabled());
    QVERIFY(!find<QToolButton>("step2")->isEnabled());
    confirmRecordings();
    QVERIFY(find<QPushButton>("recordingsNext")->isEnabled());
    click("recordingsNext");
    QCOMPARE(m_desk->asked.last(), QStringLiteral("confirm set0 CC0-1.0 us"));
    QCOMPARE(m_page->step(), TrainPage::plan);
    click("planBack");
    QCOMPARE(m_page->step(), TrainPage::recordings);
  }
  void aScanThatFailsSaysWhy() {
    m_desk->setScan({QStringLiteral("/x"), 0, 0, {}, false});
    m_desk->endScan(QStringLiteral("There are no recordings below /x."));
    QVERIFY(find<QLabel>("scanError")->isVisible());
    QCOMPARE(said("scanError"), QStringLiteral("There are no recordings below /x. Choose another folder."));
    QVERIFY(find<QAbstractButton>("chooseFirstFolder")->isVisible());
  }
  void anOwnModelIsPlannedAndBegun() {
    m_desk->addDataset();
    confirmRecordings();
    click("recordingsNext");
    QCOMPARE(find<QLineEdit>("modelName")->text(), QStringLiteral("my-model"));
    find<QLineEdit>("modelName")->selectAll();
    QTest::keyClicks(find<QLineEdit>("modelName"), QStringLiteral("my band"));
    QVERIFY(!find<QPushButton>("startTraining")->isEnabled());
    QVERIFY(said("planMessage").contains(QStringLiteral("without spaces")));
    find<QLineEdit>("modelName")->selectAll();
    QTest::keyClicks(find<QLineEdit>("modelName"), QStringLiteral("starter"));
    QVERIFY(said("planMessage").contains(QStringLiteral("already")));
    find<QLineEdit>("modelName")->selectAll();
    QTest::keyClicks(find<QLineEdit>("modelName"), QStringLiteral("band"));
    find<QDoubleSpinBox>("hours")->setValue(14);
    click("startTraining");
    QCOMPARE(m_desk->wishes.size(), std::size_t{1});
    const TrainingWish& wish = m_desk->wishes.front();
    QCOMPARE(wish.name, QStringLiteral("band"));
    QCOMPARE(wish.datasetId, std::string("set0"));
    QCOMPARE(wish.licence, QStringLiteral("CC0-1.0"));
    QCOMPARE(wish.stages.size(), std::size_t{3});
    QCOMPARE(wish.stages[0].hours, 4.0);
    QCOMPARE(m_page->step(), TrainPage::watching);
    QCOMPARE(said("runTitle"), QStringLiteral("band"));
    QCOMPARE(m_desk->watched, QStringLiteral("run1 1"));
  }
  void aResearcherSetsSharesAndSettingsUnderAdvanced() {
    m_desk->addDataset();
    confirmRecordings();
    click("recordingsNext");
    QVERIFY(!find<QDoubleSpinBox>("stageShare0")->isVisible());
    click("trainingAdvanced");
    QVERIFY(find<QDoubleSpinBox>("stageShare0")->isVisible());
    QCOMPARE(find<QDoubleSpinBox>("stageShare1")->value(), 3.0);
    const auto typeInto = [this](const char* name, const char* number) {
      auto* box = find<QAbstractSpinBox>(name);
      box->setFocus();
      box->selectAll();
      QTest::keyClicks(box, QString::fromLatin1(number));
    };
    typeInto("stageShare0", "5");
    typeInto("stageRate0", "0.0005");
    typeInto("stageBatch1", "6");
    typeInto("stageSteps2", "800");
    typeInto("trainingThreads", "2");
    typeInto("checkpointSteps", "50");
    QTest::keyClicks(find<QLineEdit>("trainingSeed"), QStringLiteral("7"));
    find<QDoubleSpinBox>("hours")->setValue(20);  // what was set stays
    click("startTraining");
    QCOMPARE(m_desk->wishes.size(), std::size_t{1});
    const TrainingWish& wish = m_desk->wishes.front();
    QCOMPARE(wish.threads, 2);
    QCOMPARE(wish.stages[0].hours, 10.0);
    QCOMPARE(wish.stages[1].hours, 6.0);
    QCOMPARE(wish.stages[2].hours, 4.0);
    QCOMPARE(wish.stages[2].steps, std::int64_t{800});
    QCOMPARE(wish.stages[0].settings.join(u' '),
             QStringLiteral("optimiser.learning_rate=0.0005 seed=7 checkpoint_steps=50"));
    QCOMPARE(wish.stages[1].settings.join(u' '), QStringLiteral("batch=6 seed=7 checkpoint_steps=50"));
  }
  void stepsAreShownOnlyOnceTheyWereMeasured() {
    m_desk->addDataset();
    confirmRecordings();
    click("recordingsNext");
    const auto texts = [this] {
      QString all;
      for (const auto* label : m_page->findChildren<QLabel*>()) {
        if (label->isVisible()) all += label->text() + u'\n';
      }
      return all;
    };
    QVERIFY(texts().contains(QStringLiteral("steps are counted once it has begun")));
    m_desk->speed = 0.5;
    find<QDoubleSpinBox>("hours")->setValue(3.5);
    QTRY_VERIFY(texts().contains(QStringLiteral("about 7,200 steps at the speed measured here")));
  }
  void tooFewRecordingsAreSaidBeforeHoursAreSpent() {
    m_desk->addDataset();
    confirmRecordings();
    click("recordingsNext");
    QVERIFY(find<QPushButton>("startTraining")->isEnabled());
    m_desk->removeDataset("set0");
    m_desk->addDataset();
    auto& dataset = const_cast<TrainingDataset&>(m_desk->datasets().front());
    dataset.summary.lengthsSeconds = {20, 30};
    find<QDoubleSpinBox>("hours")->setValue(2);
    find<QDoubleSpinBox>("hours")->setValue(3);
    QVERIFY(said("planMessage").contains(QStringLiteral("too few")));
    QVERIFY(!find<QPushButton>("startTraining")->isEnabled());
  }
  void anInstalledModelIsFineTuned() {
    m_desk->addDataset();
    confirmRecordings();
    click("recordingsNext");
    QTest::mouseClick(find<QAbstractButton>("fineTune"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!find<QComboBox>("preset")->isVisible());
    QCOMPARE(find<QComboBox>("baseModel")->currentText(), QStringLiteral("starter"));
    QCOMPARE(find<QComboBox>("level")->currentData().toInt(), 1);
    find<QComboBox>("level")->setFocus();
    QTest::keyClick(find<QComboBox>("level"), Qt::Key_Down);
    QCOMPARE(find<QLineEdit>("modelName")->text(), QStringLiteral("starter-tuned"));
    click("startTraining");
    const TrainingWish& wish = m_desk->wishes.front();
    QCOMPARE(wish.baseModel, QStringLiteral("/models/starter"));
    QCOMPARE(wish.stages.size(), std::size_t{1});
    QCOMPARE(wish.stages[0].kind, StageKind::finetune);
    QCOMPARE(wish.stages[0].level, 0);
    QVERIFY(said("runState").contains(QStringLiteral("starter, fine-tuned with")));
  }
  void aRefusalIsShownAndCanBeClosed() {
    m_desk->addDataset();
    confirmRecordings();
    click("recordingsNext");
    m_desk->refuses = true;
    click("startTraining");
    QCOMPARE(m_page->step(), TrainPage::plan);
    QVERIFY(said("notice").contains(QStringLiteral("is running")));
    click("closeNotice");
    QVERIFY(!find<QLabel>("notice")->isVisible());
  }
  void aRunIsWatchedStoppedContinuedAndPublished() {
    TrainingRun& run = addRun(RunState::running);
    m_page->showRun("run");
    QVERIFY(said("progressText").startsWith(QStringLiteral("Codec: ")));
    TrainingState state;
    state.phase = "training";
    state.step = 1240;
    state.hours = 2;
    state.wallSeconds = 3600;
    state.secondsPerStep = 0.5;
    state.remainingSeconds = 3600;
    run.stages[1].progress = state;
    m_desk->change();
    QVERIFY2(said("progressText").contains(QStringLiteral("Step 1,240, 0.5 s a step")),
             qPrintable(said("progressText")));
    QVERIFY2(said("progressText").contains(QStringLiteral("6 h 00 min left")), qPrintable(said("progressText")));
    QVERIFY(said("stepsText").contains(QStringLiteral("7,200")));
    click("publishRun");
    QCOMPARE(find<QLineEdit>("publishName")->text(), QStringLiteral("garden-step-1240"));
    QTest::keyClicks(find<QLineEdit>("publishName"), QStringLiteral("early"));
    QTest::keyClick(find<QLineEdit>("publishName"), Qt::Key_Return);
    QCOMPARE(m_desk->asked.last(), QStringLiteral("publish run early"));
    QCOMPARE(m_models->refreshed, 1);
    click("stopRun");
    QCOMPARE(m_desk->asked.last(), QStringLiteral("stop run"));
    m_desk->ownRuns().front().state = RunState::stopping;
    m_desk->change();
    QVERIFY(!find<QPushButton>("stopRun")->isEnabled());
    m_desk->ownRuns().front().state = RunState::interrupted;
    m_desk->change();
    QVERIFY(said("runState").contains(QStringLiteral("ended from outside")));
    click("continueRun");
    QCOMPARE(m_desk->asked.last(), QStringLiteral("continue run"));
    m_desk->ownRuns().front().state = RunState::failed;
    m_desk->ownRuns().front().error = Error{ErrorKind::noSpace, "The disk is full.", "Make room.", ""};
    m_desk->change();
    QCOMPARE(said("runError"), QStringLiteral("The disk is full. Make room."));
    QCOMPARE(find<QPushButton>("continueRun")->text(), QStringLiteral("Try again"));
    QSignalSpy models(m_page.get(), &TrainPage::modelsRequested);
    m_desk->ownRuns().front().state = RunState::finished;
    m_desk->change();
    click("showModels");
    QCOMPARE(models.size(), 1);
  }
  void removingAsksOnce() {
    addRun(RunState::stopped);
    m_page->showRun("run");
    click("removeRun");
    QVERIFY(m_desk->asked.isEmpty());
    click("removeRun");
    QCOMPARE(m_desk->asked, QStringList{"remove run"});
    QCOMPARE(m_page->step(), TrainPage::recordings);
  }
  void curvesAndSoundsOfAStage() {
    addRun(RunState::running);
    m_page->showRun("run");
    m_desk->setRecord(test::FakeDesk::priorRecord(100));
    auto* chart = find<LossChart>("lossChart");
    QCOMPARE(find<QComboBox>("quantity")->currentText(), QStringLiteral("Bits a token"));
    QVERIFY(chart->summary().contains(QStringLiteral("Held out")));
    QVERIFY(chart->summary().contains(QStringLiteral("Single codes: 9.47")));
    QTest::mouseClick(find<QCheckBox>("logarithmic"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(chart->isLogarithmic());
    click("zoomIn");
    QVERIFY(chart->isZoomed());
    click("showAll");
    QVERIFY(!chart->isZoomed());
    QSignalSpy plays(m_page.get(), &TrainPage::playFileRequested);
    auto* list = find<QListWidget>("examples");
    QCOMPARE(list->count(), 4);
    QCOMPARE(list->item(2)->text(), QStringLiteral("Composed sample 1"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(2)).center());
    QCOMPARE(plays.last()[0].toString(), QStringLiteral("/runs/x/step-4000/sample-0.wav"));
    find<QComboBox>("exampleStep")->setCurrentIndex(1);
    QCOMPARE(list->currentRow(), 2);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(plays.last()[0].toString(), QStringLiteral("/runs/x/step-2000/sample-0.wav"));
    // Another stage is chosen by hand and stays chosen.
    click("stage2");
    QCOMPARE(m_desk->watched, QStringLiteral("run 2"));
    m_desk->change();
    QCOMPARE(m_desk->watched, QStringLiteral("run 2"));
  }
  void thePageFollowsTheNextStageByItself() {
    addRun(RunState::running);
    m_page->showRun("run");
    QCOMPARE(m_desk->watched, QStringLiteral("run 1"));
    m_desk->ownRuns().front().stages[1].state = StageState::done;
    m_desk->change();
    QCOMPARE(m_desk->watched, QStringLiteral("run 2"));
  }
  void whatWasInterruptedIsShownFirstAfterARestart() {
    addRun(RunState::interrupted);
    TrainPage fresh(*m_desk, *m_models);
    QCOMPARE(fresh.step(), TrainPage::watching);
  }
  void earlierTrainingsAreChosenFromTheListByKeys() {
    addRun(RunState::finished).id = "old";
    addRun(RunState::stopped);
    m_page->newTraining();
    auto* list = find<RunList>("runs");
    QCOMPARE(list->model()->rowCount(), 2);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(m_page->step(), TrainPage::watching);
  }
  void everyControlHasANameAndIsReachedByTab() {
    m_desk->addDataset();
    addRun(RunState::running);
    for (const auto* widget : m_page->findChildren<QWidget*>()) {
      const bool isControl = qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                             qobject_cast<const QComboBox*>(widget) != nullptr ||
                             qobject_cast<const QListView*>(widget) != nullptr ||
                             qobject_cast<const QTableView*>(widget) != nullptr;
      if (!isControl || qobject_cast<const QComboBox*>(widget->parentWidget()) != nullptr ||
          widget->objectName().startsWith(QStringLiteral("qt_")) || widget->inherits("QTableCornerButton") ||
          widget->window() != m_page.get()) {
        continue;
      }
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const bool isNamed = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
      QVERIFY2(isNamed, qPrintable(widget->objectName() + QString::fromLatin1(widget->metaObject()->className())));
      QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->objectName()));
    }
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::TrainPageTest)
#include "train_page_test.moc"

// The queue page by clicks and keys, on a queue in memory.

#include "ui/queue/queue_page.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include "tests/ui/fake_queue.h"
#include "ui/gallery/state_page.h"
#include "ui/queue/job_panel.h"
#include "ui/queue/level_bar.h"
#include "ui/queue/queue_model.h"
#include "ui/queue/queue_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class QueuePageTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_queue = std::make_unique<test::FakeQueue>();
  }
  void cleanup() { m_page.reset(); }

  void anEmptyQueueOffersToCompose() {
    open();
    QSignalSpy spy(m_page.get(), &QueuePage::newSongRequested);
    QTest::mouseClick(m_page->findChild<StatePage*>()->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
  }
  void buttonsFitTheStateAndDoWhatTheySay_data() {
    QTest::addColumn<QueueState>("state");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("asked");
    QTest::newRow("pause") << QueueState::running << "jobPause"
                           << "pause";
    QTest::newRow("go on") << QueueState::paused << "jobResume"
                           << "resume";
    QTest::newRow("continue") << QueueState::interrupted << "jobContinue"
                              << "retry";
    QTest::newRow("try again") << QueueState::failed << "jobContinue"
                               << "retry";
    QTest::newRow("hold") << QueueState::waiting << "jobHold"
                          << "hold";
    QTest::newRow("release") << QueueState::held << "jobRelease"
                             << "release";
    QTest::newRow("duplicate") << QueueState::done << "jobDuplicate"
                               << "duplicate";
    QTest::newRow("again") << QueueState::done << "jobAgain"
                           << "duplicate fresh";
    QTest::newRow("remove") << QueueState::cancelled << "jobRemove"
                            << "remove";
  }
  void buttonsFitTheStateAndDoWhatTheySay() {
    QFETCH(QueueState, state);
    QFETCH(QString, button);
    QFETCH(QString, asked);
    const std::string id = m_queue->put(state, "A song").job.id;
    open();
    auto* wanted = m_page->findChild<QPushButton*>(button);
    QVERIFY(wanted->isVisibleTo(m_page.get()));
    QTest::mouseClick(wanted, Qt::LeftButton);
    QCOMPARE(m_queue->asked, std::vector{asked.toStdString() + " " + id});
  }
  void impossibleThingsAreNotOffered() {
    m_queue->put(QueueState::running, "A song");
    open();
    for (const char* name : {"jobResume", "jobContinue", "jobHold", "jobRelease", "jobRemove", "jobOpen"}) {
      QVERIFY2(!m_page->findChild<QPushButton*>(QString::fromLatin1(name))->isVisibleTo(m_page.get()), name);
    }
  }
  void stoppingAsksWhatMayBeLost() {
    const std::string id = m_queue->put(QueueState::running, "A song").job.id;
    open();
    auto* menu = m_page->findChild<QPushButton*>(QStringLiteral("jobCancel"))->menu();
    menu->actions().at(0)->trigger();
    menu->actions().at(1)->trigger();
    QCOMPARE(m_queue->asked, (std::vector<std::string>{"cancel after window " + id, "cancel now " + id}));
  }
  void keysMoveWaitingJobsAndPauseTheRunningOne() {
    const std::string running = m_queue->put(QueueState::running, "First").job.id;
    const std::string second = m_queue->put(QueueState::waiting, "Second").job.id;
    const std::string third = m_queue->put(QueueState::waiting, "Third").job.id;
    open();
    QTest::keyClick(&m_page->list(), Qt::Key_P);
    QTest::keyClick(&m_page->list(), Qt::Key_Down);
    QTest::keyClick(&m_page->list(), Qt::Key_Down);
    QTRY_COMPARE(m_page->panel().jobId(), third);
    QTest::keyClick(&m_page->list(), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(&m_page->list(), Qt::Key_Down, Qt::AltModifier);  // the last one stays the last
    QTest::keyClick(&m_page->list(), Qt::Key_Delete);
    QCOMPARE(m_queue->asked, (std::vector<std::string>{"pause " + running, "move " + third + " 0", "remove " + third}));
    QTRY_VERIFY(m_page->panel().jobId() != third);
    QVERIFY(m_queue->find(second) != nullptr);
  }
  void draggingPutsAJobElsewhere() {
    m_queue->put(QueueState::running, "First");
    const std::string second = m_queue->put(QueueState::waiting, "Second").job.id;
    m_queue->put(QueueState::waiting, "Third");
    const std::string fourth = m_queue->put(QueueState::waiting, "Fourth").job.id;
    QueueModel model(*m_queue);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::unique_ptr<QMimeData> up(model.mimeData({model.index(3)}));
    model.dropMimeData(up.get(), Qt::MoveAction, 1, 0, {});
    const std::unique_ptr<QMimeData> down(model.mimeData({model.index(1)}));
    model.dropMimeData(down.get(), Qt::MoveAction, 4, 0, {});
    QCOMPARE(m_queue->asked, (std::vector<std::string>{"move " + fourth + " 0", "move " + second + " 2"}));
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsDragEnabled));
    m_queue->put(QueueState::waiting, "Fifth");
    m_queue->remove(second);
  }
  void previewsCanBeHeardFromAnyMoment() {
    auto& entry = m_queue->put(QueueState::running, "A song");
    entry.previews = {{"s", 0, 1, "/tmp/a.flac", 20, {{0, 5}, {1, 20}}, false}};
    const QString id = QString::fromStdString(entry.job.id);
    open();
    QSignalSpy spy(m_page.get(), &QueuePage::previewRequested);
    QTest::mouseClick(m_page->findChild<QToolButton*>(QStringLiteral("previewPlay")), Qt::LeftButton);
    auto* bar = m_page->findChild<LevelBar*>();
    QTest::mouseClick(bar, Qt::LeftButton, {}, QPoint(bar->width() / 2, bar->height() / 2));
    QCOMPARE(spy.count(), 2);
    QCOMPARE(spy[0][0].toString(), id);
    QCOMPARE(spy[0][2].toDouble(), 0.0);
    QVERIFY(std::abs(spy[1][2].toDouble() - 10) < 0.5);
    QVERIFY(bar->accessibleName().contains(QStringLiteral("level 0 up to second 5")));
  }
  void aPartThatIsMarkedIsMadeFirst() {
    auto& entry = m_queue->put(QueueState::running, "A song");
    entry.previews = {{"s", 0, 1, "/tmp/a.flac", 20, {{0, 5}, {1, 20}}, false}};
    const std::string id = entry.job.id;
    open();
    QSignalSpy heard(m_page.get(), &QueuePage::previewRequested);
    auto* bar = m_page->findChild<LevelBar*>();
    auto* words = m_page->findChild<QLabel*>(QStringLiteral("jobWish"));
    auto* neverMind = m_page->findChild<QPushButton*>(QStringLiteral("jobNeverMind"));
    QVERIFY(words->isVisibleTo(m_page.get()) && !neverMind->isVisibleTo(m_page.get()));
    const auto at = [&](double share) { return QPoint(static_cast<int>(share * bar->width()), bar->height() / 2); };
    QTest::mousePress(bar, Qt::LeftButton, {}, at(0.8));  // from right to left
    QTest::mouseMove(bar, at(0.6));
    QTest::mouseMove(bar, at(0.5));
    QTest::mouseRelease(bar, Qt::LeftButton, {}, at(0.5));
    QCOMPARE(m_queue->asked, std::vector{"sketch " + id});
    QCOMPARE(heard.count(), 0);
    const auto& wish = m_queue->find(id)->wish;
    QVERIFY(std::abs(wish->beginSeconds - 10) < 0.7 && std::abs(wish->endSeconds - 16) < 0.7);
    QVERIFY2(words->text().contains(QStringLiteral("is sketched first")), qPrintable(words->text()));
    grab("marked");
    QTest::mouseClick(neverMind, Qt::LeftButton);
    QCOMPARE(m_queue->asked.back(), "no sketch " + id);
    QVERIFY(!neverMind->isVisibleTo(m_page.get()));

    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Home);
    for (int i = 0; i < 3; ++i) QTest::keyClick(bar, Qt::Key_Right);
    for (int i = 0; i < 2; ++i) QTest::keyClick(bar, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(bar, Qt::Key_Return);
    QCOMPARE(m_queue->find(id)->wish, std::optional(RegionWish{0, 3, 5}));
    QTest::keyClick(bar, Qt::Key_Return);  // without a marking it plays
    QCOMPARE(heard.count(), 1);
    QCOMPARE(heard[0][2].toDouble(), 5.0);
  }
  void whatCannotBeMadeFirstCannotBeMarked() {
    auto& entry = m_queue->put(QueueState::interrupted, "A song");
    entry.previews = {{"s", 0, 1, "/tmp/a.flac", 20, {}, false}};
    const std::string id = entry.job.id;
    open();
    auto* bar = m_page->findChild<LevelBar*>();
    const auto drag = [&] {
      QTest::mousePress(bar, Qt::LeftButton, {}, QPoint(20, 8));
      QTest::mouseMove(bar, QPoint(60, 8));
      QTest::mouseRelease(bar, Qt::LeftButton, {}, QPoint(60, 8));
      bar->setFocus();
      QTest::keyClick(bar, Qt::Key_Home);
      QTest::keyClick(bar, Qt::Key_End, Qt::ShiftModifier);
      QTest::keyClick(bar, Qt::Key_Return);
    };
    drag();
    const_cast<QueueEntry*>(m_queue->find(id))->previews[0].isFinal = true;
    m_queue->set(id, QueueState::running);
    drag();
    QVERIFY(m_queue->asked.empty());
  }
  void aSketchIsToldApartFromTheSong() {
    auto& entry = m_queue->put(QueueState::running, "A song");
    entry.previews = {{"s", 0, 1, "/tmp/a.flac", 20, {{1, 8}, {2, 11}, {0, 15, true}, {2, 20}}, false}};
    entry.wish = RegionWish{0, 16, 19};
    entry.progress = JobProgress{};
    entry.progress->sketchFraction = 0.4;
    open();
    QVERIFY(m_page->findChild<LevelBar*>()->accessibleName().contains(
        QStringLiteral("a sketch of level 0 up to second 15")));
    QVERIFY(QueueText::progressLine(entry).contains(QStringLiteral("40")));
    QVERIFY(QueueText::wishLine(entry).contains(QStringLiteral("being sketched")));
    grab("sketch");
  }
  void theScheduleAndTheWholeQueueCanBeHeld() {
    m_queue->put(QueueState::waiting, "A song");
    m_queue->reason = QStringLiteral("The queue is paused.");
    open();
    QTest::mouseClick(m_page->findChild<QPushButton*>(QStringLiteral("queueHold")), Qt::LeftButton);
    QVERIFY(m_queue->plan.isPaused);
    QCOMPARE(m_page->findChild<QPushButton*>(QStringLiteral("queueHold"))->text(), QStringLiteral("Start the queue"));
    auto* menu = m_page->findChild<QToolButton*>(QStringLiteral("queueSchedule"))->menu();
    menu->actions().at(0)->trigger();
    menu->actions().at(1)->trigger();
    QVERIFY(m_queue->plan.pauseOnBattery && m_queue->plan.onlyAtNight);
  }
  void twoHundredJobsAreListedAndCounted() {
    for (int i = 0; i < 200; ++i) m_queue->put(i < 150 ? QueueState::waiting : QueueState::done, "Song");
    open();
    QCOMPARE(m_page->list().model()->rowCount(), 200);
    QCOMPARE(m_page->openJobs(), 150);
  }
  void timesAreSaidAsRoughlyAsTheyAreKnown() {
    QueueEntry entry;
    entry.state = QueueState::running;
    const QDateTime now(QDate(2026, 11, 20), QTime(23, 50));
    QVERIFY(QueueText::etaLine(entry, now).contains(QStringLiteral("not known yet")));
    entry.progress = JobProgress{};
    QVERIFY(QueueText::etaLine(entry, now).contains(QStringLiteral("not known yet")));
    entry.progress->etaSeconds = 120;
    QVERIFY(QueueText::etaLine(entry, now).startsWith(QStringLiteral("about 2 minutes left, done at")));
    entry.progress->etaSeconds = 3600;
    QVERIFY(QueueText::etaLine(entry, now).contains(QStringLiteral("done on")));
    QCOMPARE(QueueText::roughTime(0.2), QStringLiteral("less than a second"));
    QCOMPARE(QueueText::roughTime(12'000), QStringLiteral("about 3 h 20 min"));
  }
  void everyStateIsDrawnInEveryTheme() {
    for (const auto choice : {ThemeChoice::dark, ThemeChoice::light, ThemeChoice::highContrast}) {
      cleanup();
      m_theme.reset();
      m_theme = std::make_unique<Theme>(choice);
      m_queue = std::make_unique<test::FakeQueue>();
      const char* titles[] = {"River wind",   "Morning train", "Paper boats", "Blue hour",  "Lantern street",
                              "Salt and sea", "Tin kettle",    "Old maps",    "Winter sun", "Night bus"};
      for (int state = 0; state <= static_cast<int>(QueueState::interrupted); ++state) {
        auto& entry = m_queue->put(static_cast<QueueState>(state), titles[state]);
        entry.job.request.count = 1 + state % 3;
        entry.canContinue = true;
        if (!isWorking(entry.state)) continue;
        entry.progress = JobProgress{1, 3, 7, 5000, 9000, 2150, 0.42, 83.0};
        entry.previews = {{"s", 0, 2, "/a.flac", 20, {}, false}, {"s", 0, 1, "/a.flac", 20, {{1, 8}, {2, 20}}, false}};
      }
      const_cast<QueueEntry&>(m_queue->list[8]).error =
          makeError(ErrorKind::outOfMemory, "The worker was ended by the system, probably because memory ran out.");
      open();
      m_page->select(m_queue->list[3].job.id);
      QTest::qWait(50);
      QVERIFY(m_page->grab().save(QStringLiteral("queue-%1.png").arg(themeChoiceName(choice))));
    }
  }

 private:
  void open() {
    m_page = std::make_unique<QueuePage>(*m_queue);
    m_page->resize(1180, 720);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->list().setFocus();
  }
  void grab(const char* name) {
    QTest::qWait(50);
    QVERIFY(m_page->grab().save(QStringLiteral("queue-%1.png").arg(QString::fromLatin1(name))));
  }
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeQueue> m_queue;
  std::unique_ptr<QueuePage> m_page;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::QueuePageTest)
#include "queue_page_test.moc"

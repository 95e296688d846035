// The queue with a worker that behaves as each test needs it (fake_worker.cpp): well, badly, or not at all.

#include "app/studio/queue/job_runner.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "core/base/file_lock.h"
#include "core/base/id.h"
#include "core/domain/json_reader.h"

namespace jukebox::studio {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ui::QueueState;

class JobRunnerTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = m_folder->path().toStdString();
    m_hour = 12;
  }
  void cleanup() { m_runner.reset(); }

  // ---- The straight way
  void aJobRunsToItsEndAndIsAnnounced() {
    start("normal");
    QSignalSpy finished(m_runner.get(), &ui::GenerationQueue::finished);
    const auto id = add();
    QVERIFY(!id.empty());
    QCOMPARE(m_runner->find(id)->job.sampleIds.size(), std::size_t{1});
    QTRY_COMPARE(stateOf(id), QueueState::done);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished[0][0].toString().toStdString(), id);
    QCOMPARE(m_runner->find(id)->progress->fraction, 1.0);
    QVERIFY(!m_runner->find(id)->canContinue);
    QVERIFY(!fs::exists(m_root / "jobs" / id));
    QCOMPARE(rowOf(id).state, JobState::done);
  }
  void aJobTellsItsStatesAndItsProgressAndItsSound() {
    start("slow");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    QSignalSpy told(m_runner.get(), &ui::GenerationQueue::entryChanged);
    QTRY_VERIFY(m_runner->find(id)->progress.has_value());
    QTRY_VERIFY(told.count() >= 2);
    QCOMPARE(rowOf(id).state, JobState::running);
  }
  void jobsRunOneAfterTheOtherInTheirOrder() {
    start("normal", [](JobRunnerOptions&) {});
    std::vector<std::string> ids;
    for (int i = 0; i < 5; ++i) ids.push_back(add());
    m_runner->move(ids[4], 0);
    QTRY_COMPARE(stateOf(ids[3]), QueueState::done);
    QCOMPARE(sentJobs(), (std::vector<std::string>{ids[0], ids[4], ids[1], ids[2], ids[3]}));
  }
  void seedsAndSampleIdsAreFixedWhenAJobIsAdded() {
    startPaused();
    GenerationRequest request;
    request.seed = 7;
    request.count = 3;
    const auto kept = m_runner->add(request, false), fresh = m_runner->add(request, true);
    QCOMPARE(m_runner->find(kept)->job.request.seed, std::uint64_t{7});
    QVERIFY(m_runner->find(fresh)->job.request.seed != 7);
    QCOMPARE(m_runner->find(kept)->job.sampleIds.size(), std::size_t{3});
    QTRY_COMPARE(rowOf(fresh).id, fresh);
    const auto row = rowOf(fresh);
    QCOMPARE(row.request.seed, m_runner->find(fresh)->job.request.seed);
    QCOMPARE(row.sampleIds, m_runner->find(fresh)->job.sampleIds);
  }
  void anInvalidRequestIsRefusedInWords() {
    startPaused();
    QSignalSpy refused(m_runner.get(), &ui::GenerationQueue::refused);
    GenerationRequest request;
    request.count = 0;
    QVERIFY(m_runner->add(request, false).empty());
    QCOMPARE(refused.count(), 1);
    QVERIFY(!refused[0][0].toString().isEmpty());
    QVERIFY(m_runner->entries().empty());
  }

  // ---- What a person asks for
  void aRunningJobPausesAndGoesOn() {
    start("slow");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner->pause(id);
    QTRY_COMPARE(stateOf(id), QueueState::paused);
    m_runner->resume(id);
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner->pause(id);
    m_runner->resume(id);
    m_runner->pause(id);
    QTRY_COMPARE(stateOf(id), QueueState::paused);
    m_runner->cancel(id, CancelMode::now);
    QCOMPARE(stateOf(id), QueueState::stopping);
    QTRY_COMPARE(stateOf(id), QueueState::cancelled);
    QVERIFY(m_runner->find(id)->canContinue);
  }
  void whatIsToBeHeardFirstIsAskedForAndForgottenWhenItWasMade() {
    start("slow");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner->sketch(id, RegionWish{0, 1, 2});
    QCOMPARE(m_runner->find(id)->wish, std::optional(RegionWish{0, 1, 2}));
    m_runner->sketch(id, std::nullopt);
    QVERIFY(!m_runner->find(id)->wish);
    QTRY_COMPARE(wishes(), QStringLiteral("sketch\nnever mind\n"));
    QSignalSpy refused(m_runner.get(), &ui::GenerationQueue::refused);
    m_runner->sketch(id, RegionWish{0, 2, 1});
    QCOMPARE(refused.count(), 1);
    const auto other = add();
    m_runner->sketch(other, RegionWish{0, 1, 2});
    QCOMPARE(refused.count(), 2);
    QVERIFY(!m_runner->find(other)->wish);
  }
  void aWishOutlivesTheWorkerThatHeardIt() {
    start("dies-when-told");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner->sketch(id, RegionWish{0, 1, 2});
    QTRY_COMPARE(wishes(), QStringLiteral("sketch\nsketch\n"));  // told to the second one too
    QTRY_VERIFY(!m_runner->find(id)->wish);
    std::ofstream(m_root / "go-on") << "x";
    QTRY_COMPARE(stateOf(id), QueueState::done);
  }
  void waitingJobsAreCancelledHeldAndLetGo() {
    start("slow");
    const auto running = add(), a = add(), b = add();
    m_runner->cancel(a, CancelMode::now);
    QCOMPARE(stateOf(a), QueueState::cancelled);
    m_runner->hold(b, true);
    QCOMPARE(stateOf(b), QueueState::held);
    QTRY_COMPARE(stateOf(running), QueueState::running);
    m_runner->cancel(running, CancelMode::afterWindow);
    QTRY_COMPARE(stateOf(running), QueueState::cancelled);
    QCOMPARE(stateOf(b), QueueState::held);
    m_runner->hold(b, false);
    QTRY_COMPARE(stateOf(b), QueueState::running);
    QCOMPARE(rowOf(a).state, JobState::cancelled);
  }
  void aJobThatHasOnlyBegunToStartIsCancelled() {
    start("slow");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::starting);
    m_runner->cancel(id, CancelMode::now);
    QTRY_COMPARE(stateOf(id), QueueState::cancelled);
    QTRY_COMPARE(rowOf(id).state, JobState::cancelled);
  }
  void aCopyHasTheSameRequestAndAnotherSeedIfAskedFor() {
    startPaused();
    const auto id = add();
    const auto same = m_runner->duplicate(id, false), other = m_runner->duplicate(id, true);
    const auto request = m_runner->find(id)->job.request;
    QVERIFY(m_runner->find(same)->job.request == request);
    QVERIFY(m_runner->find(same)->job.sampleIds != m_runner->find(id)->job.sampleIds);
    QVERIFY(m_runner->find(other)->job.request.seed != request.seed);
  }
  void removedJobsGoWithTheirFolders() {
    start("slow");
    const auto id = add(), waits = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    QSignalSpy refused(m_runner.get(), &ui::GenerationQueue::refused);
    m_runner->remove(id);
    QCOMPARE(refused.count(), 1);
    m_runner->remove(waits);
    QVERIFY(m_runner->find(waits) == nullptr);
    m_runner->cancel(id, CancelMode::now);
    QTRY_COMPARE(stateOf(id), QueueState::cancelled);
    QVERIFY(fs::exists(m_root / "jobs" / id));
    m_runner->removeEnded();
    QVERIFY(m_runner->entries().empty());
    QTRY_VERIFY(!fs::exists(m_root / "jobs" / id));
    QTRY_VERIFY(rows().empty());
  }
  void whatCannotBeDoneIsRefused() {
    start("normal");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::done);
    QSignalSpy refused(m_runner.get(), &ui::GenerationQueue::refused);
    m_runner->retry(id);
    m_runner->pause(id);
    m_runner->resume(id);
    m_runner->cancel(id, CancelMode::now);
    m_runner->hold(id, true);
    m_runner->move(id, 0);
    m_runner->remove("unknown");
    m_runner->duplicate("unknown", true);
    QCOMPARE(refused.count(), 8);
    for (const auto& words : refused) QVERIFY(!words[0].toString().isEmpty());
    QCOMPARE(stateOf(id), QueueState::done);
  }

  // ---- Workers that die
  void aWorkerThatDiesOnceIsReplacedAndTheJobGoesOn() {
    start("dies-once");
    const auto id = add(), next = add();
    QTRY_COMPARE(stateOf(id), QueueState::done);
    QTRY_COMPARE(stateOf(next), QueueState::done);
    QCOMPARE(sentJobs(), (std::vector<std::string>{id, id, next}));
  }
  void aJobThatKillsTwoWorkersIsInterruptedAndThoseBehindItGoOn() {
    start("dies");
    const auto id = add(), next = add();
    QTRY_COMPARE(stateOf(id), QueueState::interrupted);
    const auto* entry = m_runner->find(id);
    QVERIFY(QString::fromStdString(entry->error->message).contains("memory"));
    QVERIFY(entry->canContinue);
    QCOMPARE(entry->previews.size(), std::size_t{1});
    QCOMPARE(entry->previews[0].durationSeconds, 0.5);
    QCOMPARE(rowOf(id).state, JobState::interrupted);
    QVERIFY(!rowOf(id).error.empty());
    QTRY_COMPARE(stateOf(next), QueueState::interrupted);
    QCOMPARE(sentJobs(), (std::vector<std::string>{id, id, next, next}));
  }
  void workersThatEndBadly_data() {
    QTest::addColumn<QString>("behaviour");
    QTest::addColumn<QString>("words");
    QTest::newRow("crash") << "dies-without-folder"
                           << "crashed";
    QTest::newRow("at the start") << "dies-at-start"
                                  << "status 3";
    QTest::newRow("other version") << "other-protocol"
                                   << "another version";
    QTest::newRow("silence") << "mute"
                             << "did not begin to speak";
    QTest::newRow("refusal") << "refuses"
                             << "cannot be sung";
    QTest::newRow("boasting") << "boasts"
                              << "samples are missing";
    QTest::newRow("not there") << "/none"
                               << "cannot be started";
  }
  void workersThatEndBadly() {
    QFETCH(QString, behaviour);
    QFETCH(QString, words);
    start(behaviour, [&](JobRunnerOptions& options) {
      if (behaviour == "mute") options.helloTime = 100ms;
      if (behaviour.startsWith('/')) options.workerProgram = "/no/such/worker";
    });
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::failed);
    const QString sentence = QString::fromStdString(m_runner->find(id)->error->sentence());
    QVERIFY2(sentence.contains(words), qPrintable(sentence));
    QVERIFY(!rowOf(id).error.empty());
  }
  void workersThatEndBadlyInTheMiddle_data() {
    QTest::addColumn<QString>("behaviour");
    QTest::addColumn<QString>("words");
    QTest::newRow("leaves") << "leaves"
                            << "without an answer";
    QTest::newRow("floods") << "floods"
                            << "more than can be heard";
    QTest::newRow("floods without lines") << "floods-without-lines"
                                          << "more than can be heard";
    QTest::newRow("babbles") << "babbles"
                             << "make no sense";
    QTest::newRow("other seed") << "other-seed"
                                << "something else";
    QTest::newRow("stalls") << "stalls"
                            << "did not answer";
    QTest::newRow("dawdles") << "dawdles"
                             << "did not get on";
  }
  void workersThatEndBadlyInTheMiddle() {
    QFETCH(QString, behaviour);
    QFETCH(QString, words);
    start(behaviour, [&](JobRunnerOptions& options) {
      options.attempts = 1;
      options.stallTime = 100ms;
      options.answerTime = behaviour == "stalls" ? 100ms : 10'000ms;
    });
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::interrupted);
    const QString sentence = QString::fromStdString(m_runner->find(id)->error->sentence());
    QVERIFY2(sentence.contains(words), qPrintable(sentence));
    QVERIFY(m_runner->find(id)->canContinue);
  }
  void aWorkerThatTakesMoreMemoryThanItMayFailsInWords() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the address sanitizer reserves more than any limit");
#endif
    start("eats", [](JobRunnerOptions& options) {
      options.attempts = 1;
      options.worker.memoryLimitBytes = 1;  // at least kSmallestMemoryLimit is given
    });
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::interrupted);
    QVERIFY(QString::fromStdString(m_runner->find(id)->error->message).contains("more memory than it may take"));
    m_runner->setWorkerOptions({0, std::uint64_t{64} << 30U});
    m_runner->retry(id);
    QTRY_COMPARE(stateOf(id), QueueState::done);
  }
  void aPausedJobWhoseWorkerDiesDoesNotGoOnByItself() {
    start("slow");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner->pause(id);
    QTRY_COMPARE(stateOf(id), QueueState::paused);
    const auto worker = static_cast<pid_t>(m_runner->workerProcessId());
    QVERIFY(worker > 0 && ::kill(worker, SIGKILL) == 0);
    QTRY_COMPARE(stateOf(id), QueueState::interrupted);
  }
  void aFloodDoesNotHoldUpTheWindow() {
    start("floods-without-lines", [](JobRunnerOptions& options) { options.attempts = 1; });
    qint64 longest = 0;
    QElapsedTimer since;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
    since.start();
    tick.start(1);
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::interrupted);
    QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
  }
  void aWorkerThatCannotBeStartedStopsTheQueueUntilSomebodyAsks() {
    start("dies-at-start");
    const auto first = add(), second = add();
    QTRY_COMPARE(stateOf(first), QueueState::failed);
    QCOMPARE(stateOf(second), QueueState::waiting);
    QVERIFY(m_runner->waitingReason().contains("status 3"));
    m_runner->retry(first);
    QTRY_COMPARE(stateOf(second), QueueState::failed);
  }
  void aWorkerThatDoesNotStopIsEnded() {
    start("deaf", [](JobRunnerOptions& options) { options.answerTime = 100ms; });
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner->cancel(id, CancelMode::now);
    QTRY_COMPARE(stateOf(id), QueueState::cancelled);
    QTRY_COMPARE(m_runner->workerProcessId(), 0);
  }
  void liesAreOverheard() {
    start("lies");
    QSignalSpy finished(m_runner.get(), &ui::GenerationQueue::finished);
    std::vector<ui::QueuePreview> heard;
    connect(m_runner.get(), &ui::GenerationQueue::entryChanged, this, [&](const QString& id) {
      const auto& previews = m_runner->find(id.toStdString())->previews;
      heard.insert(heard.end(), previews.begin(), previews.end());
    });
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::done);
    QCOMPARE(finished.count(), 1);
    QVERIFY(m_runner->find(id)->progress->fraction <= 1);
    for (const auto& preview : heard) QVERIFY(preview.file.ends_with("sample_0_level_2.flac"));
  }
  void linesInPiecesAreLines() {
    start("half-lines");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::done);
  }
  void aFailureIsKeptWithItsWords() {
    start("fails");
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::failed);
    QCOMPARE(m_runner->find(id)->error->kind, ErrorKind::noSpace);
    QVERIFY(m_runner->find(id)->canContinue);
    QCOMPARE(rowOf(id).error, std::string("The disk is full."));
  }

  // ---- The worker's own life
  void anIdleWorkerEndsAndTheNextJobGetsAnother() {
    start("normal", [](JobRunnerOptions& options) { options.idleTime = 50ms; });
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::done);
    const auto next = add();
    QTRY_COMPARE(stateOf(next), QueueState::done);
    QTRY_COMPARE(m_runner->workerProcessId(), 0);
    const auto last = add();
    QTRY_COMPARE(stateOf(last), QueueState::done);
  }
  void aWorkerThatDoesNotEndIsKilledAfterTheGrace() {
    start("never-ends", [](JobRunnerOptions& options) { options.idleTime = 10ms; });
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::done);
    QTRY_COMPARE(m_runner->workerProcessId(), 0);
  }
  void closingTheStudioInterruptsTheRunningJobAndKeepsTheOthers() {
    start("slow");
    const auto id = add(), waits = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner.reset();
    QCOMPARE(rowOf(id).state, JobState::interrupted);
    QCOMPARE(rowOf(waits).state, JobState::queued);
    startPaused();
    QCOMPARE(stateOf(id), QueueState::interrupted);
    QVERIFY(m_runner->find(id)->canContinue);
  }
  void stopTellsWhenEverythingIsAtRest() {
    start("slow");
    const auto id = add(), waits = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    QSignalSpy stopped(m_runner.get(), &JobRunner::stopped);
    m_runner->stop();
    QTRY_COMPARE(stopped.count(), 1);
    QCOMPARE(stateOf(id), QueueState::interrupted);
    QCOMPARE(stateOf(waits), QueueState::waiting);
  }

  // ---- Restart, two studios
  void rowsThatNobodyRunsAreOfferedAgain() {
    auto lost = insertRow(JobState::running), finished = insertRow(JobState::running);
    fs::create_directories(m_root / "samples" / finished.sampleIds[0]);
    std::ofstream(m_root / "samples" / finished.sampleIds[0] / "sample.json") << "{}";
    fs::create_directories(m_root / "jobs" / lost.id);
    lost.state = JobState::running;
    std::ofstream(m_root / "jobs" / lost.id / "job.json") << toJson(lost).dump();
    fs::create_directories(m_root / "jobs" / finished.id);
    std::ofstream(m_root / "jobs" / finished.id / "job.json") << toJson(finished).dump();
    start("normal");
    QTRY_COMPARE(stateOf(lost.id), QueueState::interrupted);
    QVERIFY(m_runner->find(lost.id)->canContinue);
    QCOMPARE(stateOf(finished.id), QueueState::done);
    m_runner->retry(lost.id);
    QTRY_COMPARE(stateOf(lost.id), QueueState::done);
  }
  void aJobOfAnotherProgramIsShownAndLeftAlone() {
    const auto foreign = insertRow(JobState::running);
    fs::create_directories(m_root / "jobs" / foreign.id);
    auto lock = std::make_optional(FileLock::acquire(m_root / "jobs" / foreign.id / kJobLockName));
    start("normal");
    QTRY_COMPARE(stateOf(foreign.id), QueueState::running);
    QSignalSpy refused(m_runner.get(), &ui::GenerationQueue::refused);
    m_runner->cancel(foreign.id, CancelMode::now);
    QCOMPARE(refused.count(), 1);
    lock.reset();
    QTRY_COMPARE(stateOf(foreign.id), QueueState::interrupted);
  }
  void aSecondStudioLooksOnAndTakesOver() {
    start("slow");
    const auto id = add(), waits = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    JobRunner second(optionsFor("normal"));
    QTRY_COMPARE(second.entries().size(), std::size_t{2});
    QVERIFY(second.waitingReason().contains("Another studio"));
    QSignalSpy refused(&second, &ui::GenerationQueue::refused);
    second.cancel(waits, CancelMode::now);
    second.removeEnded();
    QCOMPARE(refused.count(), 2);
    const auto added = second.add({}, true);
    QTRY_VERIFY(m_runner->find(added) != nullptr);
    m_runner.reset();
    QTRY_COMPARE(second.find(waits)->state, QueueState::done);
    QTRY_COMPARE(second.find(added)->state, QueueState::done);
    QCOMPARE(second.find(id)->state, QueueState::interrupted);
    QVERIFY(second.waitingReason().isEmpty());
  }
  void twoHundredJobsAreQuickAndSurviveARestart() {
    startPaused();
    QElapsedTimer timer;
    timer.start();
    std::vector<std::string> ids;
    for (int i = 0; i < 200; ++i) ids.push_back(add());
    m_runner->move(ids[199], 0);
    m_runner->hold(ids[5], true);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    timer.restart();
    m_runner.reset();
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    timer.restart();
    startPaused();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_runner->entries().size(), std::size_t{200});
    QCOMPARE(m_runner->entries()[0].job.id, ids[199]);
    QCOMPARE(m_runner->entries()[1].job.id, ids[0]);
    QCOMPARE(stateOf(ids[5]), QueueState::held);
    timer.restart();
    for (const auto& id : ids) m_runner->cancel(id, CancelMode::now);
    m_runner->removeEnded();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(m_runner->entries().empty());
    QTRY_VERIFY(rows().empty());
  }
  void aLibraryThatCannotBeOpenedIsSaid() {
    write("library.sqlite", "this is no database at all, and long enough to be looked at as one");
    start("normal");
    QTRY_VERIFY(!m_runner->waitingReason().isEmpty());
    QVERIFY(m_runner->entries().empty());
  }

  // ---- Schedule
  void aPausedQueueBeginsNothingAndFinishesWhatRuns() {
    start("slow");
    const auto id = add(), waits = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    ui::QueueSchedule schedule;
    schedule.isPaused = true;
    m_runner->setSchedule(schedule);
    QVERIFY(m_runner->waitingReason().contains("paused"));
    m_runner->cancel(id, CancelMode::now);
    QTRY_COMPARE(stateOf(id), QueueState::cancelled);
    waitForLooks();
    QCOMPARE(stateOf(waits), QueueState::waiting);
    schedule.isPaused = false;
    m_runner->setSchedule(schedule);
    QTRY_COMPARE(stateOf(waits), QueueState::running);
    QVERIFY(m_runner->waitingReason().isEmpty());
  }
  void theNightLetsTheQueueWorkAndTheMorningPausesIt() {
    start("slow");
    ui::QueueSchedule schedule;
    schedule.onlyAtNight = true;
    m_runner->setSchedule(schedule);
    const auto id = add();
    QVERIFY(m_runner->waitingReason().contains("22:00"));
    m_hour = 23;
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_hour = 8;
    QTRY_COMPARE(stateOf(id), QueueState::paused);
    QVERIFY(m_runner->waitingReason().contains("22:00"));
    m_runner->resume(id);
    QTRY_COMPARE(stateOf(id), QueueState::running);
    waitForLooks();
    QCOMPARE(stateOf(id), QueueState::running);
    m_hour = 22;
    waitForLooks();
    m_hour = 7;
    QTRY_COMPARE(stateOf(id), QueueState::paused);
  }
  void theBatteryPausesAndTheChargerResumes() {
    battery("Discharging");
    start("slow");
    ui::QueueSchedule schedule;
    schedule.pauseOnBattery = true;
    const auto id = add();
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner->setSchedule(schedule);
    QTRY_COMPARE(stateOf(id), QueueState::paused);
    QVERIFY(m_runner->waitingReason().contains("plugged in"));
    battery("Charging");
    QTRY_COMPARE(stateOf(id), QueueState::running);
  }
  void aJobDoesNotBeginOnTheBatteryAfterARestart() {
    battery("Discharging");
    start("slow");
    ui::QueueSchedule schedule;
    schedule.pauseOnBattery = true;
    m_runner->setSchedule(schedule);
    waitForLooks();
    const auto id = add();
    m_runner.reset();
    start("slow");
    waitForLooks();
    QCOMPARE(stateOf(id), QueueState::waiting);
    QVERIFY(sentJobs().empty());
  }
  void theScheduleIsKeptInTheLibrary() {
    startPaused();
    QTRY_VERIFY(fs::exists(m_root / "queue.json"));
    m_runner.reset();
    start("normal");
    QVERIFY(m_runner->schedule().isPaused);
  }

 private:
  JobRunnerOptions optionsFor(const QString& behaviour) {
    JobRunnerOptions options;
    options.libraryRoot = m_root;
    options.workerProgram = QStringLiteral(JUKEBOX_BIN "/fake_worker");
    options.workerArguments = {behaviour};
    options.grace = 300ms;
    options.retryDelay = 1ms;
    options.newsInterval = 20ms;
    options.powerSupplyFolder = m_root / "power";
    options.localHour = [this] {
      ++m_looks;
      return m_hour;
    };
    return options;
  }
  void start(const QString& behaviour, const std::function<void(JobRunnerOptions&)>& change = {}) {
    auto options = optionsFor(behaviour);
    if (change) change(options);
    m_runner = std::make_unique<JobRunner>(options);
    QTRY_VERIFY(m_runner->isLoaded() || !m_runner->waitingReason().isEmpty());
  }
  void startPaused() {
    start("normal");
    ui::QueueSchedule schedule;
    schedule.isPaused = true;
    m_runner->setSchedule(schedule);
  }
  /// Until the clock was looked at a few times more.
  void waitForLooks() const {
    const int before = m_looks;
    QTRY_VERIFY(m_looks > before + 5);
  }
  QString wishes() const {
    QFile file(QString::fromStdString((m_root / "wishes.log").string()));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
  }
  std::string add() {
    return m_runner->add({}, true);
  }
  QueueState stateOf(const std::string& id) const {
    const auto* entry = m_runner->find(id);
    return entry != nullptr ? entry->state : QueueState::held;
  }
  /// What the database says, read as another program would.
  std::vector<Job> rows() const {
    auto library = Library::open(m_root, OpenMode::existing);
    return library ? library->jobs().list().value_or(std::vector<Job>{}) : std::vector<Job>{};
  }
  Job rowOf(const std::string& id) const {
    for (auto& job : rows()) {
      if (job.id == id) return job;
    }
    return {};
  }
  Job insertRow(JobState state) const {
    auto library = Library::open(m_root, OpenMode::create);
    Job job;
    job.id = newId();
    job.sampleIds = {newId()};
    job.createdAt = utcTimestampNow();
    job.state = state;
    if (!library->jobs().insert(job)) qFatal("the row was not written");
    return job;
  }
  std::vector<std::string> sentJobs() const {
    std::ifstream log(m_root / "worker.log");
    std::vector<std::string> ids;
    for (std::string line; std::getline(log, line);) ids.push_back(line);
    return ids;
  }
  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((m_root / name).parent_path());
    std::ofstream(m_root / name) << text;
  }
  void battery(const std::string& status) const {
    write("power/BAT0/type", "Battery\n");
    write("power/BAT0/status", status + "\n");
  }
  std::unique_ptr<QTemporaryDir> m_folder;
  fs::path m_root;
  int m_hour = 12, m_looks = 0;
  std::unique_ptr<JobRunner> m_runner;
};

}  // namespace jukebox::studio

QTEST_GUILESS_MAIN(jukebox::studio::JobRunnerTest)
#include "job_runner_test.moc"

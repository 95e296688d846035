// The queue with the real worker: whatever happens on the way, the codes are those of an undisturbed run.

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <filesystem>

#include "app/studio/queue/job_runner.h"
#include "core/base/sha256.h"

namespace jukebox::studio {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ui::QueueState;

class RealWorkerTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    qputenv("OMP_WAIT_POLICY", "passive");
    qunsetenv("JUKEBOX_MODELS");
    // The undisturbed run that the others are compared with.
    m_folder = std::make_unique<QTemporaryDir>();
    start();
    const auto id = m_runner->add(request(kLongSeconds), false);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    m_undisturbed = codesOf(id);
    QVERIFY(m_undisturbed.size() == 64);
  }
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }
  void cleanup() { m_runner.reset(); }

  void aShortSongGoesThroughTheQueue() {
    start();
    QSignalSpy finished(m_runner.get(), &ui::GenerationQueue::finished);
    const auto id = m_runner->add(request(2), false);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(m_runner->find(id)->progress->fraction, 1.0);
    QCOMPARE(sampleOf(id).id, m_runner->find(id)->job.sampleIds[0]);
    QCOMPARE(sampleOf(id).jobId, id);
  }
  void aKilledWorkerIsReplacedAndTheCodesAreTheSame() {
    start();
    const auto id = m_runner->add(request(kLongSeconds), false);
    waitForSecondWindow(id);
    killWorker();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    QCOMPARE(codesOf(id), m_undisturbed);
  }
  void aJobThatIsNotTriedAgainByItselfContinuesWhenAsked() {
    start([](JobRunnerOptions& options) { options.attempts = 1; });
    const auto id = m_runner->add(request(kLongSeconds), false);
    waitForSecondWindow(id);
    killWorker();
    QTRY_COMPARE(stateOf(id), QueueState::interrupted);
    QVERIFY(m_runner->find(id)->canContinue);
    QVERIFY(!m_runner->find(id)->error->message.empty());
    m_runner->retry(id);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    QCOMPARE(codesOf(id), m_undisturbed);
  }
  void aStudioThatIsClosedOffersToContinue() {
    start();
    const auto id = m_runner->add(request(kLongSeconds), false);
    waitForSecondWindow(id);
    m_runner.reset();
    start();
    QCOMPARE(stateOf(id), QueueState::interrupted);
    QVERIFY(m_runner->find(id)->canContinue);
    m_runner->retry(id);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    QCOMPARE(codesOf(id), m_undisturbed);
  }
  void pausingCancellingAndRetryingDoNotChangeTheCodes() {
    start();
    const auto id = m_runner->add(request(kLongSeconds), false);
    waitForSecondWindow(id);
    m_runner->pause(id);
    QTRY_COMPARE(stateOf(id), QueueState::paused);
    m_runner->resume(id);
    QTRY_COMPARE(stateOf(id), QueueState::running);
    m_runner->cancel(id, CancelMode::afterWindow);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::cancelled, kPatience);
    QVERIFY(m_runner->find(id)->canContinue);
    m_runner->retry(id);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    QCOMPARE(codesOf(id), m_undisturbed);
  }
  void soundCanBeHeardBeforeTheEndAndAfterARestart() {
    start();
    auto whole = request(kLongSeconds);
    whole.lowestLevel.reset();
    const auto id = m_runner->add(whole, false);
    QTRY_VERIFY_WITH_TIMEOUT(hasFinishedLevel(id, 1), kPatience);
    QVERIFY(fs::exists(m_runner->find(id)->previews[0].file));
    m_runner.reset();
    start();
    QCOMPARE(stateOf(id), QueueState::interrupted);
    QVERIFY(hasFinishedLevel(id, 1));
    QVERIFY(m_runner->find(id)->previews[0].durationSeconds > kLongSeconds / 2);
  }
  void aMarkedPartIsHeardBeforeTheRestAndTheSongIsTheSame() {
    start();
    auto whole = request(kLongSeconds);
    whole.lowestLevel.reset();
    const auto plain = m_runner->add(whole, false);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(plain), QueueState::done, kPatience);
    const auto id = m_runner->add(whole, false);
    QTRY_VERIFY_WITH_TIMEOUT(hasFinishedLevel(id, 1), kPatience);
    m_runner->sketch(id, RegionWish{0, 15, 16.5});
    std::vector<LevelSpan> spans;
    QTRY_VERIFY_WITH_TIMEOUT(!(spans = sketchedSpans(id)).empty(), kPatience);
    QCOMPARE(stateOf(id), QueueState::running);
    QTRY_VERIFY(!m_runner->find(id)->wish);
    const auto sketch = std::find_if(spans.begin(), spans.end(), [](const LevelSpan& span) { return span.isSketch; });
    QCOMPARE(sketch->level, 0);
    QVERIFY(sketch->endSeconds >= 16.5 && sketch->endSeconds < 18);
    QVERIFY(sketch != spans.begin() && std::prev(sketch)->endSeconds <= 15);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    QCOMPARE(codesOf(id), codesOf(plain));
  }
  void aWrongRequestFailsWithTheWorkersWordsAndTheNextGoesOn() {
    start();
    auto wrong = request(2);
    wrong.conditioning.artist = "nobody at all";
    const auto bad = m_runner->add(wrong, false), good = m_runner->add(request(2), false);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(good), QueueState::done, kPatience);
    QCOMPARE(stateOf(bad), QueueState::failed);
    QVERIFY(m_runner->find(bad)->error->message.find("nobody at all") != std::string::npos);
    QVERIFY(!m_runner->find(bad)->canContinue);
  }
  void threadsAndMemoryOfTheWorkerAreLimited() {
    start([](JobRunnerOptions& options) { options.worker = {1, std::uint64_t{2} << 30U}; });
    const auto id = m_runner->add(request(2), false);
    QTRY_VERIFY_WITH_TIMEOUT(m_runner->workerProcessId() > 0, kPatience);
    QFile limits(QStringLiteral("/proc/%1/limits").arg(m_runner->workerProcessId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    QVERIFY(limits.readAll().contains("Max data size             2147483648"));
    QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(m_runner->workerProcessId()));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QVERIFY(arguments.readAll().contains(QByteArray("--threads\0001", 11)));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
  }
  void workersThatAreKilledAgainAndAgainMakeTheSameCodes() {
    start([](JobRunnerOptions& options) { options.attempts = 100; });
    const auto id = m_runner->add(request(kLongSeconds), false);
    QSignalSpy told(m_runner.get(), &ui::GenerationQueue::entryChanged);
    for (const int words : {0, 3, 1}) {  // heard from the worker before it is killed
      QTRY_VERIFY_WITH_TIMEOUT(m_runner->workerProcessId() > 0, kPatience);
      told.clear();
      QTRY_VERIFY_WITH_TIMEOUT(told.count() >= words, kPatience);
      killWorker();
    }
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    QCOMPARE(codesOf(id), m_undisturbed);
  }
  void aStudioThatIsKilledOffersToContinue() {
    QProcess host;
    host.start(QStringLiteral(JUKEBOX_BIN "/queue_host"),
               {m_folder->path(), QStringLiteral(JUKEBOX_BIN "/jukebox"), QString::number(kLongSeconds)});
    QTRY_VERIFY_WITH_TIMEOUT(host.canReadLine(), kPatience);
    const std::string id = host.readLine().trimmed().toStdString();
    QTRY_VERIFY_WITH_TIMEOUT(host.canReadLine(), kPatience);  // the second window
    host.kill();
    QVERIFY(host.waitForFinished());
    start([](JobRunnerOptions& options) { options.newsInterval = 100ms; });
    // The worker hears that its studio is gone and lets go of the job.
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::interrupted, kPatience);
    QVERIFY(m_runner->find(id)->canContinue);
    m_runner->retry(id);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QueueState::done, kPatience);
    QCOMPARE(codesOf(id), m_undisturbed);
  }

 private:
  static constexpr int kPatience = 120'000;
  static constexpr double kLongSeconds = 20;  // several windows

  static GenerationRequest request(double seconds) {
    GenerationRequest request;
    request.durationSeconds = seconds;
    request.lowestLevel = 1;
    request.seed = 11;
    return request;
  }
  void start(const std::function<void(JobRunnerOptions&)>& change = {}) {
    JobRunnerOptions options;
    options.libraryRoot = m_folder->path().toStdString();
    options.workerProgram = QStringLiteral(JUKEBOX_BIN "/jukebox");
    options.retryDelay = 1ms;
    if (change) change(options);
    m_runner = std::make_unique<JobRunner>(options);
    QTRY_VERIFY(m_runner->isLoaded());
  }
  QueueState stateOf(const std::string& id) const { return m_runner->find(id)->state; }
  void killWorker() const {
    const auto worker = static_cast<pid_t>(m_runner->workerProcessId());
    QVERIFY(worker > 0);
    QVERIFY(::kill(worker, SIGKILL) == 0);
    QTRY_VERIFY(m_runner->workerProcessId() != worker);
  }
  /// The first window is on the disk, and the next one is being sampled.
  void waitForSecondWindow(const std::string& id) const {
    QTRY_VERIFY_WITH_TIMEOUT(m_runner->find(id)->progress && m_runner->find(id)->progress->window >= 2, kPatience);
    QCOMPARE(stateOf(id), QueueState::running);
  }
  bool hasFinishedLevel(const std::string& id, int level) const {
    const auto& previews = m_runner->find(id)->previews;
    return std::any_of(previews.begin(), previews.end(), [&](const ui::QueuePreview& preview) {
      return preview.level == level && preview.file.ends_with("level_1.flac");
    });
  }
  /// Of the preview that holds a sketch; empty while none does.
  std::vector<LevelSpan> sketchedSpans(const std::string& id) const {
    for (const auto& preview : m_runner->find(id)->previews) {
      const auto& spans = preview.spans;
      if (std::any_of(spans.begin(), spans.end(), [](const LevelSpan& span) { return span.isSketch; })) return spans;
    }
    return {};
  }
  Sample sampleOf(const std::string& id) const {
    auto library = Library::open(m_folder->path().toStdString(), OpenMode::existing);
    return library->samples().get(m_runner->find(id)->job.sampleIds[0]).value_or(Sample{});
  }
  QString codesOf(const std::string& id) const { return QString::fromStdString(sampleOf(id).codesSha256); }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<JobRunner> m_runner;
  QString m_undisturbed;  ///< SHA-256 of codes.safetensors
};

}  // namespace jukebox::studio

QTEST_GUILESS_MAIN(jukebox::studio::RealWorkerTest)
#include "real_worker_test.moc"

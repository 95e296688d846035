// Estimates and where they come from: nothing, a calibration by the real program, the jobs of a queue.

#include "app/studio/cost/cost_service.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <chrono>

#include "tests/ui/fake_library.h"
#include "tests/ui/fake_queue.h"

namespace jukebox::studio {

/// The starter model as it is in the sources.
class StarterCatalog : public ui::ModelCatalog {
 public:
  StarterCatalog() {
    ui::ModelEntry entry;
    entry.model = findModel(JUKEBOX_SOURCE "/resources/models/starter", {}).value();
    entry.memory = {{WeightDtype::f32, 90'000'000, 150'000'000},
                    {WeightDtype::f16, 50'000'000, 80'000'000},
                    {WeightDtype::int8, 30'000'000, 50'000'000}};
    m_models = {entry};
  }
  const std::vector<ui::ModelEntry>& models() const override { return m_models; }
  bool isRead() const override { return true; }
  void refresh() override {}
  void import(const ui::ModelImportWish&) override {}
  void inspect(const QString&, QObject*, std::function<void(const ui::ImportFindings&)> answer) const override {
    answer(ui::ImportFindings());
  }
  void quantise(const QString&, const QString&, const QString&) override {}
  void verify(const QString&) override {}
  void cancelWork() override {}
  const std::optional<ui::ModelWork>& work() const override { return m_work; }
  void remove(const QString&) override {}

 private:
  std::vector<ui::ModelEntry> m_models;
  std::optional<ui::ModelWork> m_work;
};

class CostServiceTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_available = 4'000'000'000;
    m_folder = std::make_unique<QTemporaryDir>();
    m_queue = std::make_unique<ui::test::FakeQueue>();
    m_library = std::make_unique<ui::test::FakeLibrary>();
    make();
  }
  void cleanup() { m_service.reset(); }

  void beforeAnythingIsMeasuredThereIsNoTime() {
    const auto estimate = ask(request(20));
    QVERIFY(estimate.has_value());
    QVERIFY(!estimate->seconds.has_value());
    QCOMPARE(estimate->measuredRuns, 0);
    QVERIFY(estimate->peakBytes > 0);
    QVERIFY(estimate->diskBytes > 100'000 && estimate->diskBytes < 100'000'000);
    QVERIFY(estimate->freeDiskBytes > 0);
    QVERIFY(estimate->fits);
  }
  void tooLittleMemoryIsSaidWithAdvice() {
    m_available = 40'000'000;
    auto wish = request(20);
    wish.dtype = WeightDtype::f32;
    QVERIFY(!ask(wish)->fits);
    QVERIFY(ask(wish)->advice.contains(QStringLiteral("int8")));
    wish.dtype = WeightDtype::int8;
    QVERIFY(ask(wish)->fits);
  }
  void aLiveSongHasAllLevelsOpenAtOnce() {
    auto wish = request(20);
    wish.dtype = WeightDtype::f32;
    QCOMPARE(ask(wish)->peakBytes, std::uint64_t{90'000'000});
    wish.isLive = true;
    QCOMPARE(ask(wish)->peakBytes, std::uint64_t{150'000'000});
    QVERIFY(ask(wish)->notice.isEmpty());
    m_available = 100'000'000;  // too little for all levels, enough for one after the other
    QCOMPARE(ask(wish)->peakBytes, std::uint64_t{90'000'000});
    QVERIFY(ask(wish)->fits);
    QVERIFY(ask(wish)->notice.contains(QStringLiteral("level by level")));
    m_available = 40'000'000;
    QVERIFY(!ask(wish)->fits);
  }
  void aWrongRequestIsAnError() {
    auto wish = request(20);
    wish.durationSeconds = -1;
    QVERIFY(!ask(wish).has_value());
    wish = request(20);
    wish.model = "nobody";
    QCOMPARE(ask(wish).error().kind, ErrorKind::notFound);
  }
  void aCalibrationByTheRealProgramGivesTimesThatGrowWithTheSong() {
    if (!JUKEBOX_HAS_ENGINE) QSKIP("built without the engine");
    QSignalSpy changes(m_service.get(), &ui::CostEstimator::changed);
    std::optional<Result<bool>> answered;
    m_service->calibrate(request(20), this, [&](const Result<bool>& done) { answered = done; });
    QTRY_VERIFY_WITH_TIMEOUT(answered.has_value(), 60'000);
    QVERIFY2(answered->has_value(), answered->has_value() ? "" : answered->error().detail.c_str());
    QCOMPARE(changes.count(), 1);
    const auto shortSong = ask(request(10)), longSong = ask(request(60));
    QVERIFY(shortSong->seconds && longSong->seconds);
    QCOMPARE(shortSong->measuredRuns, 1);
    QVERIFY(*shortSong->seconds > 0);
    QVERIFY(*longSong->seconds > 4 * *shortSong->seconds);
    make();  // another start of the studio
    QCOMPARE(*ask(request(10))->seconds, *shortSong->seconds);
  }
  void aProgramThatIsNotThereIsAnErrorInWords() {
    m_program = QStringLiteral("/nowhere/jukebox");
    make();
    std::optional<Result<bool>> answered;
    m_service->calibrate(request(20), this, [&](const Result<bool>& done) { answered = done; });
    QTRY_VERIFY(answered.has_value());
    QVERIFY(!answered->has_value());
    QVERIFY(answered->error().message.find("could not be measured") != std::string::npos);
  }
  void nothingIsMeasuredBesideARunningJob() {
    m_queue->put(ui::QueueState::running, "A song");
    std::optional<Result<bool>> answered;
    m_service->calibrate(request(20), this, [&](const Result<bool>& done) { answered = done; });
    QTRY_VERIFY(answered.has_value());
    QCOMPARE(answered->error().kind, ErrorKind::busy);
  }
  void everyFinishedJobRefinesTheEstimate() {
    const auto workload = workloadOf(m_models.models().front().model.card, request(20), 0);
    SpeedLearner learner;
    SpeedLearner::Clock::time_point now{};
    JobProgress progress;
    progress.level = (*workload)[0].level;
    for (int i = 0; i <= 10; ++i) {
      progress.tokens = (*workload)[0].newTokens * i / 10;
      learner.hear(progress, now += std::chrono::seconds(1));
      if (i == 5) now += std::chrono::hours(1);  // a pause does not count
    }
    const auto speeds = learner.speeds(*workload);
    QCOMPARE(speeds.size(), std::size_t{1});
    QVERIFY(std::abs(speeds[0].unitsPerSecond - (*workload)[0].units / 10) < 0.02 * speeds[0].unitsPerSecond);

    auto& entry = m_queue->put(ui::QueueState::running, "A song");
    entry.job.request = request(20);
    const std::string id = entry.job.id;
    for (const auto& work : *workload) {
      for (const std::int64_t tokens : {std::int64_t{0}, work.newTokens / 2, work.newTokens}) {
        progress.level = work.level;
        progress.tokens = tokens;
        const_cast<ui::QueueEntry*>(m_queue->find(id))->progress = progress;
        emit m_queue->entryChanged(QString::fromStdString(id));
        QTest::qSleep(20);
      }
    }
    emit m_queue->finished(QString::fromStdString(id));
    QTRY_VERIFY(ask(request(20))->seconds.has_value());
    QCOMPARE(ask(request(20))->measuredRuns, 1);
    QVERIFY(*ask(request(20))->seconds < 5);
  }
  void aBrokenSpeedFileIsForgotten() {
    QFile file(m_folder->filePath(QStringLiteral("speeds.json")));
    for (const char* text : {"", "[]", "{\"a\":3}", "{\"a\":{\"levels\":[{\"units_per_second\":-1}]}}"}) {
      QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
      file.write(text);
      file.close();
      make();
      QVERIFY(!ask(request(20))->seconds.has_value());
    }
  }

 private:
  static GenerationRequest request(double seconds) {
    GenerationRequest request;
    request.durationSeconds = seconds;
    request.conditioning = {"Mara Vale", "folk", ""};
    return request;
  }
  Result<ui::CostEstimate> ask(const GenerationRequest& request) {
    std::optional<Result<ui::CostEstimate>> answered;
    m_service->estimate(request, this, [&](const Result<ui::CostEstimate>& estimate) { answered = estimate; });
    while (!answered) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *answered;
  }
  void make() {
    m_service.reset();
    CostServiceOptions options;
    options.libraryRoot = m_folder->path().toStdString();
    options.speedFile = options.libraryRoot / "speeds.json";
    options.program = m_program;
    options.calibrationSeconds = 2;
    options.availableMemoryBytes = [this] { return m_available; };
    m_service = std::make_unique<CostService>(options, m_models, *m_library, *m_queue);
  }

  StarterCatalog m_models;
  std::uint64_t m_available = 4'000'000'000;
  QString m_program = QStringLiteral(JUKEBOX_BIN "/jukebox");
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<ui::test::FakeQueue> m_queue;
  std::unique_ptr<ui::test::FakeLibrary> m_library;
  std::unique_ptr<CostService> m_service;
};

}  // namespace jukebox::studio

QTEST_GUILESS_MAIN(jukebox::studio::CostServiceTest)
#include "cost_service_test.moc"

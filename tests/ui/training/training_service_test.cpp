// The service with the real program on tiny recordings: scan, train, stop, continue, publish; kill -9; vanished
// folders.

#include "app/studio/training/training_service.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "core/audio_file/audio_writer.h"
#include "core/domain/model_card.h"
#include "tests/ui/training/fake_training_desk.h"
#include "ui/theme/theme.h"
#include "ui/training/loss_chart.h"
#include "ui/training/train_page.h"

namespace jukebox::studio {

namespace fs = std::filesystem;
using ui::RunState;
using ui::StageKind;

constexpr int kRate = 4000;
constexpr int kPatience = 60'000;

class TrainingServiceTest : public QObject {
  Q_OBJECT
 private:
  fs::path place(const std::string& name) const { return fs::path(m_folder->path().toStdString()) / name; }
  TrainingPlaces places() const { return {place("training"), fs::path(JUKEBOX_BIN) / "jukebox", place("models"), 50}; }

  void writeSong(int song) const {
    constexpr int kNotes[4][4] = {
        {262, 294, 330, 349}, {330, 392, 330, 262}, {440, 392, 349, 330}, {220, 330, 440, 330}};
    AudioBuffer buffer{kRate, 1, {}};
    for (int t = 0; t < 4 * kRate; ++t) {
      const double hz = kNotes[song][t / kRate];
      buffer.samples.push_back(static_cast<float>(0.3 * std::sin(6.283185307 * hz * t / kRate)));
    }
    AudioWriterOptions options;
    options.tags.artist = song % 2 == 0 ? "Even" : "Odd";
    options.tags.genre = "tones";
    QVERIFY(
        writeAudioFile(place("recordings") / ("song" + std::to_string(song) + ".wav"), buffer, options).has_value());
  }

  static ui::StageWish codecStage(int steps) {
    return {StageKind::codec,
            0,
            0,
            steps,
            QStringLiteral("starter"),
            {QStringLiteral("codec.sr=4000"), QStringLiteral("codec.downs_t=[1,1]"), QStringLiteral("codec.width=8"),
             QStringLiteral("codec.depth=2"), QStringLiteral("codec.emb_width=8"), QStringLiteral("codec.l_bins=32"),
             QStringLiteral("codec.multispec_loss_n_fft=[256,128]"),
             QStringLiteral("codec.multispec_loss_hop_length=[64,32]"),
             QStringLiteral("codec.multispec_loss_window_size=[192,96]"), QStringLiteral("batch=4"),
             QStringLiteral("chunks.length_samples=2048"), QStringLiteral("chunks.alignment_samples=16"),
             QStringLiteral("log_steps=1"), QStringLiteral("checkpoint_steps=2"), QStringLiteral("validate_steps=5"),
             QStringLiteral("example_steps=5"), QStringLiteral("validation_batches=1")}};
  }
  static ui::StageWish priorStage() {
    return {StageKind::prior,
            1,
            0,
            3,
            QStringLiteral("starter"),
            {QStringLiteral("prior.n_ctx=64"), QStringLiteral("prior.prior_width=16"),
             QStringLiteral("prior.prior_depth=4"), QStringLiteral("prior.heads=2"), QStringLiteral("prior.blocks=8"),
             QStringLiteral("prior.min_duration=0.1"), QStringLiteral("prior.max_duration=20"),
             QStringLiteral("prior.n_tokens=8"), QStringLiteral("prior.prime_width=16"),
             QStringLiteral("prior.prime_depth=2"), QStringLiteral("batch=2"), QStringLiteral("log_steps=1"),
             QStringLiteral("validation_batches=1")}};
  }

  /// Scans and confirms; the id of the data set.
  static std::string scanned(TrainingService& service, const QString& folder) {
    QSignalSpy ended(&service, &ui::TrainingDesk::scanEnded);
    service.scan(folder);
    if (!ended.wait(kPatience)) return {};
    const std::string id = ended[0][0].toString().toStdString();
    service.confirmDataset(id, QStringLiteral("CC0-1.0"), QStringLiteral("made by this test"));
    return id;
  }
  ui::TrainingWish wish(const std::string& dataset, std::vector<ui::StageWish> stages) const {
    ui::TrainingWish wish;
    wish.name = QStringLiteral("mine");
    wish.datasetId = dataset;
    wish.preset = QStringLiteral("starter");
    wish.sampleRate = kRate;
    wish.licence = QStringLiteral("CC0-1.0");
    wish.threads = 1;
    wish.stages = std::move(stages);
    return wish;
  }
  static std::int64_t stepOf(const TrainingService& service, std::size_t stage) {
    const auto& progress = service.runs().front().stages.at(stage).progress;
    return progress ? progress->step : 0;
  }
  std::unique_ptr<QTemporaryDir> m_folder;

 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    fs::create_directories(place("recordings"));
    for (int song = 0; song < 4; ++song) writeSong(song);
    std::ofstream(place("recordings") / "broken.mp3") << "this is no music";
  }

  /// A test that fails must not leave a training behind.
  void cleanup() {
    std::error_code code;
    for (const auto& entry : fs::recursive_directory_iterator(place("training") / "runs", code)) {
      if (entry.path().filename() != "state.json") continue;
      const auto state = readRunState(entry.path().parent_path());
      if (state && isWorkingOn(state->process, entry.path().parent_path())) {
        ::kill(static_cast<pid_t>(state->process), SIGKILL);
      }
    }
  }

  void recordingsBecomeModelsWithAStopInBetween() {
    TrainingService service(places());
    QTRY_VERIFY_WITH_TIMEOUT(service.isRead(), kPatience);
    const std::string dataset = scanned(service, QString::fromStdString(place("recordings").string()));
    QCOMPARE(service.datasets().size(), std::size_t{1});
    QCOMPARE(service.datasets()[0].summary.recordings, 5);
    QCOMPARE(service.datasets()[0].summary.count(ui::Trouble::unreadable), 1);
    QSignalSpy refused(&service, &ui::TrainingDesk::refused);
    const std::string id = service.start(wish(dataset, {codecStage(100'000), priorStage()}));
    QVERIFY2(!id.empty(), refused.isEmpty() ? "" : qPrintable(refused[0][0].toString()));
    QCOMPARE(service.start(wish(dataset, {codecStage(3)})), std::string());  // one at a time
    QTRY_VERIFY_WITH_TIMEOUT(stepOf(service, 1) >= 6, kPatience);
    service.watch(id, 1);
    QTRY_VERIFY_WITH_TIMEOUT(service.record() != nullptr && !service.record()->examples.empty(), kPatience);
    QVERIFY(service.record()->curves->contains("loss"));
    QSignalSpy published(&service, &ui::TrainingDesk::published);
    service.publish(id, QStringLiteral("early"));
    QTRY_COMPARE_WITH_TIMEOUT(published.size(), 1, kPatience);
    QVERIFY(readModelCard(place("models") / "early").has_value());
    service.stop(id);
    QTRY_COMPARE_WITH_TIMEOUT(service.runs().front().state, RunState::stopped, kPatience);
    const std::int64_t saved = stepOf(service, 1);
    service.continueRun(id);
    QTRY_VERIFY_WITH_TIMEOUT(stepOf(service, 1) > saved, kPatience);
    service.stop(id);
    QTRY_COMPARE_WITH_TIMEOUT(service.runs().front().state, RunState::stopped, kPatience);
  }

  void stagesRunOneAfterAnotherAndEachEndsInAModel() {
    TrainingService service(places());
    QTRY_VERIFY_WITH_TIMEOUT(service.isRead(), kPatience);
    const std::string dataset = scanned(service, QString::fromStdString(place("recordings").string()));
    QSignalSpy published(&service, &ui::TrainingDesk::published);
    QSignalSpy finished(&service, &ui::TrainingDesk::finished);
    const std::string id = service.start(wish(dataset, {codecStage(6), priorStage()}));
    QVERIFY(!id.empty());
    QTRY_VERIFY_WITH_TIMEOUT(!service.runs().front().isActive(), kPatience);
    const auto& run = service.runs().front();
    QVERIFY2(run.state == RunState::finished, run.error ? run.error->message.c_str() : "");
    QCOMPARE(finished.size(), 1);
    QCOMPARE(published.size(), 2);
    const auto card = readModelCard(place("models") / "mine");
    QVERIFY(card.has_value());
    QCOMPARE(card->priors.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(card->license.name), QStringLiteral("CC0-1.0"));
    QVERIFY(QString::fromStdString(card->provenance).contains(QStringLiteral("made by this test")));
    QVERIFY(readModelCard(place("models") / "mine-codec").has_value());
    QVERIFY(service.measuredSecondsPerStep(QStringLiteral("starter"), StageKind::codec).has_value());
    // The name is taken now.
    QSignalSpy refused(&service, &ui::TrainingDesk::refused);
    QCOMPARE(service.start(wish(dataset, {codecStage(3)})), std::string());
    QCOMPARE(refused.size(), 1);
    // The new model is fine-tuned.
    ui::TrainingWish tuning =
        wish(dataset,
             {{StageKind::finetune,
               1,
               0,
               2,
               {},
               {QStringLiteral("batch=2"), QStringLiteral("log_steps=1"), QStringLiteral("validation_batches=1")}}});
    tuning.name = QStringLiteral("tuned");
    tuning.preset.clear();
    tuning.baseModel = QString::fromStdString((place("models") / "mine").string());
    tuning.baseName = QStringLiteral("mine");
    QVERIFY(!service.start(tuning).empty());
    QTRY_VERIFY_WITH_TIMEOUT(!service.runs().front().isActive(), kPatience);
    const auto& tuned = service.runs().front();
    QVERIFY2(tuned.state == RunState::finished, tuned.error ? tuned.error->message.c_str() : "");
    QVERIFY(readModelCard(place("models") / "tuned").has_value());
    service.remove(id);
    QTRY_VERIFY(!fs::exists(place("training") / "runs" / id));
    QVERIFY(fs::exists(place("models") / "mine"));
  }

  void theWholeWayByRealClicks() {
    const ui::Theme theme(ui::ThemeChoice::dark);
    TrainingService service(places());
    test::FakeCatalog models;
    ui::TrainPage page(service, models);
    page.resize(1024, 640);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const auto button = [&](const char* name) { return page.findChild<QAbstractButton*>(QString::fromLatin1(name)); };
    const auto click = [&](const char* name) {
      QTRY_VERIFY_WITH_TIMEOUT(button(name)->isVisible() && button(name)->isEnabled(), kPatience);
      QTest::mouseClick(button(name), Qt::LeftButton, {}, {8, button(name)->height() / 2});
    };
    QTRY_VERIFY_WITH_TIMEOUT(service.isRead(), kPatience);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(place("recordings").string()))});
    QWidget* target = button("chooseFirstFolder");
    while (!target->acceptDrops()) target = target->parentWidget();
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    QTRY_COMPARE_WITH_TIMEOUT(service.datasets().size(), std::size_t{1}, kPatience);
    QCOMPARE(page.findChild<QLabel*>(QStringLiteral("tile0"))->text(), QStringLiteral("5"));
    QTest::keyClicks(page.findChild<QComboBox*>(QStringLiteral("licence"))->lineEdit(), QStringLiteral("CC0-1.0"));
    QTest::keyClicks(page.findChild<QLineEdit*>(QStringLiteral("source")), QStringLiteral("made by this test"));
    click("confirm");
    click("recordingsNext");
    // Four songs of four seconds do not suffice for the starter's settings: the page says so instead of failing later.
    QVERIFY(!button("startTraining")->isEnabled());
    const std::string id = service.start(wish(service.datasets()[0].id, {codecStage(100'000)}));
    QVERIFY(!id.empty());
    page.showRun(id);
    auto* chart = page.findChild<ui::LossChart*>();
    QTRY_VERIFY_WITH_TIMEOUT(!chart->isEmpty(), kPatience);
    auto* examples = page.findChild<QListWidget*>(QStringLiteral("examples"));
    QTRY_VERIFY_WITH_TIMEOUT(examples->count() > 0, kPatience);
    QSignalSpy plays(&page, &ui::TrainPage::playFileRequested);
    QTest::mouseClick(examples->viewport(), Qt::LeftButton, {}, examples->visualItemRect(examples->item(0)).center());
    QCOMPARE(plays.size(), 1);
    QVERIFY(fs::exists(plays[0][0].toString().toStdString()));
    click("stopRun");
    click("continueRun");
    QTRY_COMPARE_WITH_TIMEOUT(service.runs().front().state, RunState::running, kPatience);
    click("publishRun");
    QTest::keyClicks(page.findChild<QLineEdit*>(QStringLiteral("publishName")), QStringLiteral("by-hand"));
    click("publishGo");
    QTRY_COMPARE_WITH_TIMEOUT(models.refreshed, 1, kPatience);
    QVERIFY(readModelCard(place("models") / "by-hand").has_value());
    click("stopRun");
    click("removeRun");
    click("removeRun");
    QTRY_VERIFY(!fs::exists(place("training") / "runs" / id));
    QCOMPARE(page.step(), ui::TrainPage::recordings);
  }

  void aNewStudioFollowsATrainingThatStillRunsAndOffersAKilledOne() {
    std::string id;
    {
      TrainingService service(places());
      QTRY_VERIFY_WITH_TIMEOUT(service.isRead(), kPatience);
      const std::string dataset = scanned(service, QString::fromStdString(place("recordings").string()));
      id = service.start(wish(dataset, {codecStage(100'000)}));
      QTRY_VERIFY_WITH_TIMEOUT(stepOf(service, 1) >= 3, kPatience);
    }
    TrainingService next(places());
    QTRY_VERIFY_WITH_TIMEOUT(next.isRead(), kPatience);
    QCOMPARE(next.runs().size(), std::size_t{1});
    QCOMPARE(next.runs().front().state, RunState::running);
    const std::int64_t seen = stepOf(next, 1);
    QTRY_VERIFY_WITH_TIMEOUT(stepOf(next, 1) > seen, kPatience);
    const auto state = readRunState(place("training") / "runs" / id / "1-codec");
    QVERIFY(state.has_value());
    QCOMPARE(::kill(static_cast<pid_t>(state->process), SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(next.runs().front().state, RunState::interrupted, kPatience);
    next.continueRun(id);
    QTRY_VERIFY_WITH_TIMEOUT(next.runs().front().state == RunState::running && stepOf(next, 1) > 3, kPatience);
    next.stop(id);
    QTRY_COMPARE_WITH_TIMEOUT(next.runs().front().state, RunState::stopped, kPatience);
  }

  void aStageThatEndedWithoutAStudioIsPublishedByTheNextOne() {
    std::string id;
    {
      TrainingService service(places());
      QTRY_VERIFY_WITH_TIMEOUT(service.isRead(), kPatience);
      const std::string dataset = scanned(service, QString::fromStdString(place("recordings").string()));
      id = service.start(wish(dataset, {codecStage(60)}));
      QTRY_VERIFY_WITH_TIMEOUT(stepOf(service, 1) >= 1, kPatience);
    }
    const fs::path run = place("training") / "runs" / id / "1-codec";
    QTRY_VERIFY_WITH_TIMEOUT(!isWorkingOn(readRunState(run) ? readRunState(run)->process : 0, run), kPatience);
    QCOMPARE(readRunState(run)->state.phase, std::string("finished"));
    QVERIFY(!fs::exists(place("models") / "mine"));
    TrainingService next(places());
    QTRY_VERIFY_WITH_TIMEOUT(next.isRead(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(next.runs().front().state, RunState::finished, kPatience);
    QVERIFY(readModelCard(place("models") / "mine").has_value());
  }

  void whatGoesWrongIsSaidInPlainWords() {
    TrainingService service(places());
    QTRY_VERIFY_WITH_TIMEOUT(service.isRead(), kPatience);
    QSignalSpy ended(&service, &ui::TrainingDesk::scanEnded);
    fs::create_directories(place("empty"));
    service.scan(QString::fromStdString(place("empty").string()));
    QVERIFY(ended.wait(kPatience));
    QVERIFY2(ended[0][1].toString().contains(QStringLiteral("no recordings")), qPrintable(ended[0][1].toString()));
    QVERIFY(service.datasets().empty());
    const std::string dataset = scanned(service, QString::fromStdString(place("recordings").string()));
    ui::StageWish wrong = codecStage(3);
    wrong.settings.append(QStringLiteral("codec.wdith=3"));
    const std::string id = service.start(wish(dataset, {wrong}));
    QTRY_COMPARE_WITH_TIMEOUT(service.runs().front().state, RunState::failed, kPatience);
    QVERIFY(service.runs().front().error->message.find("wdith") != std::string::npos);
    // Recordings and what was prepared from them vanish.
    fs::remove_all(place("recordings"));
    fs::remove_all(place("training") / "datasets" / dataset / "prepared-4000");
    service.continueRun(id);
    QTRY_COMPARE_WITH_TIMEOUT(service.runs().front().state, RunState::failed, kPatience);
    QVERIFY(service.runs().front().error->message.find("are gone") != std::string::npos);
    QSignalSpy refused(&service, &ui::TrainingDesk::refused);
    service.removeDataset(dataset);
    QCOMPARE(refused.size(), 1);
    service.remove(id);
    service.removeDataset(dataset);
    QTRY_VERIFY(!fs::exists(place("training") / "datasets" / dataset));
  }

  void withoutTheProgramNothingHangs() {
    TrainingPlaces wrong = places();
    wrong.program = place("nowhere");
    TrainingService service(wrong);
    QTRY_VERIFY_WITH_TIMEOUT(service.isRead(), kPatience);
    QSignalSpy ended(&service, &ui::TrainingDesk::scanEnded);
    service.scan(QString::fromStdString(place("recordings").string()));
    QVERIFY(ended.wait(kPatience));
    QVERIFY(ended[0][1].toString().contains(QStringLiteral("cannot be started")));
    QVERIFY(!service.scanning());
  }
};

}  // namespace jukebox::studio

QTEST_MAIN(jukebox::studio::TrainingServiceTest)
#include "training_service_test.moc"

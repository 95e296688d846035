#pragma once
// A desk and a catalogue that do what a test says, and remember what they were asked.

#include <cmath>

#include "ui/models/model_catalog.h"
#include "ui/training/training_desk.h"

namespace jukebox::test {

class FakeDesk : public ui::TrainingDesk {
  Q_OBJECT
 public:
  bool isRead() const override { return true; }
  const std::vector<ui::TrainingDataset>& datasets() const override { return m_datasets; }
  void scan(const QString& folder) override {
    asked << "scan " + folder;
    m_scanning = ui::ScanProgress{folder, 0, 0, {}, false};
    emit scanChanged();
  }
  void stopScan() override {
    asked << "stopScan";
    m_scanning.reset();
    emit scanChanged();
    emit scanEnded({}, "The scan was stopped.", {});
  }
  const std::optional<ui::ScanProgress>& scanning() const override { return m_scanning; }
  void confirmDataset(const std::string& id, const QString& licence, const QString& source) override {
    asked << QStringLiteral("confirm %1 %2 %3").arg(QString::fromStdString(id), licence, source);
    for (auto& dataset : m_datasets) {
      if (dataset.id != id) continue;
      dataset.licence = licence;
      dataset.source = source;
      dataset.isConfirmed = true;
    }
    emit datasetsChanged();
  }
  void removeDataset(const std::string& id) override {
    std::erase_if(m_datasets, [&](const auto& dataset) { return dataset.id == id; });
    emit datasetsChanged();
  }
  const std::vector<ui::TrainingRun>& runs() const override { return m_runs; }
  std::string start(const ui::TrainingWish& wish) override {
    wishes.push_back(wish);
    if (refuses) {
      emit refused("The training \"other\" is running.", "Stop it first, or wait.");
      return {};
    }
    const std::string id = "run" + std::to_string(wishes.size());
    addRun(id, wish, ui::RunState::running);
    return id;
  }
  void stop(const std::string& id) override { asked << "stop " + QString::fromStdString(id); }
  void continueRun(const std::string& id) override { asked << "continue " + QString::fromStdString(id); }
  void remove(const std::string& id) override {
    asked << "remove " + QString::fromStdString(id);
    std::erase_if(m_runs, [&](const auto& run) { return run.id == id; });
    emit runsChanged();
  }
  void publish(const std::string& id, const QString& name) override {
    asked << QStringLiteral("publish %1 %2").arg(QString::fromStdString(id), name);
    emit published(name);
  }
  std::optional<double> measuredSecondsPerStep(const QString&, ui::StageKind) const override { return speed; }
  void watch(const std::string& id, std::size_t stage) override {
    watched = QStringLiteral("%1 %2").arg(QString::fromStdString(id)).arg(stage);
  }
  const ui::StageRecord* record() const override { return m_record ? &*m_record : nullptr; }

  void addDataset() {
    ui::TrainingDataset dataset;
    dataset.id = "set" + std::to_string(m_datasets.size());
    dataset.name = "Garden tapes";
    dataset.folder = "/home/eva/Music/Garden tapes";
    ui::ScanSummary& found = dataset.summary;
    found.recordings = 128;
    found.skipped = 3;
    found.totalSeconds = 6.4 * 3600;
    found.lengthsSeconds.assign(125, 184.0);
    found.withLyrics = 96;
    found.withTimedLyrics = 12;
    found.licences = {{"CC-BY-4.0", 100}, {"", 25}};
    found.sources = {{"", 125}};
    found.troubles = {
        {"1998/tape 4/broken take.mp3", ui::Trouble::unreadable, 0, "The file holds no audio that can be read."},
        {"copy of river.flac", ui::Trouble::sameAsAnother, 0, "river.flac"},
        {"river (rehearsal).flac", ui::Trouble::soundsLike, 0, "river.flac"},
        {"intro.wav", ui::Trouble::mostlySilent, 0.72, {}},
        {"loud night.wav", ui::Trouble::clipped, 0.0153, {}},
        {"untitled 3.wav", ui::Trouble::noArtist, 0, {}},
        {"untitled 3.wav", ui::Trouble::noLyrics, 0, {}},
        {"untitled 3.wav", ui::Trouble::noLicence, 0, {}},
        {"morning.flac", ui::Trouble::note, 0, "Its lyric times run backwards in places."}};
    m_datasets.insert(m_datasets.begin(), dataset);
    m_scanning.reset();
    emit datasetsChanged();
    emit scanChanged();
    emit scanEnded(QString::fromStdString(dataset.id), {}, {});
  }
  ui::TrainingRun& addRun(const std::string& id, const ui::TrainingWish& wish, ui::RunState state) {
    ui::TrainingRun run;
    run.id = id;
    run.wish = wish;
    run.datasetName = "Garden tapes";
    run.createdAt = "2026-11-22T20:14:00Z";
    run.state = state;
    run.stages.push_back({{}, {}, ui::StageState::done, {}});
    run.stages[0].wish.kind = ui::StageKind::prepare;
    for (const auto& stage : wish.stages) run.stages.push_back({stage, wish.name, ui::StageState::waiting, {}});
    if (run.stages.size() > 1) run.stages[1].state = ui::StageState::running;
    m_runs.insert(m_runs.begin(), run);
    emit runsChanged();
    return m_runs.front();
  }
  void change() { emit runsChanged(); }
  std::vector<ui::TrainingRun>& ownRuns() { return m_runs; }
  void setScan(const ui::ScanProgress& progress) {
    m_scanning = progress;
    emit scanChanged();
  }
  void endScan(const QString& error) {
    m_scanning.reset();
    emit scanChanged();
    emit scanEnded({}, error, "Choose another folder.");
  }
  void setRecord(const ui::StageRecord& record) {
    m_record = record;
    emit recordChanged();
  }
  /// Curves of a prior, as real ones look.
  static ui::StageRecord priorRecord(int points) {
    auto curves = std::make_shared<ui::TrainingCurves>();
    for (int i = 1; i <= points; ++i) {
      const double step = i * 20, fall = std::exp(-step / 900.0);
      const double noise = 0.15 * std::sin(i * 12.9898) * std::cos(i * 4.1414);
      (*curves)["gen_loss"].push_back({step, 2.4 + 7.4 * fall + noise});
      (*curves)["loss"].push_back({step, 2.0 + 7.0 * fall + noise});
      (*curves)["lr"].push_back({step, 1e-3});
      if (i % 10 == 0) {
        (*curves)["test_gen_loss"].push_back({step, 2.7 + 7.1 * fall});
        (*curves)["test_unigram_bits"].push_back({step, 9.47});
        (*curves)["test_bigram_bits"].push_back({step, 4.59});
      }
    }
    ui::StageRecord record{curves, {}, {}};
    for (const int step : {4000, 2000}) {
      for (const char* name : {"original-0", "original-1", "sample-0", "sample-1"}) {
        record.examples.push_back({step, QStringLiteral("/runs/x/step-%1/%2.wav").arg(step).arg(name), name});
      }
    }
    return record;
  }

  QStringList asked;
  QString watched;
  std::vector<ui::TrainingWish> wishes;
  bool refuses = false;
  std::optional<double> speed;

 private:
  std::vector<ui::TrainingDataset> m_datasets;
  std::vector<ui::TrainingRun> m_runs;
  std::optional<ui::ScanProgress> m_scanning;
  std::optional<ui::StageRecord> m_record;
};

class FakeCatalog : public ui::ModelCatalog {
  Q_OBJECT
 public:
  const std::vector<ui::ModelEntry>& models() const override { return m_models; }
  bool isRead() const override { return true; }
  void refresh() override { ++refreshed; }
  void inspect(const QString&, QObject*, std::function<void(const ui::ImportFindings&)> answer) const override {
    answer(ui::ImportFindings());
  }
  void import(const ui::ModelImportWish&) override {}
  void quantise(const QString&, const QString&, const QString&) override {}
  void verify(const QString&) override {}
  void cancelWork() override {}
  const std::optional<ui::ModelWork>& work() const override { return m_work; }
  void remove(const QString&) override {}
  void add(const std::string& name) {
    ui::ModelEntry entry;
    ModelCard& card = entry.model.card;
    entry.model.folder = "/models/" + name;
    card.name = name;
    card.codec.levels = 2;
    card.codec.sampleRate = 22050;
    card.codec.downsT = {3, 1};
    card.codec.stridesT = {4, 4};
    for (int level = 0; level < 2; ++level) {
      ModelPrior prior;
      prior.hyperparameters.level = level;
      prior.hyperparameters.nCtx = 1024;
      card.priors.push_back(prior);
    }
    m_models.push_back(entry);
    emit changed();
  }
  int refreshed = 0;

 private:
  std::vector<ui::ModelEntry> m_models;
  std::optional<ui::ModelWork> m_work;
};

}  // namespace jukebox::test

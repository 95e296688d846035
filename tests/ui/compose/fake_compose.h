#pragma once
// A catalogue of models with names, a cost estimator and an audio probe for the Compose page, all in memory.

#include <QTimer>

#include "ui/compose/audio_probe.h"
#include "ui/compose/cost_estimator.h"
#include "ui/compose/microphone.h"
#include "ui/models/model_catalog.h"

namespace jukebox::ui::test {

class FakeModels : public ModelCatalog {
  Q_OBJECT
 public:
  const std::vector<ModelEntry>& models() const override { return entries; }
  bool isRead() const override { return true; }
  void refresh() override { emit changed(); }
  void inspect(const QString&, QObject*, std::function<void(const ImportFindings&)> answer) const override {
    answer(ImportFindings());
  }
  void import(const ModelImportWish& /*wish*/) override {}
  void quantise(const QString& /*model*/, const QString& /*dtype*/, const QString& /*newName*/) override {}
  void verify(const QString& /*model*/) override {}
  void cancelWork() override {}
  const std::optional<ModelWork>& work() const override { return m_work; }
  void remove(const QString& /*model*/) override {}

  /// Three levels of 22.05 kHz; `lyricTokens` 0: instrumental. Songs of at least 10 s.
  ModelEntry& add(const std::string& name, LabelStyle style, int lyricTokens) {
    ModelEntry entry;
    ModelCard& card = entry.model.card;
    card.name = name;
    card.license = {"CC0-1.0", "", "", true};
    card.codec.sampleRate = 22050;
    card.codec.levels = 3;
    card.codec.downsT = {3, 2, 2};
    card.codec.stridesT = {2, 2, 2};
    card.defaultTotalDurationSeconds = 60;
    for (int level = 0; level < 3; ++level) {
      ModelPrior prior;
      auto& hyper = prior.hyperparameters;
      hyper.level = level;
      hyper.nCtx = 1024;
      hyper.labelsV3 = style == LabelStyle::v3;
      hyper.maxBowGenreSize = style == LabelStyle::v3 ? 1 : 5;
      if (level == 2) {
        hyper.minDurationSeconds = 10;
        hyper.maxDurationSeconds = 600;
        hyper.useTokens = lyricTokens > 0;
        hyper.nTokens = lyricTokens;
      }
      card.priors.push_back(prior);
    }
    auto names = ArtistGenreVocabulary::fromText(style, "unknown;0\nmara vale;1\nola kern;2\nthe garden band;3\n",
                                                 "unknown;0\nfolk;1\nrock;2\nsoul;3\nblues;4\n");
    entry.vocabularies.push_back({2, std::move(*names)});
    entry.diskBytes = 42'000'000;
    entries.push_back(std::move(entry));
    return entries.back();
  }
  std::vector<ModelEntry> entries;

 private:
  std::optional<ModelWork> m_work;
};

class FakeCosts : public CostEstimator {
  Q_OBJECT
 public:
  void estimate(const GenerationRequest& request, QObject* receiver, Answer<CostEstimate> answer) override {
    asked.push_back(request);
    QTimer::singleShot(0, receiver, [this, answer] { answer(estimated); });
  }
  void calibrate(const GenerationRequest& /*request*/, QObject* receiver, Answer<bool> answer) override {
    ++calibrations;
    estimated.seconds = 95;
    estimated.measuredRuns = 1;
    QTimer::singleShot(0, receiver, [this, answer] {
      answer(true);
      emit changed();
    });
  }
  CostEstimate estimated{std::nullopt, 0, 900'000'000, 6'000'000'000, 4'000'000, 50'000'000'000, true, {}};
  std::vector<GenerationRequest> asked;
  int calibrations = 0;
};

class FakeProbe : public AudioProbe {
  Q_OBJECT
 public:
  void probe(const std::filesystem::path& path, QObject* receiver, Answer<AudioFacts> answer) override {
    probed.push_back(path);
    QTimer::singleShot(0, receiver, [this, answer] {
      if (failure) return answer(*failure);
      AudioFacts facts{duration, {}};
      for (int i = 0; i < 400; ++i) {
        const float level = 0.2F + 0.7F * static_cast<float>((i * 37) % 100) / 100.0F;
        facts.peaks.push_back({-level, level, level / 2});
      }
      answer(facts);
    });
  }
  double duration = 12;
  std::optional<Error> failure;
  std::vector<std::filesystem::path> probed;
};

class FakeMicrophone : public Microphone {
  Q_OBJECT
 public:
  const MicrophoneState& state() const override { return m_state; }
  void record() override { become({MicrophoneState::Phase::opening, 0, 0}); }
  void hear(double seconds, double peak) { become({MicrophoneState::Phase::recording, seconds, peak}); }
  void stop() override { become({MicrophoneState::Phase::finishing, m_state.seconds, 0}); }
  void discard() override {
    ++discarded;
    become({});
  }
  void finish(const QString& file, const QString& note = {}) {
    become({});
    emit recorded(file, note);
  }
  void fail(const QString& sentence) {
    become({});
    emit failed(sentence);
  }
  int discarded = 0;

 private:
  void become(const MicrophoneState& state) {
    m_state = state;
    emit changed();
  }
  MicrophoneState m_state;
};

}  // namespace jukebox::ui::test

#pragma once
// FakeModels: a catalogue in memory that remembers what it was asked.

#include "ui/models/model_catalog.h"

namespace jukebox::ui::test {

class FakeModels : public ModelCatalog {
 public:
  std::vector<ModelEntry> list;
  QStringList asked;  ///< "verify starter", …
  ImportFindings findings;
  std::optional<ModelImportWish> imported;
  std::optional<ModelWork> running;

  /// Two levels with lyrics, five artists and two genres.
  ModelEntry& add(const std::string& name, bool isBundled = false) {
    ModelEntry entry;
    ModelCard& card = entry.model.card;
    entry.model.folder = "/models/" + name;
    card.name = name;
    card.version = "1.0";
    card.description = "Composes small songs.";
    card.provenance = "Synthetic songs.";
    card.license = {"CC0-1.0", "LICENSE", "", true};
    card.codec.sampleRate = 22050;
    card.codec.levels = 2;
    card.codec.downsT = {3, 1};
    card.codec.stridesT = {4, 4};
    card.codec.multipliers = {1, 1};
    for (const int level : {0, 1}) {
      ModelPrior prior;
      prior.hyperparameters.level = level;
      prior.hyperparameters.nCtx = 1024;
      prior.hyperparameters.transformer.width = 256;
      prior.hyperparameters.transformer.depth = 12;
      prior.weightsFile = "prior_" + std::to_string(level);
      card.priors.push_back(prior);
      card.files.push_back({prior.weightsFile, std::string(64, 'a'), 6'000'000});
    }
    entry.diskBytes = 12'000'000;
    entry.isBundled = isBundled;
    entry.licenseText = QStringLiteral("Do what you like.");
    entry.memory = {{WeightDtype::f32, 90'000'000}, {WeightDtype::f16, 84'000'000}, {WeightDtype::int8, 81'000'000}};
    auto names = ArtistGenreVocabulary::fromText(
        LabelStyle::v3, "unknown;0\nMara Vale;1\nTom Harrow;2\nDex Nine;3\nPip Wren;4\nGus Oakley;5\n",
        "unknown;0\nfolk;1\nrock;2\n");
    entry.vocabularies.push_back({1, std::move(*names)});
    list.push_back(std::move(entry));
    emit changed();
    return list.back();
  }

  const std::vector<ModelEntry>& models() const override { return list; }
  bool isRead() const override { return true; }
  void refresh() override { emit changed(); }
  void inspect(const QString&, QObject*, std::function<void(const ImportFindings&)> answer) const override {
    answer(findings);
  }
  void import(const ModelImportWish& wish) override { imported = wish; }
  void quantise(const QString& model, const QString& dtype, const QString&) override {
    asked << QStringLiteral("quantise %1 %2").arg(model, dtype);
  }
  void verify(const QString& model) override { asked << QStringLiteral("verify ") + model; }
  void cancelWork() override { asked << QStringLiteral("cancel"); }
  const std::optional<ModelWork>& work() const override { return running; }
  void remove(const QString& model) override { asked << QStringLiteral("remove ") + model; }
};

}  // namespace jukebox::ui::test

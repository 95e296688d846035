#pragma once
// Training plan: which stages make a model, and how a budget of hours is divided among them. Pure functions.

#include <optional>
#include <span>

#include "core/domain/model_card.h"
#include "ui/training/training_desk.h"

namespace jukebox::ui {

/// A complete choice of settings for all stages (docs/training.md).
struct TrainingPreset {
  const char* name;
  const char *codec, *prior, *upsampler;  ///< presets of `jukebox train`
  int sampleRate;
  int levels;
  double pieceSeconds;  ///< the longest piece that a stage learns from at once; shorter recordings are not used by it
  int piecesAStep;      ///< so many pieces must be there
};
std::span<const TrainingPreset> trainingPresets();
/// Null for an unknown name.
const TrainingPreset* trainingPreset(const QString& name);

/// Codec, top prior and an upsampler for every lower level, with the hours divided 2 : 3 : 2 (: 2 …).
std::vector<StageWish> ownModelStages(const TrainingPreset& preset, double hours);
/// One stage that goes on from an installed model's prior.
std::vector<StageWish> fineTuningStages(int level, double hours);

/// What a stage is to have otherwise than its preset; zero and empty: nothing.
struct AdvancedStage {
  double share = 0;  ///< of the budget, compared with those of the other stages
  QString preset;
  double learningRate = 0;
  int batch = 0;  ///< pieces a process and step
  int steps = 0;  ///< at most
};
/// The same for a whole training.
struct AdvancedTraining {
  std::vector<AdvancedStage> stages;  ///< parallel to the plan's; those that lack are left as they are
  int threads = 0;
  std::optional<std::uint64_t> seed;
  int checkpointSteps = 0, validateSteps = 0;
};

/// Part of the budget that a stage has by itself, compared with those of the others.
double usualShare(StageKind kind);
/// Presets of `jukebox train` that a stage can have beside a codec of this preset; empty for fine-tuning, which has the
/// model's own settings.
QStringList presetsOf(StageKind kind, const QString& codecPreset);
/// Divides the hours of all stages anew and writes the rest into presets, steps and settings.
void applyAdvanced(const AdvancedTraining& advanced, TrainingWish& wish);

/// Name under which stage `index` of the training is published: the last one has the training's own name.
QString stageModelName(const TrainingWish& wish, std::size_t index);

/// Names of models: letters, digits, - _ and dots, beginning with a letter or digit, at most 64 characters.
bool isModelName(const QString& name);

/// Whether recordings of these lengths suffice: pieces of the longest kind that fit into the recordings kept for
/// learning, and how many a step needs.
struct PieceCount {
  int available = 0, needed = 0;
  bool isEnough() const { return available >= needed; }
};
PieceCount pieceCount(std::span<const double> lengthsSeconds, double pieceSeconds, int piecesAStep);

/// Steps that fit into `hours` at a measured speed; absent without a measurement.
std::optional<std::int64_t> stepsWithin(double hours, std::optional<double> secondsPerStep);

/// Share of a stage that is done, 0…1: of its steps or of its hours, whichever is further; < 0: has no end.
double stageFraction(const TrainingStage& stage);
/// Share of the whole training, weighted by the hours of its stages.
double runFraction(const TrainingRun& run);
/// Until the end of the last stage, from budgets and measured speed; absent while something is not known.
std::optional<double> remainingSeconds(const TrainingRun& run);

}  // namespace jukebox::ui

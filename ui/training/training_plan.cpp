#include "ui/training/training_plan.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <cmath>

namespace jukebox::ui {
namespace {

constexpr double kCodecShare = 2, kPriorShare = 3, kUpsamplerShare = 2;
constexpr double kLearningShare = 0.9;  // the rest is held out to measure with
constexpr double kSecondsAnHour = 3600;

// Pieces are n_ctx tokens of the top level: 1024 · 256 samples (starter), 8192 · 256 (small, spec/06 §3), at 22 050 Hz.
constexpr std::array<TrainingPreset, 3> kPresets{{
    {"starter", "starter", "starter", "starter", 22050, 2, 1024.0 * 256 / 22050, 8},
    {"small", "small_vqvae", "small_labelled_prior", "small_upsampler", 22050, 2, 8192.0 * 256 / 22050, 4},
    {"small_lyrics", "small_vqvae", "small_single_enc_dec_prior", "small_upsampler", 22050, 2, 8192.0 * 256 / 22050, 4},
}};

QString latin(const char* name) {
  return QString::fromLatin1(name);
}

}  // namespace

int ScanSummary::count(Trouble kind) const {
  return static_cast<int>(
      std::count_if(troubles.begin(), troubles.end(), [&](const RecordingTrouble& t) { return t.kind == kind; }));
}

std::size_t TrainingRun::currentStage() const {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (stages[i].state != StageState::done) return i;
  }
  return stages.empty() ? 0 : stages.size() - 1;
}

std::span<const TrainingPreset> trainingPresets() {
  return kPresets;
}

const TrainingPreset* trainingPreset(const QString& name) {
  const auto found =
      std::find_if(kPresets.begin(), kPresets.end(), [&](const TrainingPreset& p) { return name == latin(p.name); });
  return found == kPresets.end() ? nullptr : &*found;
}

std::vector<StageWish> ownModelStages(const TrainingPreset& preset, double hours) {
  const int upsamplers = preset.levels - 1;
  const double whole = kCodecShare + kPriorShare + kUpsamplerShare * upsamplers;
  std::vector<StageWish> stages;
  stages.push_back({StageKind::codec, 0, hours * kCodecShare / whole, 0, latin(preset.codec), {}});
  stages.push_back({StageKind::prior, preset.levels - 1, hours * kPriorShare / whole, 0, latin(preset.prior), {}});
  for (int level = preset.levels - 2; level >= 0; --level) {
    stages.push_back({StageKind::upsampler, level, hours * kUpsamplerShare / whole, 0, latin(preset.upsampler), {}});
  }
  return stages;
}

std::vector<StageWish> fineTuningStages(int level, double hours) {
  return {{StageKind::finetune, level, hours, 0, {}, {}}};
}

double usualShare(StageKind kind) {
  switch (kind) {
    case StageKind::codec:
      return kCodecShare;
    case StageKind::prior:
      return kPriorShare;
    case StageKind::upsampler:
      return kUpsamplerShare;
    case StageKind::finetune:
    case StageKind::prepare:
      break;
  }
  return 1;
}

QStringList presetsOf(StageKind kind, const QString& codecPreset) {
  QStringList names;
  for (const TrainingPreset& preset : kPresets) {
    if (latin(preset.codec) != codecPreset) continue;
    const char* name = kind == StageKind::codec       ? preset.codec
                       : kind == StageKind::prior     ? preset.prior
                       : kind == StageKind::upsampler ? preset.upsampler
                                                      : nullptr;
    if (name != nullptr && !names.contains(latin(name))) names << latin(name);
  }
  return names;
}

void applyAdvanced(const AdvancedTraining& advanced, TrainingWish& wish) {
  const std::size_t count = std::min(advanced.stages.size(), wish.stages.size());
  double hours = 0, shares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    hours += wish.stages[i].hours;
    shares += advanced.stages[i].share;
  }
  const auto set = [](StageWish& stage, const char* name, const QString& value) {
    stage.settings << latin(name) + QLatin1Char('=') + value;
  };
  wish.threads = advanced.threads;
  for (std::size_t i = 0; i < wish.stages.size(); ++i) {
    StageWish& stage = wish.stages[i];
    if (i < count) {
      const AdvancedStage& wanted = advanced.stages[i];
      if (shares > 0) stage.hours = hours * wanted.share / shares;
      if (!wanted.preset.isEmpty()) stage.preset = wanted.preset;
      if (wanted.steps > 0) stage.steps = wanted.steps;
      if (wanted.learningRate > 0) {
        set(stage, "optimiser.learning_rate", QString::number(wanted.learningRate, 'g', 6));
      }
      if (wanted.batch > 0) set(stage, "batch", QString::number(wanted.batch));
    }
    if (advanced.seed) set(stage, "seed", QString::number(*advanced.seed));
    if (advanced.checkpointSteps > 0) set(stage, "checkpoint_steps", QString::number(advanced.checkpointSteps));
    if (advanced.validateSteps > 0) set(stage, "validate_steps", QString::number(advanced.validateSteps));
  }
}

QString stageModelName(const TrainingWish& wish, std::size_t index) {
  if (index + 1 >= wish.stages.size()) return wish.name;
  const StageWish& stage = wish.stages[index];
  switch (stage.kind) {
    case StageKind::codec:
      return wish.name + QStringLiteral("-codec");
    case StageKind::prior:
      return wish.name + QStringLiteral("-top");
    case StageKind::upsampler:
    case StageKind::finetune:
      return QStringLiteral("%1-level-%2").arg(wish.name).arg(stage.level);
    case StageKind::prepare:
      return {};
  }
  return {};
}

bool isModelName(const QString& name) {
  static const QRegularExpression kName(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"));
  return kName.match(name).hasMatch() && !name.endsWith(u'\n');
}

PieceCount pieceCount(std::span<const double> lengthsSeconds, double pieceSeconds, int piecesAStep) {
  double usable = 0;
  for (const double seconds : lengthsSeconds) {
    if (seconds >= pieceSeconds) usable += seconds;
  }
  const double pieces = pieceSeconds > 0 ? std::floor(usable * kLearningShare / pieceSeconds) : 0;
  return {static_cast<int>(std::min(pieces, 1e9)), piecesAStep};
}

std::optional<std::int64_t> stepsWithin(double hours, std::optional<double> secondsPerStep) {
  if (!secondsPerStep || !(*secondsPerStep > 0) || !(hours > 0)) return std::nullopt;
  return static_cast<std::int64_t>(std::min(hours * kSecondsAnHour / *secondsPerStep, 1e15));
}

double stageFraction(const TrainingStage& stage) {
  if (stage.state == StageState::done || stage.state == StageState::publishing) return 1;
  if (!stage.progress) return 0;
  const TrainingState& now = *stage.progress;
  if (now.steps <= 0 && !(now.hours > 0)) return now.phase == "encoding" || now.phase == "preparing" ? 0 : -1;
  double fraction = now.steps > 0 ? static_cast<double>(now.step) / static_cast<double>(now.steps) : 0;
  if (now.hours > 0) fraction = std::max(fraction, now.wallSeconds / (now.hours * kSecondsAnHour));
  return std::clamp(fraction, 0.0, 1.0);
}

double runFraction(const TrainingRun& run) {
  double whole = 0, done = 0;
  for (const TrainingStage& stage : run.stages) {
    if (stage.wish.kind == StageKind::prepare) continue;
    const double weight = stage.wish.hours > 0 ? stage.wish.hours : 1;
    whole += weight;
    done += weight * std::max(0.0, stageFraction(stage));
  }
  return whole > 0 ? done / whole : 0;
}

std::optional<double> remainingSeconds(const TrainingRun& run) {
  double seconds = 0;
  for (const TrainingStage& stage : run.stages) {
    if (stage.wish.kind == StageKind::prepare || stage.state == StageState::done) continue;
    if (stage.progress && stage.progress->remainingSeconds) {
      seconds += *stage.progress->remainingSeconds;
    } else if (stage.wish.hours > 0) {
      seconds += stage.wish.hours * kSecondsAnHour;
    } else {
      return std::nullopt;
    }
  }
  return seconds;
}

}  // namespace jukebox::ui

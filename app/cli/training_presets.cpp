#include "app/cli/training_presets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/engine/checkpoint/presets.h"

namespace jukebox::cli {
namespace {

constexpr const char* kStarter = "starter";

// Two levels, hops 64 and 256, 22.05 kHz: small enough to learn and to run on two processor cores.
CodecHyperparameters starterCodec() {
  CodecHyperparameters codec;
  codec.sampleRate = 22050;
  codec.levels = 2;
  codec.downsT = {3, 1};
  codec.stridesT = {4, 4};
  codec.multipliers = {1, 1};
  codec.bins = 1024;
  codec.width = 64;
  codec.depth = 3;
  codec.mu = 0.97;
  codec.commit = 0.25;
  codec.lossFn = "l2";
  return codec;
}

TrainingRequest starterCodecRun() {
  TrainingRequest run;
  run.kind = TrainingKind::codec;
  run.codec = starterCodec();
  run.codecObjective.loss = "perceptual";
  run.codecObjective.revivalShare = 0.4;
  run.chunks.lengthSamples = 16384;
  run.chunks.alignmentSamples = 256;
  run.batch = 8;
  run.optimiser.learningRate = 1e-3;
  run.optimiser.beta2 = 0.99;
  run.optimiser.averageMu = 0.999;
  run.optimiser.warmupSteps = 200;
  return run;
}

// Attention orders 6 (top: rows, columns, previous row and lyrics) and 2 (upsampler) see the window in parts.
PriorHyperparameters starterPrior(const CodecHyperparameters& codec, int level) {
  const bool top = level == codec.levels - 1;
  PriorHyperparameters prior;
  prior.level = level;
  prior.nCtx = 1024;
  prior.transformer = {256, 12, 4, 2, 32, 0, 0.5, 2.0, false, 0.7};
  prior.labels = prior.labelsV3 = true;
  prior.maxBowGenreSize = 1;
  prior.tBins = 160;
  prior.genreBins = prior.artistBins = 1;  // the data set's names take their place
  prior.minDurationSeconds = 4;
  prior.maxDurationSeconds = 600;
  if (top) {
    prior.transformer.attnOrder = 6;
    prior.transformer.mMlp = 4.0;
    prior.useTokens = true;
    prior.nTokens = 192;
    prior.nVocab = 79;
    prior.primeLossFraction = 0.1;
    prior.prime = {128, 3, 2, 0, 1, 0, 0.5, 2.0, false, 0.7};
  } else {
    prior.transformer.width = 192;
    prior.transformer.depth = 9;
    prior.condWidth = 96;
    prior.condDepth = 4;
    prior.condDilationGrowthRate = 3;
  }
  return prior;
}

TrainingRequest starterPriorRun(const CodecHyperparameters& codec, int level) {
  TrainingRequest run;
  run.kind = TrainingKind::prior;
  run.codec = codec;
  run.prior = starterPrior(codec, level);
  run.batch = 8;
  run.chunks.alignmentSamples = codec.samplesPerToken(codec.levels - 1);
  run.optimiser.learningRate = 1e-3;
  run.optimiser.beta2 = 0.98;
  run.optimiser.weightDecay = 0.01;
  run.optimiser.averageMu = 0.998;
  run.optimiser.warmupSteps = 100;
  return run;
}

Error unknownPreset(std::string_view name, TrainingKind kind) {
  return makeError(ErrorKind::notFound, fmt::format("There is no training preset \"{}\".", name),
                   fmt::format("Choose one of: {}.", fmt::join(trainingPresetNames(kind), ", ")));
}

}  // namespace

std::vector<std::string> trainingPresetNames(TrainingKind kind) {
  std::vector<std::string> names{kStarter};
  for (std::string& name : kind == TrainingKind::codec ? codecPresetNames() : priorPresetNames()) {
    names.push_back(std::move(name));
  }
  return names;
}

Result<TrainingRequest> codecTrainingPreset(std::string_view name) {
  if (name == kStarter) return starterCodecRun();
  const auto codec = codecPreset(name);
  if (!codec) return unknownPreset(name, TrainingKind::codec);
  TrainingRequest run;
  run.codec = *codec;
  run.chunks.lengthSamples = 262'144;  // spec/08 §2
  return run;
}

Result<TrainingRequest> priorTrainingPreset(std::string_view name, const CodecHyperparameters& codec, int level) {
  if (level < 0 || level >= codec.levels) {
    return makeError(ErrorKind::invalidInput, fmt::format("The codec has no level {}.", level),
                     fmt::format("Choose a level from 0 to {}.", codec.levels - 1));
  }
  if (name == kStarter) return starterPriorRun(codec, level);
  const auto prior = priorPreset(name);
  if (!prior) return unknownPreset(name, TrainingKind::prior);
  TrainingRequest run;
  run.kind = TrainingKind::prior;
  run.codec = codec;
  run.prior = *prior;
  run.prior.level = level;
  run.optimiser.weightDecay = 0.01;  // spec/08 §3
  return run;
}

}  // namespace jukebox::cli

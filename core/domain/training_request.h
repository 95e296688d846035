#pragma once
// TrainingRequest: everything that fixes a training run. Stored as run.json in the run's folder; a run that is resumed
// goes on with exactly these values.

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/domain/hyperparameters.h"

namespace jukebox {

enum class TrainingKind {
  codec,  ///< encoder, codebooks and decoders of all levels
  prior,  ///< the prior of one level: top prior or upsampler
};

/// Optimiser and learning-rate schedule, spec/08 §4. Steps count optimiser steps from 0.
struct OptimiserSettings {
  /// "adam" (spec/08 §4), "adamw" (ε beside the corrected root), or "muon" (the layers' matrices; AdamW for the rest).
  std::string algorithm = "adam";
  double learningRate = 3e-4;
  double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0;
  double clip = 1.0;            ///< largest gradient norm; 0: no clipping
  double ignoreGradientNorm = 0;  ///< steps with a larger norm are skipped; 0: none
  double warmupSteps = 100;
  std::string decay = "none";  ///< "none", "linear" or "cosine", to 0 over [decayStart, decayStart + decaySteps]
  double decayStart = 0, decaySteps = 0;
  std::optional<double> averageMu;  ///< weight average, ramped up; absent: 1 − (batch·processes/8)/1000
};

/// How chunks are drawn from the songs, spec/08 §1.
struct ChunkSettings {
  bool shift = true;              ///< random offsets
  bool blend = true;              ///< random stereo → mono weights
  std::int64_t alignmentSamples = 1;  ///< chunks begin at multiples of this
  double looseShare = 0;              ///< of the chunks that begin at any token instead
  std::int64_t looseSamples = 1;      ///< codec: where those begin, multiples of this; priors: a token, filled in
  std::int64_t lengthSamples = 0;     ///< codec: chunk length; priors: n_ctx · hop, filled in
};

/// What a codec learns to minimise.
struct CodecObjective {
  /// "reference": the losses of spec/02 §9. "perceptual": relative and logarithmic spectral distances, one resolution a
  /// step, with pre-emphasis; better on few CPU hours, because quiet high frequencies count as much as loud low ones.
  std::string loss = "reference";
  double waveformWeight = 1, magnitudeWeight = 1, logMagnitudeWeight = 0.15;
  double preEmphasis = 0.9;
  /// Restart threshold as a share of a code's expected use in a batch; 0: the fixed revival_threshold.
  double revivalShare = 0;
  bool freezeEncoder = false;  ///< refine the decoders for fixed codes
  int onlyLevel = -1;          ///< the one level that is trained, the others stay as they are; −1: all
};

/// What a prior learns besides the next token.
struct PriorObjective {
  bool timedLyrics = false;     ///< lyric windows by the songs' own timings instead of the linear rule
  double alignmentWeight = 0;   ///< weight of −log attention on the character being sung (needs timings)
  int alignmentLayer = -1, alignmentHead = 0;
  double conditioningDropout = 0;  ///< share of codes from above replaced by random ones (upsamplers)
  double labelDropout = 0;  ///< share of chunks that are told neither artist, genre nor lyrics, so that they can be guided
};

struct TrainingRequest {
  TrainingKind kind = TrainingKind::codec;
  std::filesystem::path dataFolder;   ///< prepared data set
  std::filesystem::path codecModel;   ///< priors: model folder whose codec makes the codes
  std::filesystem::path startWeights;  ///< weights to go on from (fine-tuning); empty: from scratch
  CodecHyperparameters codec;
  PriorHyperparameters prior;
  OptimiserSettings optimiser;
  ChunkSettings chunks;
  CodecObjective codecObjective;
  PriorObjective priorObjective;
  int batch = 4;         ///< chunks a process and micro-step
  int accumulation = 1;  ///< micro-steps an optimiser step
  std::int64_t steps = 0;      ///< optimiser steps in all; 0: no limit
  double hours = 0;            ///< wall time in all; 0: no limit
  std::uint64_t seed = 0;
  std::int64_t logSteps = 20, validateSteps = 500, checkpointSteps = 500, exampleSteps = 2000;
  int validationBatches = 8;
  bool checkpointActivations = false;  ///< recompute layers in the backward pass: less memory, same numbers
  std::string device = "auto", precision = "f32";  ///< precision: "f32", "f16" (CUDA), "bf16" (CUDA, AVX-512 BF16)
};

/// Bounded reader: kind corrupt / invalidInput names the offending field.
Result<TrainingRequest> trainingRequestFromJson(const nlohmann::json& json);
nlohmann::json toJson(const TrainingRequest& request);

/// Ranges and combinations that make no sense: kind invalidInput names the field.
Status validate(const TrainingRequest& request);

}  // namespace jukebox

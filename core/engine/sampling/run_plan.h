#pragma once
// RunPlan: everything about a run that can be computed before a weight is loaded (spec/05 §1–5).

#include <optional>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/sampling/song_labeller.h"

namespace jukebox {

struct RunPlan {
  std::int64_t sampleLength = 0;  ///< samples, a multiple of the top hop
  SongSpan span;
  int topLevel = 0;  ///< first level to sample
  int lowestLevel = 0;
  std::vector<LevelSampling> levels;  ///< complete, bottom → top
  std::int64_t totalTokens(const CodecHyperparameters& codec, int level) const {
    return sampleLength / codec.samplesPerToken(level);
  }
};

/// Checks the request against the model. Errors name the field and the allowed range.
Result<RunPlan> planRun(const GenerationInput& input);

/// Memory of the largest level, or of all levels when they run together, and how many samples fit at once.
Result<MemoryPlan> planMemory(const GenerationInput& input, const RunPlan& plan);

/// Codes of `source` up to `seconds` (whole top-level tokens), every level cut alike; absent: uncut.
SongCodes cutCodes(const SongCodes& source, std::optional<double> seconds, const CodecHyperparameters& codec);

}  // namespace jukebox

#pragma once
// Generator: a whole run, level by level from the top; one prior resident at a time (spec/05 §5, design.md §4).

#include "core/engine/codec/codec.h"
#include "core/engine/engine.h"
#include "core/engine/sampling/song_labeller.h"

namespace jukebox {

/// Everything about a run that can be computed before a weight is loaded.
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

/// Memory of the largest level, and how many samples fit at once.
Result<MemoryPlan> planMemory(const GenerationInput& input, const RunPlan& plan);

/// Codes of `source` up to `seconds` (whole top-level tokens), every level cut alike; absent: uncut.
SongCodes cutCodes(const SongCodes& source, std::optional<double> seconds, const CodecHyperparameters& codec);

Result<GenerationOutcome> runGeneration(const GenerationInput& input, GenerationObserver& observer,
                                        const CancellationToken& cancellation);

}  // namespace jukebox

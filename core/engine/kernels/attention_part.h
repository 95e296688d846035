#pragma once
// The single-threaded kernel behind attend(): one head over a part of the visible positions.

#include <cstddef>

#include "core/engine/kernels/attention_step.h"

namespace jukebox {

/// What a part contributes to the softmax: exponentials are taken relative to the part's own maximum.
struct PartSums {
  float maximum;  ///< of the scores
  float sum;      ///< of exp(score - maximum)
};

/// Handles the visible positions begin ... end-1 (indices into the visible ones, not cache positions) of one head.
/// Writes exp(score - maximum) to exponentials[0 ... end-begin-1] and their weighted sum of values, not yet divided by
/// anything, to sumOut[0 ... headWidth-1]. begin < end.
PartSums attendPart(const AttentionStep& step, size_t head, size_t begin, size_t end, float* exponentials,
                    float* sumOut);

}  // namespace jukebox

#pragma once
// Codec training pass: encode, quantise straight-through, decode every level, losses, codebook update (spec/02 §7).

#include <map>
#include <string>
#include <vector>

#include "core/engine/codec/codec.h"
#include "core/engine/training/codebook_update.h"
#include "core/engine/training/codec_losses.h"

namespace jukebox {

struct CodecTrainingPass {
  at::Tensor loss;                        ///< scalar, differentiable
  at::Tensor audio;                       ///< level 0's reconstruction (N, T, 1)
  std::map<std::string, double> metrics;  ///< under the reference's names
};

/// One level's vectors replaced by their codes' vectors, with the gradient passed straight through (spec/02 §7).
struct QuantisedVectors {
  at::Tensor straightThrough;  ///< (N, width, T)
  at::Tensor commitLoss;       ///< scalar
  CodebookMetrics metrics;
};
/// x (N, width, T). Assigns with the codebook as it is, then updates it.
QuantisedVectors quantiseAndUpdate(const at::Tensor& x, CodebookState& state, const RestartRows& restartRows,
                                   Collective& collective);

/// x (N, T, 1), T a multiple of the largest hop. Updates `codebooks` (one a level) as a side effect.
CodecTrainingPass trainingPass(const Codec& codec, std::vector<CodebookState>& codebooks, const at::Tensor& x,
                               const Bandwidth& bandwidth, const RestartRows& restartRows, Collective& collective);

}  // namespace jukebox

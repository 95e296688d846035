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

/// x (N, T, 1), T a multiple of the largest hop. Updates `codebooks` (one a level) as a side effect.
CodecTrainingPass trainingPass(const Codec& codec, std::vector<CodebookState>& codebooks, const at::Tensor& x,
                               const Bandwidth& bandwidth, const RestartRows& restartRows);

}  // namespace jukebox

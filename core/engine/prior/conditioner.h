#pragma once
// Conditioner: the codes of the level above, upsampled to one vector per token of this level (spec/04 §8).

#include "core/domain/hyperparameters.h"
#include "core/engine/codec/conv_block.h"
#include "core/engine/transformer/dense_layer.h"

namespace jukebox {

class Conditioner {
 public:
  Conditioner(const WeightSet& weights, const PriorHyperparameters& prior, const CodecHyperparameters& codec,
              at::Device device);
  /// upper codes (N, n_ctx/ratio) → (N, n_ctx, W)
  at::Tensor forward(const at::Tensor& upperCodes) const;

 private:
  at::Tensor m_embedding;
  DecoderStage m_stage;
  LayerNorm m_norm;
};

}  // namespace jukebox

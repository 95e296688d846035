#pragma once
// LyricEncoder: the lyric transformer of the separate encoder–decoder models (spec/04 §9).

#include "core/domain/hyperparameters.h"
#include "core/engine/prior/autoregressive.h"

namespace jukebox {

class LyricEncoder {
 public:
  LyricEncoder(const WeightSet& weights, const PriorHyperparameters& prior, at::Device device);
  /// lyric tokens (N, n_tokens) → states (N, n_tokens, W) that the cross-attention layers read.
  at::Tensor forward(const at::Tensor& lyricTokens) const;
  /// Mean cross entropy of the lyrics under the states, in bits.
  at::Tensor loss(const at::Tensor& states, const at::Tensor& lyricTokens) const;

 private:
  WeightSet m_weights;
  Autoregressive m_transformer;
  DenseLayer m_projection;
  LayerNorm m_norm;
  at::Tensor m_output;  ///< (vocabulary, W)
};

}  // namespace jukebox

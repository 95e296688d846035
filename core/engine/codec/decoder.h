#pragma once
// Decoder of one codec level: code vectors → raw audio (spec/02 §5).

#include "core/domain/hyperparameters.h"
#include "core/engine/codec/conv_block.h"

namespace jukebox {

class Decoder {
 public:
  Decoder(const WeightSet& weights, const CodecHyperparameters& codec, int level, at::Device device);
  /// (N, embWidth, T_level) → (N, 1, T_level · samplesPerToken)
  at::Tensor forward(at::Tensor vectors) const;
  /// The same of the positions inside of the margins only, which serve as context: (N, 1, inside · samplesPerToken).
  at::Tensor forward(at::Tensor vectors, Margins margins) const;

 private:
  std::vector<DecoderStage> m_stages;
  Convolution m_out;
};

}  // namespace jukebox

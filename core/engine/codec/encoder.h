#pragma once
// Encoder of one codec level: raw audio → vectors at the level's token rate (spec/02 §4).

#include "core/domain/hyperparameters.h"
#include "core/engine/codec/conv_block.h"

namespace jukebox {

class Encoder {
 public:
  Encoder(const WeightSet& weights, const CodecHyperparameters& codec, int level, at::Device device);
  /// (N, 1, T) → (N, embWidth, ⌊T / samplesPerToken⌋)
  at::Tensor forward(at::Tensor x) const;
  /// Samples to each side that a token depends on (an upper bound).
  static std::int64_t contextSamples(const CodecHyperparameters& codec, int level);

 private:
  struct Down {
    Convolution convolution;
    ResidualStack stack;
  };
  struct Stage {
    std::vector<Down> downs;
    Convolution out;
  };
  std::vector<Stage> m_stages;
};

}  // namespace jukebox

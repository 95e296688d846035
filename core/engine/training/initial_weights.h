#pragma once
// Initial weights of a model that is trained from scratch (spec/02 §12, 03 §7, 04 §3, 8, 9).

#include <cstdint>

#include "core/domain/hyperparameters.h"
#include "core/engine/weight_set.h"

namespace jukebox {

/// Uniform convolutions; the codebooks are zeros until the first batch fills them. A pure function of the seed.
WeightSet initialCodecWeights(const CodecHyperparameters& codec, std::uint64_t seed);
/// Gaussian matrices and tables, zero biases, norms 1/0; zero output projections where the pattern asks for them.
WeightSet initialPriorWeights(const PriorHyperparameters& prior, const CodecHyperparameters& codec, std::uint64_t seed);

}  // namespace jukebox

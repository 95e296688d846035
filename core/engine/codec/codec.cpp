#include "core/engine/codec/codec.h"

#include <fmt/format.h>

#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

Result<Codec> Codec::load(const std::filesystem::path& file, const CodecHyperparameters& hyper, at::Device device) {
  ASSIGN_OR_RETURN(const WeightSet weights, WeightSet::open(file, expectedCodecWeights(hyper)));
  return Codec(weights, hyper, device);
}

Codec::Codec(const WeightSet& weights, const CodecHyperparameters& hyper, at::Device device)
    : m_hyper(hyper), m_device(device) {
  for (int level = 0; level < hyper.levels; ++level) {
    m_encoders.emplace_back(weights, hyper, level, device);
    m_decoders.emplace_back(weights, hyper, level, device);
    m_codebooks.emplace_back(weights.floatTensor(fmt::format("bottleneck.level_blocks.{}.k", level)).to(device));
  }
}

at::Tensor Codec::encodeVectors(const at::Tensor& x, int level) const {
  return m_encoders[static_cast<std::size_t>(level)].forward(x.permute({0, 2, 1}).contiguous());
}

at::Tensor Codec::encode(const at::Tensor& x, int level) const {
  std::vector<at::Tensor> items;
  for (std::int64_t n = 0; n < x.size(0); ++n) {
    items.push_back(codebook(level).encode(encodeVectors(x.narrow(0, n, 1), level)));
  }
  return at::cat(items);
}

at::Tensor Codec::decode(const at::Tensor& codes, int level, const Margins& margins) const {
  return decoder(level).forward(codebook(level).decode(codes), margins).permute({0, 2, 1}).contiguous();
}

}  // namespace jukebox

#include "core/engine/prior/conditioner.h"

namespace jukebox {
namespace {
constexpr const char* kPrefix = "conditioner_blocks.0.";
}

Conditioner::Conditioner(const WeightSet& weights, const PriorHyperparameters& prior, const CodecHyperparameters& codec,
                         at::Device device)
    : m_embedding(weights.floatTensor(std::string(kPrefix) + "x_emb.weight").to(device)),
      m_norm(weights, std::string(kPrefix) + "ln", device) {
  const auto upper = static_cast<std::size_t>(prior.level + 1);
  // Unlike in the codec's decoders the dilations ascend.
  const StackShape stack{prior.condDepth, prior.condDilationGrowthRate, prior.condDilationCycle, false,
                         prior.condResScale};
  m_stage = DecoderStage(weights, std::string(kPrefix) + "cond.", codec.downsT[upper], codec.stridesT[upper], stack,
                         prior.condCheckpointed ? "blocks" : "model", device);
}

at::Tensor Conditioner::forward(const at::Tensor& upperCodes) const {
  const at::Tensor embedded = at::embedding(m_embedding, upperCodes).permute({0, 2, 1}).contiguous();  // (N, W, T)
  return m_norm.forward(m_stage.forward(embedded).permute({0, 2, 1}).contiguous());
}

}  // namespace jukebox

#include "core/engine/codec/decoder.h"

#include <fmt/format.h>

namespace jukebox {
namespace {

StackShape decoderStack(const CodecHyperparameters& codec, int level) {
  return {codec.depthOf(level), codec.dilationGrowthRate, codec.dilationCycle, codec.reverseDecoderDilation, false};
}

}  // namespace

Decoder::Decoder(const WeightSet& weights, const CodecHyperparameters& codec, int level, at::Device device)
    : m_out(weights, fmt::format("decoders.{}.out", level), device, 1, 1, 1) {
  for (int l = level; l >= 0; --l) {
    m_stages.emplace_back(weights, fmt::format("decoders.{}.level_blocks.{}.", level, l),
                          codec.downsT[static_cast<std::size_t>(l)], codec.stridesT[static_cast<std::size_t>(l)],
                          decoderStack(codec, level), "model", device);
  }
}

at::Tensor Decoder::forward(at::Tensor h) const {
  return forward(std::move(h), {});
}

at::Tensor Decoder::forward(at::Tensor h, Margins margins) const {
  std::vector<std::int64_t> reaches{1};  // of the last convolution; before the last stage, the one before it, ...
  for (auto stage = m_stages.rbegin(); stage != m_stages.rend(); ++stage) {
    reaches.push_back(stage->reachBefore(reaches.back()));
  }
  for (const DecoderStage& stage : m_stages) {
    reaches.pop_back();
    h = stage.forward(std::move(h), margins, reaches.back());
  }
  return margins.trim(m_out.forward(h), 0);
}

}  // namespace jukebox

#include "core/engine/codec/encoder.h"

#include <fmt/format.h>

namespace jukebox {
namespace {

StackShape encoderStack(const CodecHyperparameters& codec, int level) {
  return {codec.depthOf(level), codec.dilationGrowthRate, codec.dilationCycle, false, false};
}

}  // namespace

Encoder::Encoder(const WeightSet& weights, const CodecHyperparameters& codec, int level, at::Device device) {
  for (int l = 0; l <= level; ++l) {
    const std::string prefix = fmt::format("encoders.{}.level_blocks.{}.model.", level, l);
    const int stride = codec.stridesT[static_cast<std::size_t>(l)];
    const int downs = codec.downsT[static_cast<std::size_t>(l)];
    Stage stage;
    for (int i = 0; i < downs; ++i) {
      stage.downs.push_back(
          {Convolution(weights, fmt::format("{}{}.0", prefix, i), device, stride, stride / 2, 1),
           ResidualStack(weights, fmt::format("{}{}.1.model.", prefix, i), encoderStack(codec, level), device)});
    }
    stage.out = Convolution(weights, fmt::format("{}{}", prefix, downs), device, 1, 1, 1);
    m_stages.push_back(std::move(stage));
  }
}

at::Tensor Encoder::forward(at::Tensor x) const {
  for (const Stage& stage : m_stages) {
    for (const Down& down : stage.downs) x = down.stack.forward(down.convolution.forward(x));
    x = stage.out.forward(x);
  }
  return x;
}

std::int64_t Encoder::contextSamples(const CodecHyperparameters& codec, int level) {
  std::int64_t radius = 0;  // in positions of the rate reached so far, from the tokens back to the samples
  for (int l = level; l >= 0; --l) {
    radius += 1;
    for (int i = 0; i < codec.downsT[static_cast<std::size_t>(l)]; ++i) {
      const std::int64_t stride = codec.stridesT[static_cast<std::size_t>(l)];
      radius = (radius + encoderStack(codec, level).radius()) * stride + 2 * stride;
    }
  }
  return radius;
}

}  // namespace jukebox

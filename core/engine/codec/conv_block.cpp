#include "core/engine/codec/conv_block.h"

#include <fmt/format.h>

#include <cmath>

#include "core/engine/codec/tiled_convolution.h"

namespace jukebox {

namespace {
constexpr std::int64_t kLargeWeight = 1 << 19;  // elements
}

ConvolutionWeight::ConvolutionWeight(const WeightSet& weights, const std::string& name, at::Device device) {
  if (device.is_cpu() && !weights.isFloat(name) && weights.elementCount(name) >= kLargeWeight) {
    m_weights = weights;
    m_name = name;
  } else {
    m_kept = weights.floatTensor(name).to(device);
  }
}

Convolution::Convolution(const WeightSet& weights, const std::string& name, at::Device device, std::int64_t strideIn,
                         std::int64_t paddingIn, std::int64_t dilationIn)
    : weight(weights, name + ".weight", device),
      bias(weights.floatTensor(name + ".bias").to(device)),
      stride(strideIn),
      padding(paddingIn),
      dilation(dilationIn) {}

at::Tensor Convolution::forward(const at::Tensor& x, bool rectify) const {
  if (canTile(x)) return tiledConvolution(x, weight.get(), bias, {stride, padding, dilation}, rectify);
  return at::conv1d(rectify ? at::relu(x) : x, weight.get(), bias, {stride}, {padding}, {dilation});
}

TransposedConvolution::TransposedConvolution(const WeightSet& weights, const std::string& name, at::Device device,
                                             std::int64_t strideIn)
    : weight(weights, name + ".weight", device),
      bias(weights.floatTensor(name + ".bias").to(device)),
      stride(strideIn) {}

at::Tensor TransposedConvolution::forward(const at::Tensor& x) const {
  if (canTile(x)) return tiledTransposedConvolution(x, weight.get(), bias, {stride, stride / 2, 1});
  return at::conv_transpose1d(x, weight.get(), bias, {stride}, {stride / 2});
}

std::int64_t StackShape::dilationOf(int index) const {
  int exponent = largestDilationFirst ? depth - 1 - index : index;
  if (dilationCycle) exponent %= *dilationCycle;
  std::int64_t dilation = 1;
  for (int i = 0; i < exponent; ++i) dilation *= dilationGrowthRate;
  return dilation;
}

std::int64_t StackShape::radius() const {
  std::int64_t sum = 0;
  for (int i = 0; i < depth; ++i) sum += dilationOf(i);
  return sum;
}

ResidualStack::ResidualStack(const WeightSet& weights, const std::string& prefix, const StackShape& shape,
                             at::Device device)
    : m_scale(shape.resScale ? 1.0 / std::sqrt(static_cast<double>(shape.depth)) : 1.0) {
  for (int d = 0; d < shape.depth; ++d) {
    const std::string name = fmt::format("{}{}.model.", prefix, d);
    const std::int64_t dilation = shape.dilationOf(d);
    m_blocks.push_back({Convolution(weights, name + "1", device, 1, dilation, dilation),
                        Convolution(weights, name + "3", device, 1, 0, 1)});
  }
}

at::Tensor ResidualStack::forward(at::Tensor h) const {
  for (const Block& block : m_blocks) {
    const at::Tensor update = block.narrow.forward(block.wide.forward(h, true), true);
    h = m_scale == 1.0 ? h + update : h + update * m_scale;
  }
  return h;
}

DecoderStage::DecoderStage(const WeightSet& weights, const std::string& prefix, int stages, int stride,
                           const StackShape& shape, const std::string& blocksKey, at::Device device)
    : m_in(weights, prefix + "model.0", device, 1, 1, 1) {
  for (int i = 0; i < stages; ++i) {
    const std::string name = fmt::format("{}model.{}.", prefix, i + 1);
    m_ups.push_back({ResidualStack(weights, name + "0." + blocksKey + ".", shape, device),
                     TransposedConvolution(weights, name + "1", device, stride)});
  }
}

at::Tensor DecoderStage::forward(at::Tensor h) const {
  h = m_in.forward(h);
  for (const Up& up : m_ups) h = up.convolution.forward(up.stack.forward(h));
  return h;
}

}  // namespace jukebox

#include "core/engine/codec/conv_block.h"

#include <fmt/format.h>

#include <algorithm>
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

Margins Margins::cutTo(std::int64_t reach) {
  const Margins cut{std::max<std::int64_t>(0, before - reach), std::max<std::int64_t>(0, after - reach)};
  before -= cut.before;
  after -= cut.after;
  return cut;
}

at::Tensor Margins::trim(const at::Tensor& h, std::int64_t reach) {
  const Margins cut = cutTo(reach);
  return h.narrow(2, cut.before, h.size(2) - cut.before - cut.after);
}

ResidualStack::ResidualStack(const WeightSet& weights, const std::string& prefix, const StackShape& shape,
                             at::Device device)
    : m_radius(shape.radius()), m_scale(shape.resScale ? 1.0 / std::sqrt(static_cast<double>(shape.depth)) : 1.0) {
  for (int d = 0; d < shape.depth; ++d) {
    const std::string name = fmt::format("{}{}.model.", prefix, d);
    const std::int64_t dilation = shape.dilationOf(d);
    m_blocks.push_back({Convolution(weights, name + "1", device, 1, dilation, dilation),
                        Convolution(weights, name + "3", device, 1, 0, 1)});
  }
}

at::Tensor ResidualStack::forward(at::Tensor h) const {
  Margins none;
  return forward(std::move(h), none, 0);
}

at::Tensor ResidualStack::forward(at::Tensor h, Margins& margins, std::int64_t reachAfter) const {
  at::Tensor rooms[2];  // written in turn; the caller's h is not
  std::size_t turn = 0;
  std::int64_t reach = reachAfter + m_radius;
  for (const Block& block : m_blocks) {
    reach -= block.wide.dilation;
    const ResidualBlock whole{block.wide.weight.get(), block.wide.bias,     block.narrow.weight.get(),
                              block.narrow.bias,       block.wide.dilation, static_cast<float>(m_scale)};
    const Margins cut = margins.cutTo(reach);
    const std::int64_t count = h.size(2) - cut.before - cut.after;
    if (canStack(h, whole)) {
      h = tiledResidual(h, whole, cut.before, count, rooms[turn++ % 2]);
    } else {
      const at::Tensor update = block.narrow.forward(block.wide.forward(h, true), true);
      h = (m_scale == 1.0 ? h + update : h + update * m_scale).narrow(2, cut.before, count);
    }
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

std::int64_t DecoderStage::Up::reachBetween(std::int64_t reachAfter) const {
  return (reachAfter + convolution.stride - 1) / convolution.stride + 1;
}

std::int64_t DecoderStage::reachBefore(std::int64_t reachAfter) const {
  for (auto up = m_ups.rbegin(); up != m_ups.rend(); ++up) {
    reachAfter = up->reachBetween(reachAfter) + up->stack.radius();
  }
  return reachAfter + 1;
}

at::Tensor DecoderStage::forward(at::Tensor h) const {
  Margins none;
  return forward(std::move(h), none, 0);
}

at::Tensor DecoderStage::forward(at::Tensor h, Margins& margins, std::int64_t reachAfter) const {
  std::vector<std::int64_t> reaches{reachAfter};  // behind the last one, the one before it, ...
  for (auto up = m_ups.rbegin(); up != m_ups.rend(); ++up) {
    reaches.push_back(up->reachBetween(reaches.back()) + up->stack.radius());
  }
  h = margins.trim(m_in.forward(margins.trim(h, reaches.back() + 1)), reaches.back());
  for (const Up& up : m_ups) {
    reaches.pop_back();
    h = up.convolution.forward(up.stack.forward(std::move(h), margins, up.reachBetween(reaches.back())));
    margins.before *= up.convolution.stride;
    margins.after *= up.convolution.stride;
  }
  return margins.trim(h, reachAfter);
}

}  // namespace jukebox

#include "core/engine/transformer/dense_layer.h"

#include "core/engine/half_product.h"

namespace jukebox {

DenseLayer::DenseLayer(const WeightSet& weights, const std::string& name, at::Device device)
    : m_weights(weights),
      m_name(name + ".w"),
      m_matrix(weights.matrix(m_name, WeightMatrix::Layout::inOut)),
      m_bias(weights.floatTensor(name + ".b").to(device)) {
  if (m_matrix.format == WeightFormat::f32 || !device.is_cpu()) m_weight = weights.floatTensor(m_name).to(device);
}

at::Tensor DenseLayer::weight() const {
  return m_weight.defined() ? m_weight : m_weights->floatTensor(m_name);
}

at::Tensor DenseLayer::forward(const at::Tensor& x) const {
  const at::Tensor w = weight();
  std::vector<std::int64_t> shape = x.sizes().vec();
  const at::Tensor rows = x.reshape({-1, x.size(-1)});
  const at::Tensor y =
      HalfProductScope::isOn() && x.device().is_cpu() ? halfProduct(rows, w, m_bias) : at::addmm(m_bias, rows, w);
  shape.back() = w.size(1);
  return y.view(shape);
}

LayerNorm::LayerNorm(const WeightSet& weights, const std::string& name, at::Device device)
    : weight(weights.floatTensor(name + ".weight").to(device)), bias(weights.floatTensor(name + ".bias").to(device)) {}

}  // namespace jukebox

#include "core/engine/embedding_table.h"

#include <cstring>

namespace jukebox {

EmbeddingTable::EmbeddingTable(const WeightSet& weights, const std::string& name, at::Device device)
    : m_weights(weights), m_name(name), m_matrix(weights.matrix(name, WeightMatrix::Layout::outIn)) {
  if (m_matrix.format != WeightFormat::int8 || !device.is_cpu()) m_floats = weights.floatTensor(name).to(device);
}

at::Tensor EmbeddingTable::rows(const at::Tensor& ids) const {
  if (m_floats.defined()) return at::embedding(m_floats, ids);
  const at::Tensor flat = ids.contiguous().view({-1});
  at::Tensor result = at::empty({flat.numel(), width()}, at::kFloat);
  for (std::int64_t i = 0; i < flat.numel(); ++i) {
    copyRow(flat.data_ptr<std::int64_t>()[i], result.data_ptr<float>() + i * width());
  }
  auto shape = ids.sizes().vec();
  shape.push_back(width());
  return result.view(shape);
}

void EmbeddingTable::copyRow(std::int64_t row, float* out) const {
  const auto index = static_cast<std::size_t>(row);
  const std::size_t width = m_matrix.inputs;
  if (m_floats.defined()) {
    std::memcpy(out, m_floats.data_ptr<float>() + index * width, width * sizeof(float));
    return;
  }
  const auto* values = static_cast<const std::int8_t*>(m_matrix.data) + index * width;
  const float scale = m_matrix.scales[index];
  for (std::size_t i = 0; i < width; ++i) out[i] = static_cast<float>(values[i]) * scale;
}

at::Tensor EmbeddingTable::whole() const {
  return m_floats.defined() ? m_floats : m_weights.floatTensor(m_name);
}

}  // namespace jukebox

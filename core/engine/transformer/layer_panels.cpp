#include "core/engine/transformer/layer_panels.h"

#include <algorithm>

#include "core/base/anonymous_memory.h"
#include "core/engine/kernels/byte_panels.h"
#include "core/engine/transformer/transformer.h"

namespace jukebox {
namespace {

/// What stays free beside the panels.
constexpr std::size_t kSpareBytes = std::size_t{512} << 20U;

std::size_t panelBytes(const std::vector<WeightMatrix>& matrices) {
  std::size_t bytes = 0;
  for (const WeightMatrix& matrix : matrices) bytes += bytePanelsSize(matrix.inputs, matrix.outputs);
  return bytes;
}

bool areBytes(const std::vector<WeightMatrix>& matrices) {
  return !matrices.empty() && std::all_of(matrices.begin(), matrices.end(), [](const WeightMatrix& matrix) {
    return matrix.format == WeightFormat::int8 && matrix.inputs > 0;
  });
}

}  // namespace

LayerPanels::LayerPanels(const std::vector<TransformerLayer>& layers, ThreadPool& pool, std::uint64_t availableBytes) {
  std::vector<const DenseLayer*> dense;
  for (const TransformerLayer& layer : layers) {
    dense.insert(dense.end(), {&layer.attention, &layer.attentionOutput, &layer.mlpIn, &layer.mlpOut});
  }
  for (const DenseLayer* layer : dense) m_matrices.push_back(layer->matrix());
  if (!hasByteDot() || !areBytes(m_matrices)) return;
  const std::size_t bytes = panelBytes(m_matrices);
  if (availableBytes < bytes + bytes / 10 + kSpareBytes) return;
  m_memory = anonymousMemory(bytes, PageSize::large);
  if (m_memory == nullptr) return;
  m_byteCount = bytes;
  auto* out = static_cast<std::uint8_t*>(m_memory.get());
  for (std::size_t i = 0; i < m_matrices.size(); ++i) {
    WeightMatrix& matrix = m_matrices[i];
    const std::size_t panelSize = bytePanelSize(matrix.inputs);
    const std::size_t size = bytePanelsSize(matrix.inputs, matrix.outputs);
    pool.run(size / panelSize, [&](std::size_t panel) { packBytePanel(matrix, panel, out + panel * panelSize); });
    matrix.panels = out;
    out += size;
    dense[i]->dropPages();
  }
}

}  // namespace jukebox

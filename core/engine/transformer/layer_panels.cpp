#include "core/engine/transformer/layer_panels.h"

#include <sys/mman.h>

#include <algorithm>

#include "core/base/system_memory.h"
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

/// Null where there is none.
std::shared_ptr<std::uint8_t> largePages(std::size_t bytes) {
  void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  ::madvise(memory, bytes, MADV_HUGEPAGE);
  return {static_cast<std::uint8_t*>(memory), [bytes](std::uint8_t* data) { ::munmap(data, bytes); }};
}

}  // namespace

LayerPanels::LayerPanels(const std::vector<TransformerLayer>& layers, ThreadPool& pool, PanelWish wish) {
  std::vector<const DenseLayer*> dense;
  for (const TransformerLayer& layer : layers) {
    dense.insert(dense.end(), {&layer.attention, &layer.attentionOutput, &layer.mlpIn, &layer.mlpOut});
  }
  for (const DenseLayer* layer : dense) m_matrices.push_back(layer->matrix());
  if (wish == PanelWish::never || !hasByteDot() || !areBytes(m_matrices)) return;
  const std::size_t bytes = panelBytes(m_matrices);
  if (availableMemoryBytes() < bytes + bytes / 10 + kSpareBytes) return;
  m_memory = largePages(bytes);
  if (m_memory == nullptr) return;
  m_byteCount = bytes;
  std::uint8_t* out = m_memory.get();
  for (std::size_t i = 0; i < m_matrices.size(); ++i) {
    WeightMatrix& matrix = m_matrices[i];
    const std::size_t panelSize = bytePanelSize(matrix.inputs);
    pool.run(bytePanelsSize(matrix.inputs, matrix.outputs) / panelSize,
             [&](std::size_t panel) { packBytePanel(matrix, panel, out + panel * panelSize); });
    matrix.panels = out;
    out += bytePanelsSize(matrix.inputs, matrix.outputs);
    dense[i]->dropPages();
  }
}

}  // namespace jukebox

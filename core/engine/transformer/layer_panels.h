#pragma once
// LayerPanels: the matrices of a transformer's layers as the decode kernels read them, int8 ones laid out as byte
// panels where that pays.

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "core/base/system_memory.h"
#include "core/engine/kernels/thread_pool.h"
#include "core/engine/kernels/weight_matrix.h"

namespace jukebox {

struct TransformerLayer;

/// Views; the layers must outlive them. Panels lie in the order of use, in one piece of memory of their own, so that
/// what is fetched ahead runs from one matrix into the next. The file's own pages are given back as they are copied:
/// memory in use stays what it was.
class LayerPanels {
 public:
  /// The dense layers of one layer, in the order of use.
  enum Part { attention, attentionOutput, mlpIn, mlpOut, partCount };

  /// Lays the matrices out, a second for a gigabyte, where the processor gains from it and a part of `availableBytes` is
  /// left beyond the panels, which take as much memory as the weights.
  LayerPanels(const std::vector<TransformerLayer>& layers, ThreadPool& pool,
              std::uint64_t availableBytes = availableMemoryBytes());

  const WeightMatrix& matrix(std::size_t layer, Part part) const { return m_matrices[layer * partCount + part]; }
  /// Bytes of the panels; 0 if there are none.
  std::size_t byteCount() const { return m_byteCount; }

 private:
  std::vector<WeightMatrix> m_matrices;
  std::size_t m_byteCount = 0;
  std::shared_ptr<void> m_memory;
};

}  // namespace jukebox

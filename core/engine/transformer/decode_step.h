#pragma once
// DecodeStep: one token of several sequences through the transformer on the CPU, by our own kernels.

#include <vector>

#include "core/engine/kernels/thread_pool.h"
#include "core/engine/transformer/transformer.h"

namespace jukebox {

/// Holds the buffers of a step. The transformer must outlive it. A sequence's numbers do not depend on which others
/// are in the batch, nor on the number of threads.
class DecodeStep {
 public:
  DecodeStep(const Transformer& transformer, std::size_t maximumBatch);

  /// h: `batch` rows of W floats, in and out. caches[b] belongs to row b; all are advanced by one position.
  void run(float* h, std::vector<std::vector<KeyValueCache>*>& caches, ThreadPool& pool);

 private:
  void attendLayer(std::size_t layer, std::vector<std::vector<KeyValueCache>*>& caches, ThreadPool& pool);

  const Transformer& m_transformer;
  std::size_t m_width, m_attentionWidth, m_mlpWidth;
  std::vector<float> m_normed, m_projected, m_attended, m_attentionOut, m_hidden, m_mlpOut;
  std::vector<AttentionStep> m_steps;
};

}  // namespace jukebox

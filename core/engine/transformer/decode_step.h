#pragma once
// DecodeStep: tokens of one or several sequences through the transformer on the CPU, by our own kernels.

#include <vector>

#include "core/engine/kernels/thread_pool.h"
#include "core/engine/transformer/transformer.h"

namespace jukebox {

/// Holds the buffers of a step. The transformer must outlive it. A row's numbers depend neither on the other rows of
/// the step nor on the number of threads: a token gets the same bits alone, beside other sequences, and in a chunk.
class DecodeStep {
 public:
  /// maximumRows: the most that run() and runChunk() are given.
  DecodeStep(const Transformer& transformer, std::size_t maximumRows);

  /// h: a row of W floats, in and out, for each of `caches`. The next position of caches[r] is row r; a sequence that
  /// appears several times takes several positions in order, which must lie in one row of its attention pattern.
  void run(float* h, const std::vector<std::vector<KeyValueCache>*>& caches, ThreadPool& pool);

  /// The next `count` positions of one sequence: h (count, W), in and out. Runs as many at once as the pattern and
  /// maximumRows allow.
  void runChunk(float* h, std::size_t count, std::vector<KeyValueCache>& caches, ThreadPool& pool);

 private:
  void attendLayer(std::size_t layer, const std::vector<std::vector<KeyValueCache>*>& caches, ThreadPool& pool);

  const Transformer& m_transformer;
  std::size_t m_maximumRows, m_width, m_attentionWidth, m_mlpWidth;
  std::vector<float> m_normed, m_projected, m_attended, m_attentionOut, m_hidden, m_mlpOut;
  std::vector<AttentionStep> m_steps;
};

}  // namespace jukebox

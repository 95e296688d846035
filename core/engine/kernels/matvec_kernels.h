#pragma once
// The two single-threaded kernels behind multiply(): a range of outputs of a dense or of an output matrix.

#include <cstddef>

#include "core/engine/kernels/weight_matrix.h"

namespace jukebox {

/// The arguments of multiply(), with at most kMaxBatchRows rows.
struct MatvecTask {
  const WeightMatrix& matrix;
  const float* x;
  size_t rows;
  size_t xStride;
  const float* bias;
  float* y;
  size_t yStride;
};

inline constexpr size_t kMaxBatchRows = 16;

/// Most columns that multiplyDense takes at once: its accumulators then stay in the first-level cache.
inline constexpr size_t kMaxDenseColumns = 1024;

/// Ranges of columns start at multiples of this: one cache line of int8 weights.
inline constexpr size_t kDenseColumnStep = 64;

/// Outputs begin ... end-1 of an inOut matrix. begin: a multiple of kDenseColumnStep; end - begin <= kMaxDenseColumns.
void multiplyDense(const MatvecTask& task, size_t begin, size_t end);

/// Outputs begin ... end-1 of an outIn matrix.
void multiplyDot(const MatvecTask& task, size_t begin, size_t end);

}  // namespace jukebox

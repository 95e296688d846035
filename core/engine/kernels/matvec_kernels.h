#pragma once
// The two single-threaded kernels behind multiply(): a part of a dense layer, a range of outputs of an output matrix.

#include <cstddef>

#include "core/engine/kernels/weight_matrix.h"

namespace jukebox {

/// Most rows of x in one task.
inline constexpr size_t kMaxBatchRows = 16;

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

/// Sums over a range of inputs only, before bias and before a scale that all inputs share: part p, row r, output o at
/// data[p * partStride + r * rowStride + o].
struct PartialSums {
  float* data;
  size_t parts;
  size_t partStride;
  size_t rowStride;
};

/// Part `part` of an inOut matrix: its sums over the inputs begin ... end-1, for all outputs and rows. Of a matrix
/// whose scales have groups, a part must be one group; its sums are scaled then.
void sumDensePart(const MatvecTask& task, size_t begin, size_t end, const PartialSums& sums, size_t part);

/// Adds up the parts in order, applies scale and bias and writes y for the outputs begin ... end-1 of all rows.
void combineDenseParts(const MatvecTask& task, const PartialSums& sums, size_t begin, size_t end);

/// Outputs begin ... end-1 of an outIn matrix.
void multiplyDot(const MatvecTask& task, size_t begin, size_t end);

}  // namespace jukebox

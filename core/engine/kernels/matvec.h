#pragma once
// Matrix times a few vectors: the dense layers and the output matrix of the token-by-token decode loop.

#include <cstddef>

#include "core/engine/kernels/thread_pool.h"
#include "core/engine/kernels/weight_matrix.h"

namespace jukebox {

/// y[r][o] = bias[o] + sum over i of x[r][i] * w(i, o), for r in 0 ... rows-1, in float32.
///
/// x: `rows` rows of matrix.inputs floats, xStride floats apart. y: `rows` rows of matrix.outputs floats, yStride
/// apart. bias: matrix.outputs floats, or null for none. y must not overlap x. Any number of rows; fastest up to 16,
/// which share one pass over the weights.
///
/// Deterministic: an element of y is summed in one order that depends on the matrix' shape and format alone, so it has
/// the same bits whatever the number of threads and whatever other rows are in the call.
void multiply(const WeightMatrix& matrix, const float* x, size_t rows, size_t xStride, const float* bias, float* y,
              size_t yStride, ThreadPool& pool);

}  // namespace jukebox

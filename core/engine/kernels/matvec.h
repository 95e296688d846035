#pragma once
// Matrix times a few vectors: the dense layers and the output matrix of the token-by-token decode loop.

#include <cstddef>

#include "core/engine/kernels/thread_pool.h"
#include "core/engine/kernels/weight_matrix.h"

namespace jukebox {

/// How precisely activations meet int8 weights.
enum class ActivationPrecision {
  f32,    ///< as floats
  int16,  ///< rounded to 16 bits relative to the largest of up to 256 inputs (see QuantisedRows): several times faster
          ///< for more than one row. Only int8 weights, on processors that gain from it; otherwise the same as f32.
  int8,  ///< rounded to 8 bits relative to the largest of 64 inputs: faster still. Only int8 weights of inOut matrices;
         ///< outIn matrices take it as int16.
};

/// y[r][o] = bias[o] + sum over i of x[r][i] * w(i, o), for r in 0 ... rows-1, in float32.
///
/// x: `rows` rows of matrix.inputs floats, xStride floats apart. y: `rows` rows of matrix.outputs floats, yStride
/// apart. bias: matrix.outputs floats, or null for none. y must not overlap x. Any number of rows; 16 of them
/// (256 as integers) share one pass over the weights.
///
/// Deterministic: an element of y is summed in one order that depends on the matrix' shape and format alone, so it has
/// the same bits whatever the number of threads and whatever other rows are in the call.
void multiply(const WeightMatrix& matrix, const float* x, size_t rows, size_t xStride, const float* bias, float* y,
              size_t yStride, ThreadPool& pool, ActivationPrecision precision = ActivationPrecision::f32);

/// Whether multiply() takes integer activations for this matrix at all.
bool takesIntegers(const WeightMatrix& matrix, ActivationPrecision precision);

}  // namespace jukebox

// multiply(): cuts the outputs of a matrix into chunks for the pool.

#include "core/engine/kernels/matvec.h"

#include <algorithm>

#include "core/engine/kernels/matvec_kernels.h"

namespace jukebox {
namespace {

constexpr size_t kChunkBytes = 256 * 1024;  // weights of one chunk: ~10 us of reading, much more than claiming costs

size_t divideUp(size_t a, size_t b) {
  return (a + b - 1) / b;
}

/// Outputs per chunk. It decides who computes an output, never how.
size_t chunkOutputs(const WeightMatrix& matrix) {
  const size_t bytesPerOutput = std::max<size_t>(1, matrix.inputs * weightBytes(matrix.format));
  if (matrix.layout == WeightMatrix::Layout::outIn) return divideUp(divideUp(kChunkBytes, bytesPerOutput), 4) * 4;
  const size_t lines = divideUp(std::max(kChunkBytes / bytesPerOutput, size_t{256}), kDenseColumnStep);
  return std::min(lines * kDenseColumnStep, kMaxDenseColumns);
}

}  // namespace

void multiply(const WeightMatrix& matrix, const float* x, size_t rows, size_t xStride, const float* bias, float* y,
              size_t yStride, ThreadPool& pool) {
  const size_t step = chunkOutputs(matrix);
  const auto kernel = matrix.layout == WeightMatrix::Layout::inOut ? multiplyDense : multiplyDot;
  for (size_t first = 0; first < rows; first += kMaxBatchRows) {
    const size_t groupRows = std::min(kMaxBatchRows, rows - first);
    const MatvecTask task{matrix, x + first * xStride, groupRows, xStride, bias, y + first * yStride, yStride};
    pool.run(divideUp(matrix.outputs, step), [&](size_t chunk) {
      const size_t begin = chunk * step;
      kernel(task, begin, std::min(begin + step, matrix.outputs));
    });
  }
}

}  // namespace jukebox

// multiply(): cuts a matrix into chunks for the pool.
//
// An output matrix (outIn) is cut by outputs; each is computed whole. A dense layer (inOut) is cut by inputs, so that
// every thread reads one contiguous piece of memory: measured twice as fast as cutting it by columns. Its parts depend
// on the matrix alone, and they are added in order, so the result does not depend on who computed them.

#include "core/engine/kernels/matvec.h"

#include <algorithm>
#include <vector>

#include "core/engine/kernels/matvec_kernels.h"

namespace jukebox {
namespace {

constexpr size_t kPartBytes = 512 * 1024;  // of weights; ~30 us of reading, much more than claiming a chunk costs
constexpr size_t kFewestPartInputs = 64;   // adding up the parts stays cheap beside reading the weights
constexpr size_t kDotChunkBytes = 256 * 1024;
constexpr size_t kCombineOutputs = 1024;
constexpr size_t kLineFloats = 16;

size_t divideUp(size_t a, size_t b) {
  return (a + b - 1) / b;
}

/// Matrix rows in one part of a dense layer: eight parts, more if the matrix is large. Depends on the matrix alone.
size_t partInputs(const WeightMatrix& matrix) {
  const size_t parts = std::max<size_t>(8, divideUp(matrix.sizeBytes(), kPartBytes));
  return std::max<size_t>(kFewestPartInputs, divideUp(divideUp(matrix.inputs, parts), 8) * 8);
}

void multiplyDense(const MatvecTask& task, ThreadPool& pool) {
  thread_local std::vector<float> scratch;  // of the caller; kept, so that the decode loop does not allocate
  const WeightMatrix& matrix = task.matrix;
  const size_t step = partInputs(matrix);
  // An odd number of cache lines: rows of sums that are a multiple of 4 KiB apart would evict one another.
  const size_t rowStride = (divideUp(matrix.outputs, kLineFloats) | 1) * kLineFloats;
  const size_t parts = std::max<size_t>(1, divideUp(matrix.inputs, step));
  const size_t needed = parts * task.rows * rowStride;
  if (scratch.size() < needed) scratch.resize(needed);
  const PartialSums sums{scratch.data(), parts, task.rows * rowStride, rowStride};
  pool.run(parts, [&](size_t part) {
    sumDensePart(task, part * step, std::min(part * step + step, matrix.inputs), sums, part);
  });
  pool.run(divideUp(matrix.outputs, kCombineOutputs), [&](size_t chunk) {
    const size_t begin = chunk * kCombineOutputs;
    combineDenseParts(task, sums, begin, std::min(begin + kCombineOutputs, matrix.outputs));
  });
}

void multiplyOutputMatrix(const MatvecTask& task, ThreadPool& pool) {
  const WeightMatrix& matrix = task.matrix;
  const size_t rowBytes = std::max<size_t>(1, matrix.inputs * weightBytes(matrix.format));
  const size_t step = divideUp(divideUp(kDotChunkBytes, rowBytes), 4) * 4;
  pool.run(divideUp(matrix.outputs, step),
           [&](size_t chunk) { multiplyDot(task, chunk * step, std::min(chunk * step + step, matrix.outputs)); });
}

}  // namespace

void multiply(const WeightMatrix& matrix, const float* x, size_t rows, size_t xStride, const float* bias, float* y,
              size_t yStride, ThreadPool& pool) {
  for (size_t first = 0; first < rows; first += kMaxBatchRows) {
    const size_t groupRows = std::min(kMaxBatchRows, rows - first);
    const MatvecTask task{matrix, x + first * xStride, groupRows, xStride, bias, y + first * yStride, yStride};
    if (matrix.layout == WeightMatrix::Layout::inOut) {
      multiplyDense(task, pool);
    } else {
      multiplyOutputMatrix(task, pool);
    }
  }
}

}  // namespace jukebox

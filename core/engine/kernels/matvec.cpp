// multiply(): cuts a matrix into chunks for the pool.
//
// An output matrix (outIn) is cut by outputs; each is computed whole. A dense layer (inOut) is cut by inputs, so that
// every thread reads one contiguous piece of memory: measured twice as fast as cutting it by columns. Its parts depend
// on the matrix alone, and they are added in order, so the result does not depend on who computed them.

#include "core/engine/kernels/matvec.h"

#include <algorithm>
#include <vector>

#include "core/engine/kernels/integer_kernels.h"
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

constexpr size_t kIntegerRows = 256;  // of x at once; their values and the sums of a panel stay in the caches
constexpr size_t kFewestIntegerInputs = 128;
constexpr size_t kPanelsAChunk = 8;

/// Inputs in one part: an eighth of them, within bounds, so that there is work for several threads. Depends on the
/// matrix alone.
size_t integerPartInputs(const WeightMatrix& matrix) {
  if (matrix.layout == WeightMatrix::Layout::outIn) return kMostPartInputs;
  return std::clamp<size_t>(divideUp(divideUp(matrix.inputs, 8), 8) * 8, kFewestIntegerInputs, kMostPartInputs);
}

void multiplyStreamed(const MatvecTask& task, const QuantisedRows& x, ThreadPool& pool) {
  thread_local std::vector<float> scratch;
  const WeightMatrix& matrix = task.matrix;
  const size_t rowStride = (divideUp(matrix.outputs, kLineFloats) | 1) * kLineFloats;
  const size_t needed = x.parts() * task.rows * rowStride;
  if (scratch.size() < needed) scratch.resize(needed);
  const PartialSums sums{scratch.data(), x.parts(), task.rows * rowStride, rowStride};
  pool.run(x.parts(), [&](size_t part) { integerPart(task, x, part, sums); });
  pool.run(divideUp(matrix.outputs, kCombineOutputs), [&](size_t chunk) {
    const size_t begin = chunk * kCombineOutputs;
    combineDenseParts(task, sums, begin, std::min(begin + kCombineOutputs, matrix.outputs));
  });
}

/// int8 weights times int16 activations. Sums of a part are exact, and the parts are added in order on every path.
void multiplyIntegers(const MatvecTask& task, ThreadPool& pool) {
  thread_local QuantisedRows kept;
  QuantisedRows& x = kept;  // the workers use the caller's, not their own
  const WeightMatrix& matrix = task.matrix;
  x.assign(task.x, task.rows, matrix.inputs, task.xStride, integerPartInputs(matrix));
  const bool isDense = matrix.layout == WeightMatrix::Layout::inOut;
  if (isDense && task.rows <= kStreamedRows && matrix.inputs > 0) return multiplyStreamed(task, x, pool);
  const size_t panels = divideUp(matrix.outputs, kPanelColumns);
  const size_t step = std::clamp<size_t>(panels / (4 * pool.threadCount()), 1, kPanelsAChunk) * kPanelColumns;
  pool.run(divideUp(matrix.outputs, step), [&](size_t chunk) {
    const size_t begin = chunk * step;
    const size_t end = std::min(begin + step, matrix.outputs);
    isDense ? integerColumns(task, x, begin, end) : integerDot(task, x, begin, end);
  });
}

}  // namespace

bool takesIntegers(const WeightMatrix& matrix, ActivationPrecision precision) {
  return precision == ActivationPrecision::int16 && matrix.format == WeightFormat::int8 && hasIntegerDot();
}

void multiply(const WeightMatrix& matrix, const float* x, size_t rows, size_t xStride, const float* bias, float* y,
              size_t yStride, ThreadPool& pool, ActivationPrecision precision) {
  const bool integers = takesIntegers(matrix, precision);
  const size_t most = integers ? kIntegerRows : kMaxBatchRows;
  for (size_t first = 0; first < rows; first += most) {
    const size_t groupRows = std::min(most, rows - first);
    const MatvecTask task{matrix, x + first * xStride, groupRows, xStride, bias, y + first * yStride, yStride};
    if (integers) {
      multiplyIntegers(task, pool);
    } else if (matrix.layout == WeightMatrix::Layout::inOut) {
      multiplyDense(task, pool);
    } else {
      multiplyOutputMatrix(task, pool);
    }
  }
}

}  // namespace jukebox

// multiply(): cuts a matrix into chunks for the pool.
//
// An output matrix (outIn) is cut by outputs; each is computed whole. A dense layer (inOut) is cut by inputs, so that
// every thread reads one contiguous piece of memory: measured twice as fast as cutting it by columns. Its parts depend
// on the matrix alone, and they are added in order, so the result does not depend on who computed them.
// A dense layer in panels is contiguous by outputs and is cut by them.

#include "core/engine/kernels/matvec.h"

#include <algorithm>
#include <vector>

#include "core/engine/kernels/byte_panels.h"
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
  if (matrix.groupInputs != 0) return matrix.groupInputs;
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
constexpr size_t kByteInputs = 64;  // in one part of 8-bit activations, and of all where weights have groups of scales

/// Inputs in one part: an eighth of them, within bounds, so that there is work for several threads. Depends on the
/// matrix alone.
size_t integerPartInputs(const WeightMatrix& matrix) {
  if (matrix.layout == WeightMatrix::Layout::outIn) return kMostPartInputs;
  return std::clamp<size_t>(divideUp(divideUp(matrix.inputs, 8), 8) * 8, kFewestIntegerInputs, kMostPartInputs);
}

/// How activations are cut: parts have a scale of their own; stretches of them are claimed by threads.
struct Cut {
  size_t partInputs, stretchParts;
};
Cut cutFor(const WeightMatrix& matrix, bool isNarrow) {
  const size_t inputs = integerPartInputs(matrix);
  if (!isNarrow && matrix.groupInputs == 0) return {inputs, 1};
  return {kByteInputs, divideUp(inputs, kByteInputs)};
}

constexpr size_t kSharedRows = 4;  // from which on threads round them together

/// Rounds the rows of a task.
void quantise(const MatvecTask& task, size_t partInputs, QuantisedRows::Form form, QuantisedRows& x, ThreadPool& pool) {
  x.prepare(task.rows, task.matrix.inputs, partInputs, form);
  const auto row = [&](size_t r) { x.assignRow(r, task.x + r * task.xStride); };
  if (task.rows >= kSharedRows) return pool.run(task.rows, row);
  for (size_t r = 0; r < task.rows; ++r) row(r);
}

void multiplyStreamed(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, ThreadPool& pool) {
  thread_local std::vector<float> scratch;
  const WeightMatrix& matrix = task.matrix;
  const size_t rowStride = (divideUp(matrix.outputs, kLineFloats) | 1) * kLineFloats;
  const size_t stretches = divideUp(x.parts(), stretchParts);
  const size_t needed = stretches * task.rows * rowStride;
  if (scratch.size() < needed) scratch.resize(needed);
  const PartialSums sums{scratch.data(), stretches, task.rows * rowStride, rowStride};
  pool.run(stretches, [&](size_t stretch) { integerStretch(task, x, stretchParts, stretch, sums); });
  pool.run(divideUp(matrix.outputs, kCombineOutputs), [&](size_t chunk) {
    const size_t begin = chunk * kCombineOutputs;
    combineDenseParts(task, sums, begin, std::min(begin + kCombineOutputs, matrix.outputs));
  });
}

/// int8 weights times 16-bit or narrow, 8-bit activations. Sums of a part are exact, and the parts are added in order
/// on every path.
void multiplyIntegers(const MatvecTask& task, bool isNarrow, ThreadPool& pool) {
  thread_local QuantisedRows kept;
  QuantisedRows& x = kept;  // the workers use the caller's, not their own
  const WeightMatrix& matrix = task.matrix;
  const Cut cut = cutFor(matrix, isNarrow);
  const auto form = isNarrow ? QuantisedRows::Form::narrowShorts : QuantisedRows::Form::shorts;
  quantise(task, cut.partInputs, form, x, pool);
  const bool isDense = matrix.layout == WeightMatrix::Layout::inOut;
  if (isDense && task.rows <= kStreamedRows && matrix.inputs > 0)
    return multiplyStreamed(task, x, cut.stretchParts, pool);
  const size_t panels = divideUp(matrix.outputs, kPanelColumns);
  const size_t step = std::clamp<size_t>(panels / (4 * pool.threadCount()), 1, kPanelsAChunk) * kPanelColumns;
  pool.run(divideUp(matrix.outputs, step), [&](size_t chunk) {
    const size_t begin = chunk * step;
    const size_t end = std::min(begin + step, matrix.outputs);
    isDense ? integerColumns(task, x, cut.stretchParts, begin, end) : integerDot(task, x, begin, end);
  });
}

constexpr size_t kByteChunk = 64 * 1024;  // of weights

/// int8 weights in panels times int8 activations. A chunk is a few panels: a contiguous piece of memory.
void multiplyBytes(const MatvecTask& task, ThreadPool& pool) {
  thread_local QuantisedRows kept;
  QuantisedRows& x = kept;
  const WeightMatrix& matrix = task.matrix;
  const Cut cut = cutFor(matrix, true);
  quantise(task, cut.partInputs, QuantisedRows::Form::bytes, x, pool);
  const size_t panels = divideUp(matrix.outputs, kBytePanelOutputs);
  const size_t most = divideUp(panels, pool.threadCount());
  const size_t step = std::clamp<size_t>(kByteChunk / bytePanelSize(matrix.inputs), 1, most);
  pool.run(divideUp(panels, step), [&](size_t chunk) {
    multiplyBytePanels(task, x, cut.stretchParts, chunk * step, std::min(chunk * step + step, panels));
  });
}

}  // namespace

bool takesIntegers(const WeightMatrix& matrix, ActivationPrecision precision) {
  return precision != ActivationPrecision::f32 && matrix.format == WeightFormat::int8 && hasIntegerDot();
}

void multiply(const WeightMatrix& matrix, const float* x, size_t rows, size_t xStride, const float* bias, float* y,
              size_t yStride, ThreadPool& pool, ActivationPrecision precision) {
  const bool integers = takesIntegers(matrix, precision);
  const size_t most = integers ? kIntegerRows : kMaxBatchRows;
  for (size_t first = 0; first < rows; first += most) {
    const size_t groupRows = std::min(most, rows - first);
    const MatvecTask task{matrix, x + first * xStride, groupRows, xStride, bias, y + first * yStride, yStride};
    const bool isNarrow = precision == ActivationPrecision::int8 && matrix.layout == WeightMatrix::Layout::inOut;
    if (integers && isNarrow && matrix.panels != nullptr && hasByteDot()) {
      multiplyBytes(task, pool);
    } else if (integers) {
      multiplyIntegers(task, isNarrow, pool);
    } else if (matrix.layout == WeightMatrix::Layout::inOut) {
      multiplyDense(task, pool);
    } else {
      multiplyOutputMatrix(task, pool);
    }
  }
}

}  // namespace jukebox

// multiplyDense: columns of an (in, out) matrix. The rows of the matrix are walked in order, eight at a time, and added
// to accumulators in the first-level cache: acc[o] = acc[o] + x[i] * w[i][o] for i = 0, 1, 2, ...

#include "core/engine/kernels/matvec_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/dense_kernel.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>

#include "core/engine/kernels/load_weights-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {

constexpr size_t kUnroll = 8;  // matrix rows per pass over the accumulators

/// A part of the matrix: `width` columns from some column on, starting at some row.
template <class T>
struct Columns {
  const T* weights;
  size_t pitch;  // weights from one row to the next
  size_t width;
};

/// Asks for the next eight rows of 64 columns.
template <class T>
HWY_INLINE void prefetchNextRows(const T* weights, size_t pitch) {
  for (size_t row = kUnroll; row < 2 * kUnroll; ++row) {
    const char* line = reinterpret_cast<const char*>(weights + row * pitch);
    for (size_t byte = 0; byte < kDenseColumnStep * sizeof(T); byte += 64) hwy::Prefetch(line + byte);
  }
}

/// acc[c] += x[0] * w[0][c] + ... + x[7] * w[7][c], one product after the other, for columns from ... to-1.
template <class D, class T>
HWY_INLINE void addEightRows(D d, const T* HWY_RESTRICT w, size_t pitch, const float* HWY_RESTRICT x,
                             float* HWY_RESTRICT acc, size_t from, size_t to) {
  const auto x0 = hn::Set(d, x[0]), x1 = hn::Set(d, x[1]), x2 = hn::Set(d, x[2]), x3 = hn::Set(d, x[3]);
  const auto x4 = hn::Set(d, x[4]), x5 = hn::Set(d, x[5]), x6 = hn::Set(d, x[6]), x7 = hn::Set(d, x[7]);
  for (size_t c = from; c < to; c += hn::Lanes(d)) {
    auto sum = hn::LoadU(d, acc + c);
    sum = hn::MulAdd(loadWeights(d, w + c), x0, sum);
    sum = hn::MulAdd(loadWeights(d, w + pitch + c), x1, sum);
    sum = hn::MulAdd(loadWeights(d, w + 2 * pitch + c), x2, sum);
    sum = hn::MulAdd(loadWeights(d, w + 3 * pitch + c), x3, sum);
    sum = hn::MulAdd(loadWeights(d, w + 4 * pitch + c), x4, sum);
    sum = hn::MulAdd(loadWeights(d, w + 5 * pitch + c), x5, sum);
    sum = hn::MulAdd(loadWeights(d, w + 6 * pitch + c), x6, sum);
    sum = hn::MulAdd(loadWeights(d, w + 7 * pitch + c), x7, sum);
    hn::StoreU(sum, d, acc + c);
  }
}

/// The same for several x and accumulators, `accStride` apart: the weights are converted once.
template <class D, class T>
HWY_INLINE void addEightRowsBatch(D d, const T* HWY_RESTRICT w, size_t pitch, const float* HWY_RESTRICT x,
                                  size_t xStride, size_t batch, float* HWY_RESTRICT acc, size_t from, size_t to) {
  for (size_t c = from; c < to; c += hn::Lanes(d)) {
    const auto w0 = loadWeights(d, w + c), w1 = loadWeights(d, w + pitch + c);
    const auto w2 = loadWeights(d, w + 2 * pitch + c), w3 = loadWeights(d, w + 3 * pitch + c);
    const auto w4 = loadWeights(d, w + 4 * pitch + c), w5 = loadWeights(d, w + 5 * pitch + c);
    const auto w6 = loadWeights(d, w + 6 * pitch + c), w7 = loadWeights(d, w + 7 * pitch + c);
    for (size_t b = 0; b < batch; ++b) {
      const float* HWY_RESTRICT xb = x + b * xStride;
      float* HWY_RESTRICT target = acc + b * kMaxDenseColumns + c;
      auto sum = hn::LoadU(d, target);
      sum = hn::MulAdd(w0, hn::Set(d, xb[0]), sum);
      sum = hn::MulAdd(w1, hn::Set(d, xb[1]), sum);
      sum = hn::MulAdd(w2, hn::Set(d, xb[2]), sum);
      sum = hn::MulAdd(w3, hn::Set(d, xb[3]), sum);
      sum = hn::MulAdd(w4, hn::Set(d, xb[4]), sum);
      sum = hn::MulAdd(w5, hn::Set(d, xb[5]), sum);
      sum = hn::MulAdd(w6, hn::Set(d, xb[6]), sum);
      sum = hn::MulAdd(w7, hn::Set(d, xb[7]), sum);
      hn::StoreU(sum, d, target);
    }
  }
}

/// One matrix row at a time, for the rows left over by the unrolling.
template <class D, class T>
HWY_INLINE void addOneRow(D d, const T* HWY_RESTRICT w, const float* HWY_RESTRICT x, size_t xStride, size_t batch,
                          float* HWY_RESTRICT acc, size_t from, size_t to) {
  for (size_t c = from; c < to; c += hn::Lanes(d)) {
    const auto weights = loadWeights(d, w + c);
    for (size_t b = 0; b < batch; ++b) {
      float* target = acc + b * kMaxDenseColumns + c;
      hn::StoreU(hn::MulAdd(weights, hn::Set(d, x[b * xStride]), hn::LoadU(d, target)), d, target);
    }
  }
}

template <class D, class T>
HWY_INLINE void addEight(D d, const Columns<T>& part, const float* x, const MatvecTask& task, float* acc, size_t from,
                         size_t to) {
  if (task.rows == 1) {
    addEightRows(d, part.weights, part.pitch, x, acc, from, to);
  } else {
    addEightRowsBatch(d, part.weights, part.pitch, x, task.xStride, task.rows, acc, from, to);
  }
}

/// Adds all rows of the matrix to the accumulators.
template <class T>
HWY_INLINE void accumulate(Columns<T> part, const MatvecTask& task, float* acc) {
  const hn::ScalableTag<float> d;
  const hn::CappedTag<float, 1> single;
  const size_t whole = part.width / hn::Lanes(d) * hn::Lanes(d);
  const size_t lines = whole / kDenseColumnStep * kDenseColumnStep;
  size_t i = 0;
  for (; i + kUnroll <= task.matrix.inputs; i += kUnroll, part.weights += kUnroll * part.pitch) {
    for (size_t c = 0; c < lines; c += kDenseColumnStep) {
      prefetchNextRows(part.weights + c, part.pitch);
      addEight(d, part, task.x + i, task, acc, c, c + kDenseColumnStep);
    }
    addEight(d, part, task.x + i, task, acc, lines, whole);
    addEight(single, part, task.x + i, task, acc, whole, part.width);
  }
  for (; i < task.matrix.inputs; ++i, part.weights += part.pitch) {
    addOneRow(d, part.weights, task.x + i, task.xStride, task.rows, acc, 0, whole);
    addOneRow(single, part.weights, task.x + i, task.xStride, task.rows, acc, whole, part.width);
  }
}

template <class T>
void denseColumns(const MatvecTask& task, size_t begin, size_t end) {
  HWY_ALIGN float acc[kMaxBatchRows * kMaxDenseColumns];
  const WeightMatrix& matrix = task.matrix;
  const size_t width = end - begin;
  for (size_t b = 0; b < task.rows; ++b) std::fill_n(acc + b * kMaxDenseColumns, width, 0.0f);
  accumulate(Columns<T>{static_cast<const T*>(matrix.data) + begin, matrix.outputs, width}, task, acc);
  for (size_t b = 0; b < task.rows; ++b) {
    float* y = task.y + b * task.yStride + begin;
    for (size_t c = 0; c < width; ++c) {
      const float sum = acc[b * kMaxDenseColumns + c];
      const float scaled = matrix.format == WeightFormat::int8 ? sum * matrix.scales[begin + c] : sum;
      y[c] = task.bias != nullptr ? scaled + task.bias[begin + c] : scaled;
    }
  }
}

void dense(const MatvecTask& task, size_t begin, size_t end) {
  switch (task.matrix.format) {
    case WeightFormat::f32:
      return denseColumns<float>(task, begin, end);
    case WeightFormat::f16:
      return denseColumns<uint16_t>(task, begin, end);
    case WeightFormat::int8:
      return denseColumns<int8_t>(task, begin, end);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(dense);
void multiplyDense(const MatvecTask& task, size_t begin, size_t end) {
  HWY_DYNAMIC_DISPATCH(dense)(task, begin, end);
}

}  // namespace jukebox
#endif

// multiplyDot: rows of an (out, in) matrix. Every output is one dot product, summed lane by lane in the order of the
// inputs and reduced over the lanes at the end.

#include "core/engine/kernels/matvec_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/dot_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>

#include "core/engine/kernels/load_weights-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {

constexpr size_t kPrefetchInputs = 64;

/// Fetches 64 inputs of the matrix rows that come next into the second-level cache.
template <class T>
HWY_INLINE void prefetchRows(const T* w, size_t pitch, size_t rows) {
  for (size_t r = 0; r < rows; ++r) {
    const char* line = reinterpret_cast<const char*>(w + r * pitch);
    for (size_t byte = 0; byte < kPrefetchInputs * sizeof(T); byte += 64) __builtin_prefetch(line + byte, 0, 2);
  }
}

/// Dot products of R matrix rows, `pitch` apart, with B vectors: sums[r][b]. Whatever R and B are, one sum is computed
/// with the same operations in the same order.
template <size_t R, size_t B, class T>
HWY_INLINE void dotTile(const T* HWY_RESTRICT w, size_t pitch, const float* HWY_RESTRICT x, size_t xStride, size_t n,
                        float (&sums)[R][B]) {
  const hn::ScalableTag<float> d;
  const size_t lanes = hn::Lanes(d);
  hn::Vec<decltype(d)> acc[R][B];
  for (size_t r = 0; r < R; ++r) {
    for (size_t b = 0; b < B; ++b) acc[r][b] = hn::Zero(d);
  }
  const auto addVector = [&](size_t i) HWY_ATTR {
    hn::Vec<decltype(d)> xs[B];
    HWY_UNROLL(8)
    for (size_t b = 0; b < B; ++b) xs[b] = hn::LoadU(d, x + b * xStride + i);
    HWY_UNROLL(8)
    for (size_t r = 0; r < R; ++r) {
      const auto weights = loadWeights(d, w + r * pitch + i);
      HWY_UNROLL(8)
      for (size_t b = 0; b < B; ++b) acc[r][b] = hn::MulAdd(weights, xs[b], acc[r][b]);
    }
  };
  size_t i = 0;
  for (; i + kPrefetchInputs <= n; i += kPrefetchInputs) {
    prefetchRows(w + R * pitch + i, pitch, R);
    for (size_t k = i; k < i + kPrefetchInputs; k += lanes) addVector(k);
  }
  for (; i + lanes <= n; i += lanes) addVector(i);
  const hn::CappedTag<float, 1> single;
  for (size_t r = 0; r < R; ++r) {
    for (size_t b = 0; b < B; ++b) {
      auto tail = hn::Zero(single);
      for (size_t k = i; k < n; ++k) {
        const auto xk = hn::LoadU(single, x + b * xStride + k);
        tail = hn::MulAdd(loadWeights(single, w + r * pitch + k), xk, tail);
      }
      sums[r][b] = hn::GetLane(hn::SumOfLanes(d, acc[r][b])) + hn::GetLane(tail);
    }
  }
}

/// Outputs row ... row+R-1 of the vectors firstVector ... firstVector+B-1.
template <size_t R, size_t B, class T>
HWY_INLINE void storeTile(const MatvecTask& task, size_t row, size_t firstVector) {
  const WeightMatrix& matrix = task.matrix;
  float sums[R][B];
  dotTile<R, B>(static_cast<const T*>(matrix.data) + row * matrix.inputs, matrix.inputs,
                task.x + firstVector * task.xStride, task.xStride, matrix.inputs, sums);
  for (size_t r = 0; r < R; ++r) {
    for (size_t b = 0; b < B; ++b) {
      const size_t o = row + r;
      const float scaled = matrix.format == WeightFormat::int8 ? sums[r][b] * matrix.scales[o] : sums[r][b];
      task.y[(firstVector + b) * task.yStride + o] = task.bias != nullptr ? scaled + task.bias[o] : scaled;
    }
  }
}

template <size_t R, class T>
HWY_INLINE void storeRows(const MatvecTask& task, size_t row) {
  size_t b = 0;
  for (; b + 4 <= task.rows; b += 4) storeTile<R, 4, T>(task, row, b);
  for (; b < task.rows; ++b) storeTile<R, 1, T>(task, row, b);
}

template <class T>
void dotRows(const MatvecTask& task, size_t begin, size_t end) {
  size_t row = begin;
  if (task.rows == 1) {
    for (; row + 4 <= end; row += 4) storeTile<4, 1, T>(task, row, 0);
  }
  for (; row + 2 <= end; row += 2) storeRows<2, T>(task, row);
  for (; row < end; ++row) storeRows<1, T>(task, row);
}

void dot(const MatvecTask& task, size_t begin, size_t end) {
  switch (task.matrix.format) {
    case WeightFormat::f32:
      return dotRows<float>(task, begin, end);
    case WeightFormat::f16:
      return dotRows<uint16_t>(task, begin, end);
    case WeightFormat::int8:
      return dotRows<int8_t>(task, begin, end);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(dot);
void multiplyDot(const MatvecTask& task, size_t begin, size_t end) {
  HWY_DYNAMIC_DISPATCH(dot)(task, begin, end);
}

}  // namespace jukebox
#endif

// Dense layers: (in, out) matrices, read in the order in which they lie in memory.
//
// A part is a range of matrix rows. They are walked a few at a time and added to sums that stay in the first-level
// cache: sum[o] = sum[o] + x[i] * w[i][o] for i = begin, begin + 1, ... This order is the same for one row of x and for
// several; the number of matrix rows handled at a time only decides how often the sums are loaded and stored.

#include "core/engine/kernels/matvec_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/dense_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <type_traits>

#include "core/engine/kernels/load_weights-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {

constexpr size_t kSingleUnroll = 8;  // matrix rows at a time for one row of x: one load and store of the sums for all
constexpr size_t kBatchUnroll = 6;   // for several: 6 rows x 2 vectors of weights fill the registers
constexpr size_t kPrefetchColumns = 64;

/// V vectors of weights from each of N matrix rows, `pitch` apart, times x[0 ... N-1], are added to the sums.
template <size_t N, size_t V, class D, class T>
HWY_INLINE void addTile(D d, const T* HWY_RESTRICT w, size_t pitch, const float* HWY_RESTRICT x,
                        float* HWY_RESTRICT sums) {
  const size_t lanes = hn::Lanes(d);
  hn::Vec<D> sum[V];
  HWY_UNROLL(8)
  for (size_t v = 0; v < V; ++v) sum[v] = hn::LoadU(d, sums + v * lanes);
  HWY_UNROLL(8)
  for (size_t r = 0; r < N; ++r) {
    const auto xr = hn::Set(d, x[r]);
    HWY_UNROLL(8)
    for (size_t v = 0; v < V; ++v) sum[v] = hn::MulAdd(loadWeights(d, w + r * pitch + v * lanes), xr, sum[v]);
  }
  HWY_UNROLL(8)
  for (size_t v = 0; v < V; ++v) hn::StoreU(sum[v], d, sums + v * lanes);
}

/// The same for several rows of x; x holds N values of the first, N of the second ... The weights stay in registers.
template <size_t N, size_t V, class D, class T>
HWY_INLINE void addTileBatch(D d, const T* HWY_RESTRICT w, size_t pitch, const float* HWY_RESTRICT x, size_t batch,
                             float* HWY_RESTRICT sums, size_t sumStride) {
  const size_t lanes = hn::Lanes(d);
  hn::Vec<D> weights[N][V];
  HWY_UNROLL(8)
  for (size_t r = 0; r < N; ++r) {
    HWY_UNROLL(8)
    for (size_t v = 0; v < V; ++v) weights[r][v] = loadWeights(d, w + r * pitch + v * lanes);
  }
  for (size_t b = 0; b < batch; ++b, x += N, sums += sumStride) {
    hn::Vec<D> sum[V];
    HWY_UNROLL(8)
    for (size_t v = 0; v < V; ++v) sum[v] = hn::LoadU(d, sums + v * lanes);
    HWY_UNROLL(8)
    for (size_t r = 0; r < N; ++r) {
      const auto xr = hn::Set(d, x[r]);
      HWY_UNROLL(8)
      for (size_t v = 0; v < V; ++v) sum[v] = hn::MulAdd(weights[r][v], xr, sum[v]);
    }
    HWY_UNROLL(8)
    for (size_t v = 0; v < V; ++v) hn::StoreU(sum[v], d, sums + v * lanes);
  }
}

/// Fetches 64 columns of `rows` matrix rows into the second-level cache. The first level would not do: rows are often a
/// multiple of 4 KiB apart and evict one another there.
template <class T>
HWY_INLINE void prefetchRows(const T* w, size_t pitch, size_t rows) {
  for (size_t r = 0; r < rows; ++r) {
    const char* line = reinterpret_cast<const char*>(w + r * pitch);
    for (size_t byte = 0; byte < kPrefetchColumns * sizeof(T); byte += 64) __builtin_prefetch(line + byte, 0, 2);
  }
}

/// Calls tile(d, V, c) for all columns c of N matrix rows, V vectors at a time: pairs of vectors, then vectors, then
/// single columns. On the way it fetches the N rows that come next.
template <size_t N, class T, class Tile>
HWY_INLINE void forColumns(const T* w, size_t pitch, const Tile& tile) {
  const hn::ScalableTag<float> d;
  const std::integral_constant<size_t, 1> one;
  const std::integral_constant<size_t, 2> two;
  const size_t lanes = hn::Lanes(d);
  size_t c = 0;
  for (; c + kPrefetchColumns <= pitch; c += kPrefetchColumns) {
    prefetchRows(w + N * pitch + c, pitch, N);
    for (size_t k = c; k < c + kPrefetchColumns; k += 2 * lanes) tile(d, two, k);
  }
  for (; c + lanes <= pitch; c += lanes) tile(d, one, c);
  for (; c < pitch; ++c) tile(hn::CappedTag<float, 1>(), one, c);
}

/// Adds N matrix rows to the sums of one row of x.
template <size_t N, class T>
void addGroup(const T* w, size_t pitch, const float* inputs, float* sums) {
  float x[N];  // a copy that nothing else points to stays in registers
  std::copy_n(inputs, N, x);
  forColumns<N>(
      w, pitch, [&](auto d, auto vectors, size_t c) HWY_ATTR __attribute__((always_inline)) {
        addTile<N, vectors>(d, w + c, pitch, x, sums + c);
      });
}

/// Adds N matrix rows, from number `input` on, to the sums of all rows of x.
template <size_t N, class T>
void addGroupBatch(const MatvecTask& task, size_t input, float* sums, size_t sumStride) {
  const size_t batch = task.rows;
  const size_t pitch = task.matrix.outputs;
  const T* w = static_cast<const T*>(task.matrix.data) + input * pitch;
  float x[kMaxBatchRows * N];  // gathered: rows of x that are a multiple of 4 KiB apart would evict one another
  for (size_t b = 0; b < batch; ++b) std::copy_n(task.x + b * task.xStride + input, N, x + b * N);
  forColumns<N>(
      w, pitch, [&](auto d, auto vectors, size_t c) HWY_ATTR __attribute__((always_inline)) {
        addTileBatch<N, vectors>(d, w + c, pitch, x, batch, sums + c, sumStride);
      });
}

template <class T>
void sumSingle(const MatvecTask& task, size_t begin, size_t end, float* sums) {
  const size_t pitch = task.matrix.outputs;
  const T* w = static_cast<const T*>(task.matrix.data);
  size_t i = begin;
  for (; i + kSingleUnroll <= end; i += kSingleUnroll) addGroup<kSingleUnroll>(w + i * pitch, pitch, task.x + i, sums);
  for (; i < end; ++i) addGroup<1>(w + i * pitch, pitch, task.x + i, sums);
}

template <class T>
void sumBatch(const MatvecTask& task, size_t begin, size_t end, float* sums, size_t sumStride) {
  size_t i = begin;
  for (; i + kBatchUnroll <= end; i += kBatchUnroll) addGroupBatch<kBatchUnroll, T>(task, i, sums, sumStride);
  for (; i + 2 <= end; i += 2) addGroupBatch<2, T>(task, i, sums, sumStride);
  for (; i < end; ++i) addGroupBatch<1, T>(task, i, sums, sumStride);
}

template <class T>
void sumPart(const MatvecTask& task, size_t begin, size_t end, const PartialSums& sums, size_t part) {
  float* target = sums.data + part * sums.partStride;
  for (size_t b = 0; b < task.rows; ++b) std::fill_n(target + b * sums.rowStride, task.matrix.outputs, 0.0f);
  if (task.rows == 1) {
    sumSingle<T>(task, begin, end, target);
  } else {
    sumBatch<T>(task, begin, end, target, sums.rowStride);
  }
  if (task.matrix.groupInputs != 0) {  // the part is one group
    const float* HWY_RESTRICT scales = task.matrix.scales + part * task.matrix.outputs;
    for (size_t b = 0; b < task.rows; ++b) {
      for (size_t o = 0; o < task.matrix.outputs; ++o) target[b * sums.rowStride + o] *= scales[o];
    }
  }
}

void densePart(const MatvecTask& task, size_t begin, size_t end, const PartialSums& sums, size_t part) {
  switch (task.matrix.format) {
    case WeightFormat::f32:
      return sumPart<float>(task, begin, end, sums, part);
    case WeightFormat::f16:
      return sumPart<uint16_t>(task, begin, end, sums, part);
    case WeightFormat::int8:
      return sumPart<int8_t>(task, begin, end, sums, part);
  }
}

void combineParts(const MatvecTask& task, const PartialSums& sums, size_t begin, size_t end) {
  const bool scaled = task.matrix.format == WeightFormat::int8 && task.matrix.groupInputs == 0;
  for (size_t b = 0; b < task.rows; ++b) {
    const float* row = sums.data + b * sums.rowStride;
    float* y = task.y + b * task.yStride;
    std::copy(row + begin, row + end, y + begin);
    for (size_t p = 1; p < sums.parts; ++p) {
      const float* HWY_RESTRICT part = row + p * sums.partStride;
      for (size_t o = begin; o < end; ++o) y[o] += part[o];
    }
    for (size_t o = begin; scaled && o < end; ++o) y[o] *= task.matrix.scales[o];
    for (size_t o = begin; task.bias != nullptr && o < end; ++o) y[o] += task.bias[o];
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(densePart);
HWY_EXPORT(combineParts);

void sumDensePart(const MatvecTask& task, size_t begin, size_t end, const PartialSums& sums, size_t part) {
  HWY_DYNAMIC_DISPATCH(densePart)(task, begin, end, sums, part);
}

void combineDenseParts(const MatvecTask& task, const PartialSums& sums, size_t begin, size_t end) {
  HWY_DYNAMIC_DISPATCH(combineParts)(task, sums, begin, end);
}

}  // namespace jukebox
#endif

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
constexpr size_t kBatchUnroll = 4;   // for several: 4 rows x 2 vectors of weights stay in registers

/// Adds N matrix rows to the sums of one row of x, for the columns from ... to-1, V vectors at a time.
template <size_t N, size_t V, class D, class T>
HWY_INLINE void addRows(D d, const T* HWY_RESTRICT w, size_t pitch, const float* HWY_RESTRICT x,
                        float* HWY_RESTRICT sums, size_t from, size_t to) {
  const size_t lanes = hn::Lanes(d);
  hn::Vec<D> xs[N];
  HWY_UNROLL(8)
  for (size_t r = 0; r < N; ++r) xs[r] = hn::Set(d, x[r]);
  for (size_t c = from; c < to; c += V * lanes) {
    hn::Vec<D> sum[V];
    HWY_UNROLL(8)
    for (size_t v = 0; v < V; ++v) sum[v] = hn::LoadU(d, sums + c + v * lanes);
    HWY_UNROLL(8)
    for (size_t r = 0; r < N; ++r) {
      HWY_UNROLL(8)
      for (size_t v = 0; v < V; ++v) {
        sum[v] = hn::MulAdd(loadWeights(d, w + r * pitch + c + v * lanes), xs[r], sum[v]);
      }
    }
    HWY_UNROLL(8)
    for (size_t v = 0; v < V; ++v) hn::StoreU(sum[v], d, sums + c + v * lanes);
  }
}

/// The same for several rows of x; x holds N values of the first, N of the second ...
template <size_t N, size_t V, class D, class T>
HWY_INLINE void addRowsBatch(D d, const T* HWY_RESTRICT w, size_t pitch, const float* HWY_RESTRICT x, size_t batch,
                             float* HWY_RESTRICT sums, size_t sumStride, size_t from, size_t to) {
  const size_t lanes = hn::Lanes(d);
  for (size_t c = from; c < to; c += V * lanes) {
    hn::Vec<D> weights[N][V];
    HWY_UNROLL(8)
    for (size_t r = 0; r < N; ++r) {
      HWY_UNROLL(8)
      for (size_t v = 0; v < V; ++v) weights[r][v] = loadWeights(d, w + r * pitch + c + v * lanes);
    }
    for (size_t b = 0; b < batch; ++b) {
      float* HWY_RESTRICT target = sums + b * sumStride + c;
      hn::Vec<D> sum[V];
      HWY_UNROLL(8)
      for (size_t v = 0; v < V; ++v) sum[v] = hn::LoadU(d, target + v * lanes);
      HWY_UNROLL(8)
      for (size_t r = 0; r < N; ++r) {
        const auto xr = hn::Set(d, x[b * N + r]);
        HWY_UNROLL(8)
        for (size_t v = 0; v < V; ++v) sum[v] = hn::MulAdd(weights[r][v], xr, sum[v]);
      }
      HWY_UNROLL(8)
      for (size_t v = 0; v < V; ++v) hn::StoreU(sum[v], d, target + v * lanes);
    }
  }
}

/// Calls add(d, vectors, from, to) for the columns from ... to-1: pairs of vectors, then vectors, then single columns.
template <class Add>
HWY_INLINE void splitColumns(size_t from, size_t to, const Add& add) {
  const hn::ScalableTag<float> d;
  const size_t lanes = hn::Lanes(d);
  const size_t pairs = from + (to - from) / (2 * lanes) * (2 * lanes);
  const size_t whole = from + (to - from) / lanes * lanes;
  add(d, std::integral_constant<size_t, 2>{}, from, pairs);
  add(d, std::integral_constant<size_t, 1>{}, pairs, whole);
  add(hn::CappedTag<float, 1>{}, std::integral_constant<size_t, 1>{}, whole, to);
}

/// Fetches `rows` matrix rows, columns from ... to-1, into the second-level cache. The first level would not do: rows
/// are often a multiple of 4 KiB apart and evict one another there.
template <class T>
HWY_INLINE void prefetchRows(const T* w, size_t pitch, size_t rows, size_t from, size_t to) {
  for (size_t r = 0; r < rows; ++r) {
    const char* line = reinterpret_cast<const char*>(w + r * pitch + from);
    for (size_t byte = 0; byte < (to - from) * sizeof(T); byte += 64) __builtin_prefetch(line + byte, 0, 2);
  }
}

constexpr size_t kPrefetchColumns = 64;
constexpr size_t kBatchColumns = 512;  // of the sums of several rows that stay in the first-level cache

template <class T>
void sumSingle(const T* w, size_t pitch, size_t inputs, const float* x, float* sums) {
  size_t i = 0;
  for (; i + kSingleUnroll <= inputs; i += kSingleUnroll, w += kSingleUnroll * pitch) {
    for (size_t from = 0; from < pitch; from += kPrefetchColumns) {
      const size_t to = std::min(from + kPrefetchColumns, pitch);
      prefetchRows(w + kSingleUnroll * pitch, pitch, kSingleUnroll, from, to);
      splitColumns(from, to, [&](auto d, auto vectors, size_t begin, size_t end) HWY_ATTR {
        addRows<kSingleUnroll, vectors>(d, w, pitch, x + i, sums, begin, end);
      });
    }
  }
  for (; i < inputs; ++i, w += pitch) {
    splitColumns(0, pitch, [&](auto d, auto vectors, size_t begin, size_t end) HWY_ATTR {
      addRows<1, vectors>(d, w, pitch, x + i, sums, begin, end);
    });
  }
}

/// Copies x[b][begin + i] to packed[i / 4][b][i % 4]; what is left over from groups of 4 follows as [i][b].
void packInputs(const MatvecTask& task, size_t begin, size_t inputs, float* packed) {
  size_t i = 0;
  for (; i + kBatchUnroll <= inputs; i += kBatchUnroll) {
    for (size_t b = 0; b < task.rows; ++b, packed += kBatchUnroll) {
      std::copy_n(task.x + b * task.xStride + begin + i, kBatchUnroll, packed);
    }
  }
  for (; i < inputs; ++i) {
    for (size_t b = 0; b < task.rows; ++b) *packed++ = task.x[b * task.xStride + begin + i];
  }
}

template <class T>
void sumBatch(const T* w, size_t pitch, size_t inputs, const float* x, size_t batch, float* sums, size_t sumStride,
              size_t from, size_t to) {
  size_t i = 0;
  for (; i + kBatchUnroll <= inputs; i += kBatchUnroll, w += kBatchUnroll * pitch, x += kBatchUnroll * batch) {
    prefetchRows(w + kBatchUnroll * pitch, pitch, kBatchUnroll, from, to);
    splitColumns(from, to, [&](auto d, auto vectors, size_t begin, size_t end) HWY_ATTR {
      addRowsBatch<kBatchUnroll, vectors>(d, w, pitch, x, batch, sums, sumStride, begin, end);
    });
  }
  for (; i < inputs; ++i, w += pitch, x += batch) {
    splitColumns(from, to, [&](auto d, auto vectors, size_t begin, size_t end) HWY_ATTR {
      addRowsBatch<1, vectors>(d, w, pitch, x, batch, sums, sumStride, begin, end);
    });
  }
}

template <class T>
void sumPart(const MatvecTask& task, size_t begin, size_t end, const PartialSums& sums, size_t part) {
  const size_t outputs = task.matrix.outputs;
  const T* weights = static_cast<const T*>(task.matrix.data) + begin * outputs;
  float* target = sums.data + part * sums.partStride;
  for (size_t b = 0; b < task.rows; ++b) std::fill_n(target + b * sums.rowStride, outputs, 0.0f);
  if (task.rows == 1) return sumSingle(weights, outputs, end - begin, task.x + begin, target);

  float packed[kMaxBatchRows * kMaxPartInputs];
  packInputs(task, begin, end - begin, packed);
  for (size_t from = 0; from < outputs; from += kBatchColumns) {
    const size_t to = std::min(from + kBatchColumns, outputs);
    sumBatch(weights, outputs, end - begin, packed, task.rows, target, sums.rowStride, from, to);
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
  const bool scaled = task.matrix.format == WeightFormat::int8;
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

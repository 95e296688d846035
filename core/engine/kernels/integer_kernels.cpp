// Integer kernels of dense layers, which lie (in, out) in memory: few rows of x read the matrix in its order, many read
// interleaved panels of it.

#include "core/engine/kernels/integer_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/integer_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <vector>

#include "core/engine/kernels/mixed_sums-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if JUKEBOX_HAS_INTEGER_DOT

constexpr size_t kTileRows = kLanes == 32 ? 4 : 2;     // of x at a time: their sums stay in registers
constexpr size_t kStreamPairs = kLanes == 32 ? 8 : 4;  // pairs of matrix rows at a time for few rows of x
constexpr size_t kBlockRows = 16;                      // rows of x up to which that is better than panels
constexpr size_t kBlockColumns = 512;                  // outputs at a time: their sums stay in the first-level cache

// Few rows of x: matrix rows in the order of memory, sums of many outputs in the first-level cache.

/// Adds P pairs of matrix rows, from input `i` on, to the mixed sums of all rows of x for `columns` outputs (a multiple
/// of kLanes) from `column` on. `secondPitch` leads to the second row of a pair.
template <bool kFused, size_t P>
HWY_INLINE void addPairs(const MatvecTask& task, const QuantisedRows& x, size_t i, size_t secondPitch, size_t column,
                         size_t columns, int32_t* HWY_RESTRICT sums, size_t sumStride) {
  const hn::ScalableTag<int32_t> d;
  const size_t pitch = task.matrix.outputs;
  const int8_t* weights = static_cast<const int8_t*>(task.matrix.data) + i * pitch + column;
  for (size_t c = 0; c < columns; c += kLanes) {
    Interleaved w[P];
    HWY_UNROLL(8)
    for (size_t p = 0; p < P; ++p) {
      const int8_t* row = weights + 2 * p * pitch + c;
      // The pairs after these, into the second-level cache: in the first, rows would evict one another.
      __builtin_prefetch(row + 2 * P * pitch, 0, 2);
      __builtin_prefetch(row + (2 * P + 1) * pitch, 0, 2);
      w[p] = interleave(row, row + secondPitch);
    }
    for (size_t r = 0; r < task.rows; ++r) {
      int32_t* target = sums + r * sumStride + c;
      const int16_t* values = x.row(r) + i;
      Integers low = hn::LoadU(d, target), high = hn::LoadU(d, target + kSums);
      HWY_UNROLL(8)
      for (size_t p = 0; p < P; ++p) {
        const Shorts xp = broadcastPair(values + 2 * p);
        low = pairDot<kFused>(low, w[p].low, xp);
        high = pairDot<kFused>(high, w[p].high, xp);
      }
      hn::StoreU(low, d, target);
      hn::StoreU(high, d, target + kSums);
    }
  }
}

/// Mixed sums of part `part` for `columns` outputs from `column` on.
template <bool kFused>
void sumColumns(const MatvecTask& task, const QuantisedRows& x, size_t part, size_t column, size_t columns,
                int32_t* sums, size_t sumStride) {
  const size_t pitch = task.matrix.outputs;
  size_t i = part * x.partInputs();
  const size_t end = std::min(i + x.partInputs(), task.matrix.inputs);
  std::fill_n(sums, task.rows * sumStride, 0);
  for (; i + 2 * kStreamPairs <= end; i += 2 * kStreamPairs) {
    addPairs<kFused, kStreamPairs>(task, x, i, pitch, column, columns, sums, sumStride);
  }
  for (; i + 2 <= end; i += 2) addPairs<kFused, 1>(task, x, i, pitch, column, columns, sums, sumStride);
  // An odd last input has no partner: its own row again, times the zero behind the values.
  if (i < end) addPairs<kFused, 1>(task, x, i, 0, column, columns, sums, sumStride);
}

/// Rows of mixed sums are an odd number of cache lines apart.
size_t sumStrideFor(size_t columns) {
  return (columns / 16 | 1) * 16 + (columns / 16 % 2 != 0 ? 32 : 0);
}

std::vector<int32_t>& mixedSums(size_t count) {
  thread_local std::vector<int32_t> sums;
  if (sums.size() < count) sums.resize(count);
  return sums;
}

void stretchOf(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t stretch,
               const PartialSums& sums) {
  thread_local std::vector<float> floats;
  const size_t pitch = task.matrix.outputs;
  const size_t whole = pitch / kLanes * kLanes;
  const size_t stride = sumStrideFor(whole);
  if (floats.size() < whole) floats.resize(whole);
  std::vector<int32_t>& mixed = mixedSums(task.rows * stride);
  const size_t begin = stretch * stretchParts, end = std::min(begin + stretchParts, x.parts());
  float* out = sums.data + stretch * sums.partStride;
  for (size_t part = begin; part < end; ++part) {
    hasFusedDot() ? sumColumns<true>(task, x, part, 0, whole, mixed.data(), stride)
                  : sumColumns<false>(task, x, part, 0, whole, mixed.data(), stride);
    for (size_t r = 0; r < task.rows; ++r) {
      addPart(task, x, part, r, 0, mixed.data() + r * stride, whole, part == begin, floats.data(),
              out + r * sums.rowStride);
    }
  }
  for (size_t r = 0; r < task.rows; ++r) {
    for (size_t o = whole; o < pitch; ++o) out[r * sums.rowStride + o] = lastStretch(task, x, begin, end, r, o);
  }
}

/// Scale, then bias, in two roundings as combineDenseParts() does.
void finishColumns(const MatvecTask& task, const float* sums, size_t sumStride, size_t begin, size_t end) {
  for (size_t r = 0; r < task.rows; ++r) {
    float* y = task.y + r * task.yStride;
    for (size_t o = begin; o < end; ++o) {
      const float sum = sums[r * sumStride + o - begin];
      const float scaled = task.matrix.groupInputs == 0 ? sum * task.matrix.scales[o] : sum;
      y[o] = task.bias != nullptr ? scaled + task.bias[o] : scaled;
    }
  }
}

/// Sums of a few columns for all rows of x: those of the current stretch, and those of the stretches before.
class StretchSums {
 public:
  StretchSums(std::vector<float>& memory, size_t rows, size_t columns)
      : m_memory(memory), m_count(rows * columns), m_columns(columns) {
    if (m_memory.size() < 2 * m_count) m_memory.resize(2 * m_count);
  }
  float* current(size_t r) { return m_memory.data() + m_count + r * m_columns; }
  const float* total() const { return m_memory.data(); }
  /// After part `part` of x: a stretch that ends there goes to the total.
  void finishPart(size_t part, size_t parts, size_t stretchParts) {
    if ((part + 1) % stretchParts != 0 && part + 1 != parts) return;
    accumulate(m_memory.data() + m_count, m_count, part < stretchParts, m_memory.data());
  }

 private:
  std::vector<float>& m_memory;
  size_t m_count, m_columns;
};

/// The outputs begin ... end-1, kLanes of them or a multiple, part after part.
void blockOf(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  HWY_ALIGN float floats[kBlockColumns];
  thread_local std::vector<float> memory;
  const size_t columns = end - begin;
  const size_t stride = sumStrideFor(columns);
  StretchSums sums(memory, task.rows, columns);
  std::vector<int32_t>& mixed = mixedSums(task.rows * stride);
  for (size_t part = 0; part < x.parts(); ++part) {
    hasFusedDot() ? sumColumns<true>(task, x, part, begin, columns, mixed.data(), stride)
                  : sumColumns<false>(task, x, part, begin, columns, mixed.data(), stride);
    for (size_t r = 0; r < task.rows; ++r) {
      addPart(task, x, part, r, begin, mixed.data() + r * stride, columns, part % stretchParts == 0, floats,
              sums.current(r));
    }
    sums.finishPart(part, x.parts(), stretchParts);
  }
  finishColumns(task, sums.total(), columns, begin, end);
}

// Panels: 64 columns of a part are interleaved once and serve all rows of x.

constexpr size_t kVectors = kPanelColumns / kSums;  // of sums in a row of a panel

/// Interleaves the inputs begin ... end-1 of 64 columns: kVectors vectors a pair.
void packPanel(const MatvecTask& task, size_t column, size_t begin, size_t end, int16_t* HWY_RESTRICT packed) {
  const hn::ScalableTag<int16_t> d;
  const size_t pitch = task.matrix.outputs;
  const int8_t* weights = static_cast<const int8_t*>(task.matrix.data) + column;
  for (size_t i = begin; i < end; i += 2) {
    const int8_t* row = weights + i * pitch;
    const int8_t* next = i + 1 < end ? row + pitch : row;
    for (size_t ahead = 8; ahead < 10; ++ahead) __builtin_prefetch(row + ahead * pitch, 0, 3);
    for (size_t c = 0; c < kPanelColumns; c += kLanes, packed += 2 * kLanes) {
      const Interleaved w = interleave(row + c, next + c);
      hn::Store(w.low, d, packed);
      hn::Store(w.high, d, packed + kLanes);
    }
  }
}

/// A part of the columns of a panel, interleaved.
struct Panel {
  const int16_t* packed;
  size_t pairs, part, column;
  bool isFirst;  ///< part of a stretch
};

/// Adds a panel times R rows of x, from row `first` on, to the float sums of the stretch.
template <bool kFused, size_t R>
HWY_INLINE void addTile(const MatvecTask& task, const Panel& panel, const QuantisedRows& x, size_t first,
                        StretchSums& sums) {
  const hn::ScalableTag<int16_t> d;
  const hn::ScalableTag<int32_t> di;
  Integers acc[R][kVectors];
  const int16_t* values[R];
  for (size_t r = 0; r < R; ++r) {
    values[r] = x.row(first + r) + panel.part * x.partInputs();
    for (size_t v = 0; v < kVectors; ++v) acc[r][v] = hn::Zero(di);
  }
  const int16_t* packed = panel.packed;
  for (size_t p = 0; p < panel.pairs; ++p, packed += kVectors * kLanes) {
    Shorts weights[kVectors];
    HWY_UNROLL(8)
    for (size_t v = 0; v < kVectors; ++v) weights[v] = hn::Load(d, packed + v * kLanes);
    HWY_UNROLL(8)
    for (size_t r = 0; r < R; ++r) {
      const Shorts xr = broadcastPair(values[r] + 2 * p);
      HWY_UNROLL(8)
      for (size_t v = 0; v < kVectors; ++v) acc[r][v] = pairDot<kFused>(acc[r][v], weights[v], xr);
    }
  }
  for (size_t r = 0; r < R; ++r) {
    HWY_ALIGN int32_t mixed[kPanelColumns];
    HWY_ALIGN float floats[kPanelColumns];
    for (size_t v = 0; v < kVectors; ++v) hn::Store(acc[r][v], di, mixed + v * kSums);
    addPart(task, x, panel.part, first + r, panel.column, mixed, kPanelColumns, panel.isFirst, floats,
            sums.current(first + r));
  }
}

template <bool kFused>
void addPanel(const MatvecTask& task, const Panel& panel, const QuantisedRows& x, StretchSums& sums) {
  size_t r = 0;
  for (; r + kTileRows <= task.rows; r += kTileRows) addTile<kFused, kTileRows>(task, panel, x, r, sums);
  for (; r < task.rows; ++r) addTile<kFused, 1>(task, panel, x, r, sums);
}

void lastColumns(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  for (size_t o = begin; o < end; ++o) {
    for (size_t r = 0; r < task.rows; ++r) {
      float sum = 0;
      for (size_t part = 0; part < x.parts(); part += stretchParts) {
        const float stretch = lastStretch(task, x, part, std::min(part + stretchParts, x.parts()), r, o);
        sum = part == 0 ? stretch : sum + stretch;
      }
      finishColumns({task.matrix, task.x, 1, task.xStride, task.bias, task.y + r * task.yStride, task.yStride}, &sum, 1,
                    o, o + 1);
    }
  }
}

void panelsOf(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  HWY_ALIGN int16_t packed[kMostPartInputs * kPanelColumns];
  thread_local std::vector<float> memory;
  StretchSums sums(memory, task.rows, kPanelColumns);
  for (size_t column = begin; column < end; column += kPanelColumns) {
    for (size_t part = 0; part < x.parts(); ++part) {
      const size_t from = part * x.partInputs();
      const size_t to = std::min(from + x.partInputs(), task.matrix.inputs);
      packPanel(task, column, from, to, packed);
      const Panel panel{packed, (to - from + 1) / 2, part, column, part % stretchParts == 0};
      hasFusedDot() ? addPanel<true>(task, panel, x, sums) : addPanel<false>(task, panel, x, sums);
      sums.finishPart(part, x.parts(), stretchParts);
    }
    finishColumns(task, sums.total(), kPanelColumns, column, column + kPanelColumns);
  }
}

void columnsOf(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  size_t column = begin;
  if (x.parts() > 0) {  // else nothing to sum: bias alone
    if (task.rows > kBlockRows) {
      const size_t whole = (end - begin) / kPanelColumns * kPanelColumns;
      panelsOf(task, x, stretchParts, begin, begin + whole);
      column += whole;
    }
    while (column + kLanes <= end) {
      const size_t columns = std::min(kBlockColumns, (end - column) / kLanes * kLanes);
      blockOf(task, x, stretchParts, column, column + columns);
      column += columns;
    }
  }
  lastColumns(task, x, stretchParts, column, end);
}

bool isFast() {
  return true;
}

#else

bool isFast() {
  return false;
}
void stretchOf(const MatvecTask&, const QuantisedRows&, size_t, size_t, const PartialSums&) {}
void columnsOf(const MatvecTask&, const QuantisedRows&, size_t, size_t, size_t) {}

#endif

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(isFast);
HWY_EXPORT(stretchOf);
HWY_EXPORT(columnsOf);

bool hasIntegerDot() {
  return HWY_DYNAMIC_DISPATCH(isFast)();
}
void integerStretch(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t stretch,
                    const PartialSums& sums) {
  HWY_DYNAMIC_DISPATCH(stretchOf)(task, x, stretchParts, stretch, sums);
}
void integerColumns(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  HWY_DYNAMIC_DISPATCH(columnsOf)(task, x, stretchParts, begin, end);
}

}  // namespace jukebox
#endif

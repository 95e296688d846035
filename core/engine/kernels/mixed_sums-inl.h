// Mixed sums: what dot instructions make of two matrix rows side by side, and how floats come of it. Included once per
// SIMD target.
//
// A dot instruction wants two inputs of one output side by side; in memory they are a matrix row apart. Two matrix rows
// are widened to 16 bits and interleaved within blocks of 128 bits, which leaves the outputs in another order
// ("mixed"); they are put back when a part is finished.

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "core/engine/kernels/integer_dot-inl.h"
#include "core/engine/kernels/matvec_kernels.h"
#include "core/engine/kernels/quantised_rows.h"

#if defined(JUKEBOX_MIXED_SUMS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef JUKEBOX_MIXED_SUMS_INL_H
#undef JUKEBOX_MIXED_SUMS_INL_H
#else
#define JUKEBOX_MIXED_SUMS_INL_H
#endif

#if JUKEBOX_HAS_INTEGER_DOT
HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr size_t kLanes = hn::MaxLanes(hn::ScalableTag<int16_t>());  // outputs in a widened vector of one matrix row
constexpr size_t kSums = kLanes / 2;                                 // outputs in a vector of sums
constexpr size_t kBlock = 8;                                         // outputs in 128 bits of a widened vector

/// Two matrix rows side by side: `low` holds the first four outputs of every block, `high` the last four.
struct Interleaved {
  Shorts low, high;
};

HWY_INLINE Interleaved interleave(const int8_t* HWY_RESTRICT first, const int8_t* HWY_RESTRICT second) {
  const hn::ScalableTag<int16_t> d;
  const hn::Rebind<int8_t, hn::ScalableTag<int16_t>> bytes;
  const auto a = hn::PromoteTo(d, hn::LoadU(bytes, first));
  const auto b = hn::PromoteTo(d, hn::LoadU(bytes, second));
  return {hn::InterleaveLower(d, a, b), hn::InterleaveUpper(d, a, b)};
}

/// Values of the inputs i and i+1, in every pair of lanes.
HWY_INLINE Shorts broadcastPair(const int16_t* values) {
  int32_t pair;
  std::memcpy(&pair, values, sizeof pair);
  return hn::BitCast(hn::ScalableTag<int16_t>(), hn::Set(hn::ScalableTag<int32_t>(), pair));
}

/// Place in a row of mixed sums where output `o` lies.
HWY_INLINE size_t mixedPlace(size_t o) {
  const size_t vector = o / kLanes * kLanes, block = o % kLanes / kBlock, element = o % kBlock;
  return vector + element / 4 * kSums + block * 4 + element % 4;
}

/// floats[o] = scale * sum of output o, from mixed sums.
HWY_INLINE void unmix(const int32_t* HWY_RESTRICT mixed, size_t count, float scale, float* HWY_RESTRICT floats) {
  const hn::CappedTag<int32_t, 4> d;
  const hn::CappedTag<float, 4> df;
  for (size_t o = 0; o < count; o += 4) {
    hn::StoreU(hn::Mul(hn::ConvertTo(df, hn::LoadU(d, mixed + mixedPlace(o))), hn::Set(df, scale)), df, floats + o);
  }
}

/// One output that no whole vector reaches.
inline int32_t columnSum(const int8_t* weights, size_t pitch, const int16_t* values, size_t count) {
  int32_t sum = 0;
  for (size_t i = 0; i < count; ++i) sum += int32_t{weights[i * pitch]} * int32_t{values[i]};
  return sum;
}

/// Adds one part's floats to the sums of the parts before it.
HWY_INLINE void accumulate(const float* HWY_RESTRICT floats, size_t count, bool isFirst, float* HWY_RESTRICT sums) {
  if (isFirst) {
    std::copy_n(floats, count, sums);
  } else {
    for (size_t c = 0; c < count; ++c) sums[c] += floats[c];
  }
}

/// Scales of the weights of a part, one for each of its outputs; null if they have one scale for all inputs.
HWY_INLINE const float* groupScales(const MatvecTask& task, const QuantisedRows& x, size_t part) {
  const WeightMatrix& matrix = task.matrix;
  if (matrix.groupInputs == 0) return nullptr;
  return matrix.scales + part * x.partInputs() / matrix.groupInputs * matrix.outputs;
}

/// Adds the sums of a part for the outputs column ... column+count-1, as floats, to those of the stretch's parts
/// before.
HWY_INLINE void addPart(const MatvecTask& task, const QuantisedRows& x, size_t part, size_t r, size_t column,
                        const int32_t* mixed, size_t count, bool isFirst, float* floats, float* sums) {
  unmix(mixed, count, x.scale(r, part), floats);
  if (const float* scales = groupScales(task, x, part)) {
    for (size_t c = 0; c < count; ++c) floats[c] *= scales[column + c];
  }
  accumulate(floats, count, isFirst, sums);
}

/// The sum of a part for an output that no whole vector reaches.
inline float lastPart(const MatvecTask& task, const QuantisedRows& x, size_t part, size_t r, size_t output) {
  const size_t pitch = task.matrix.outputs, begin = part * x.partInputs();
  const size_t count = std::min(x.partInputs(), task.matrix.inputs - begin);
  const int8_t* weights = static_cast<const int8_t*>(task.matrix.data) + begin * pitch + output;
  const float sum = static_cast<float>(columnSum(weights, pitch, x.row(r) + begin, count)) * x.scale(r, part);
  const float* scales = groupScales(task, x, part);
  return scales == nullptr ? sum : sum * scales[output];
}

/// The sum of a stretch for such an output.
inline float lastStretch(const MatvecTask& task, const QuantisedRows& x, size_t begin, size_t end, size_t r,
                         size_t output) {
  float sum = lastPart(task, x, begin, r, output);
  for (size_t part = begin + 1; part < end; ++part) sum += lastPart(task, x, part, r, output);
  return sum;
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();
#endif

#endif

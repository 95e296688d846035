// Integer kernel of output matrices, which lie (out, in) in memory: dot products along contiguous inputs.

#include "core/engine/kernels/integer_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/integer_dot_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>

#include "core/engine/kernels/integer_dot-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if JUKEBOX_HAS_INTEGER_DOT

constexpr size_t kLanes = hn::MaxLanes(hn::ScalableTag<int16_t>());
constexpr size_t kTileRows = 4;  // rows of x that share a vector of weights

/// Exact sums over the inputs begin ... end-1 of one output for R rows of x.
template <bool kFused, size_t R>
HWY_INLINE void partSums(const int8_t* HWY_RESTRICT weights, const int16_t* const (&values)[R], size_t begin,
                         size_t end, int32_t (&sums)[R]) {
  const hn::ScalableTag<int16_t> d;
  const hn::ScalableTag<int32_t> di;
  const hn::Rebind<int8_t, hn::ScalableTag<int16_t>> bytes;
  Integers acc[R];
  for (size_t r = 0; r < R; ++r) acc[r] = hn::Zero(di);
  size_t i = begin;
  for (; i + kLanes <= end; i += kLanes) {
    __builtin_prefetch(weights + i + 1024, 0, 3);
    const auto w = hn::PromoteTo(d, hn::LoadU(bytes, weights + i));
    for (size_t r = 0; r < R; ++r) acc[r] = pairDot<kFused>(acc[r], w, hn::LoadU(d, values[r] + i));
  }
  for (size_t r = 0; r < R; ++r) {
    sums[r] = hn::GetLane(hn::SumOfLanes(di, acc[r]));
    for (size_t k = i; k < end; ++k) sums[r] += int32_t{weights[k]} * int32_t{values[r][k]};
  }
}

template <bool kFused, size_t R>
HWY_INLINE void dotTile(const MatvecTask& task, const QuantisedRows& x, size_t output, size_t first) {
  const int8_t* weights = static_cast<const int8_t*>(task.matrix.data) + output * task.matrix.inputs;
  const int16_t* values[R];
  float total[R] = {};
  for (size_t r = 0; r < R; ++r) values[r] = x.row(first + r);
  for (size_t part = 0; part < x.parts(); ++part) {
    const size_t begin = part * x.partInputs();
    int32_t sums[R];
    partSums<kFused, R>(weights, values, begin, std::min(begin + x.partInputs(), task.matrix.inputs), sums);
    for (size_t r = 0; r < R; ++r) {
      const float scaled = static_cast<float>(sums[r]) * x.scale(first + r, part);
      total[r] = part == 0 ? scaled : total[r] + scaled;
    }
  }
  for (size_t r = 0; r < R; ++r) {
    const float scaled = total[r] * task.matrix.scales[output];
    task.y[(first + r) * task.yStride + output] = task.bias != nullptr ? scaled + task.bias[output] : scaled;
  }
}

template <bool kFused>
void dotRows(const MatvecTask& task, const QuantisedRows& x, size_t begin, size_t end) {
  for (size_t output = begin; output < end; ++output) {
    size_t r = 0;
    for (; r + kTileRows <= task.rows; r += kTileRows) dotTile<kFused, kTileRows>(task, x, output, r);
    for (; r < task.rows; ++r) dotTile<kFused, 1>(task, x, output, r);
  }
}

void dotOf(const MatvecTask& task, const QuantisedRows& x, size_t begin, size_t end) {
  hasFusedDot() ? dotRows<true>(task, x, begin, end) : dotRows<false>(task, x, begin, end);
}

#else

void dotOf(const MatvecTask&, const QuantisedRows&, size_t, size_t) {}

#endif

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(dotOf);
void integerDot(const MatvecTask& task, const QuantisedRows& x, size_t begin, size_t end) {
  HWY_DYNAMIC_DISPATCH(dotOf)(task, x, begin, end);
}

}  // namespace jukebox
#endif

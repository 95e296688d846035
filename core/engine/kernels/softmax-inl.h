// The pieces of a softmax, and loads and stores of vectors that are not full. Included once per SIMD target.

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>

#if defined(JUKEBOX_SOFTMAX_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef JUKEBOX_SOFTMAX_INL_H
#undef JUKEBOX_SOFTMAX_INL_H
#else
#define JUKEBOX_SOFTMAX_INL_H
#endif

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// The first `count` floats of x, zeros behind them.
template <class D>
HWY_INLINE hn::Vec<D> loadPart(D d, const float* x, size_t count) {
  if (count >= hn::Lanes(d)) return hn::LoadU(d, x);
  HWY_ALIGN float padded[hn::MaxLanes(d)] = {};
  std::memcpy(padded, x, count * sizeof(float));
  return hn::Load(d, padded);
}

/// Stores the first `count` lanes.
template <class D>
HWY_INLINE void storePart(hn::Vec<D> value, D d, float* x, size_t count) {
  if (count >= hn::Lanes(d)) return hn::StoreU(value, d, x);
  HWY_ALIGN float padded[hn::MaxLanes(d)];
  hn::Store(value, d, padded);
  std::memcpy(x, padded, count * sizeof(float));
}

/// The largest of `width` values, -infinity for none.
template <class D>
HWY_INLINE float maximumOf(D d, const float* x, size_t width) {
  const size_t lanes = hn::Lanes(d);
  auto maximum = hn::Set(d, -std::numeric_limits<float>::infinity());
  size_t i = 0;
  for (; i + lanes <= width; i += lanes) maximum = hn::Max(maximum, hn::LoadU(d, x + i));
  float result = hn::GetLane(hn::MaxOfLanes(d, maximum));
  for (; i < width; ++i) result = std::max(result, x[i]);
  return result;
}

/// x = exp(x - shift); returns the sum of the new values, added lane by lane in order.
template <class D>
HWY_INLINE float exponentials(D d, float* x, size_t width, float shift) {
  const size_t lanes = hn::Lanes(d);
  const auto offset = hn::Set(d, shift);
  auto sum = hn::Zero(d);
  for (size_t i = 0; i < width; i += lanes) {
    const size_t count = std::min(lanes, width - i);
    const auto value = hn::Exp(d, hn::Sub(loadPart(d, x + i, count), offset));
    sum = hn::Add(sum, hn::IfThenElseZero(hn::FirstN(d, count), value));
    storePart(value, d, x + i, count);
  }
  return hn::GetLane(hn::SumOfLanes(d, sum));
}

/// x = factor * x.
template <class D>
HWY_INLINE void scaleAll(D d, float factor, float* x, size_t width) {
  const size_t lanes = hn::Lanes(d);
  const auto scale = hn::Set(d, factor);
  for (size_t i = 0; i < width; i += lanes) {
    const size_t count = std::min(lanes, width - i);
    storePart(hn::Mul(scale, loadPart(d, x + i, count)), d, x + i, count);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#endif

// Vector arithmetic. Elements that do not fill a SIMD vector are computed through a padded copy with the same
// instructions, so that their place in the vector does not show in the result.

#include "core/engine/kernels/vector_ops.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/vector_ops.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>

#include "core/engine/kernels/softmax-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {

constexpr float kGeluSlope = 1.702f;
constexpr float kGeluLowest = -87.0f;  // exp(87) is finite; sigmoid below this is taken as 0

/// Distance to a mean.
template <class V>
struct Distance {
  V mean;
  HWY_INLINE V operator()(V x) const { return hn::Sub(x, mean); }
};

/// Its square.
template <class V>
struct SquaredDistance {
  V mean;
  HWY_INLINE V operator()(V x) const {
    const V distance = hn::Sub(x, mean);
    return hn::Mul(distance, distance);
  }
};

/// Sum of f(x[i]) in four chains of vectors, combined in fixed order.
template <class D, class F>
HWY_INLINE float sumOf(D d, const float* HWY_RESTRICT x, size_t width, const F& f) {
  const size_t lanes = hn::Lanes(d);
  auto s0 = hn::Zero(d), s1 = s0, s2 = s0, s3 = s0;
  size_t i = 0;
  for (; i + 4 * lanes <= width; i += 4 * lanes) {
    s0 = hn::Add(s0, f(hn::LoadU(d, x + i)));
    s1 = hn::Add(s1, f(hn::LoadU(d, x + i + lanes)));
    s2 = hn::Add(s2, f(hn::LoadU(d, x + i + 2 * lanes)));
    s3 = hn::Add(s3, f(hn::LoadU(d, x + i + 3 * lanes)));
  }
  for (; i < width; i += lanes) {
    const size_t count = std::min(lanes, width - i);
    s0 = hn::Add(s0, hn::IfThenElseZero(hn::FirstN(d, count), f(loadPart(d, x + i, count))));
  }
  return hn::GetLane(hn::SumOfLanes(d, hn::Add(hn::Add(s0, s1), hn::Add(s2, s3))));
}

void normalise(const float* x, const float* weight, const float* bias, size_t width, float* y) {
  const hn::ScalableTag<float> d;
  const size_t lanes = hn::Lanes(d);
  const float count = static_cast<float>(width);
  using V = hn::Vec<decltype(d)>;
  // The first mean carries the rounding of a long sum; the mean distance to it takes that away.
  const float roughMean = sumOf(d, x, width, Distance<V>{hn::Zero(d)}) / count;
  const float correction = sumOf(d, x, width, Distance<V>{hn::Set(d, roughMean)}) / count;
  const V mean = hn::Set(d, roughMean + correction);
  const float variance = sumOf(d, x, width, SquaredDistance<V>{mean}) / count;
  const auto inverse = hn::Set(d, 1.0f / std::sqrt(variance + kLayerNormEpsilon));
  for (size_t i = 0; i < width; i += lanes) {
    const size_t part = std::min(lanes, width - i);
    const auto unit = hn::Mul(hn::Sub(loadPart(d, x + i, part), mean), inverse);
    storePart(hn::MulAdd(unit, loadPart(d, weight + i, part), loadPart(d, bias + i, part)), d, y + i, part);
  }
}

void gelu(float* x, size_t width) {
  const hn::ScalableTag<float> d;
  const size_t lanes = hn::Lanes(d);
  const auto one = hn::Set(d, 1.0f);
  const auto lowest = hn::Set(d, kGeluLowest);
  for (size_t i = 0; i < width; i += lanes) {
    const size_t part = std::min(lanes, width - i);
    const auto value = loadPart(d, x + i, part);
    const auto slope = hn::Mul(value, hn::Set(d, kGeluSlope));
    const auto denominator = hn::Add(one, hn::Exp(d, hn::Neg(hn::Max(slope, lowest))));
    storePart(hn::IfThenZeroElse(hn::Lt(slope, lowest), hn::Div(value, denominator)), d, x + i, part);
  }
}

void addScaled(float factor, const float* x, size_t width, float* y) {
  const hn::ScalableTag<float> d;
  const size_t lanes = hn::Lanes(d);
  const auto scale = hn::Set(d, factor);
  for (size_t i = 0; i < width; i += lanes) {
    const size_t part = std::min(lanes, width - i);
    storePart(hn::MulAdd(scale, loadPart(d, x + i, part), loadPart(d, y + i, part)), d, y + i, part);
  }
}

void softmaxRow(float* x, size_t width) {
  const hn::ScalableTag<float> d;
  const float maximum = maximumOf(d, x, width);
  const float sum = exponentials(d, x, width, maximum);
  scaleAll(d, 1.0f / sum, x, width);
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(normalise);
HWY_EXPORT(gelu);
HWY_EXPORT(addScaled);
HWY_EXPORT(softmaxRow);

void layerNorm(const float* x, const float* weight, const float* bias, size_t width, float* y) {
  HWY_DYNAMIC_DISPATCH(normalise)(x, weight, bias, width, y);
}

void quickGelu(float* x, size_t width) {
  HWY_DYNAMIC_DISPATCH(gelu)(x, width);
}

void add(const float* x, size_t width, float* y) {
  HWY_DYNAMIC_DISPATCH(addScaled)(1.0f, x, width, y);
}

void scaledAdd(float factor, const float* x, size_t width, float* y) {
  HWY_DYNAMIC_DISPATCH(addScaled)(factor, x, width, y);
}

void softmax(float* x, size_t width) {
  HWY_DYNAMIC_DISPATCH(softmaxRow)(x, width);
}

}  // namespace jukebox
#endif

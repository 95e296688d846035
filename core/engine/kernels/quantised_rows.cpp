// QuantisedRows: largest magnitude of a part, then every value times 32767 / magnitude, rounded to the nearest.

#include "core/engine/kernels/quantised_rows.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/quantised_rows.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D>
HWY_INLINE void roundValues(D d, const float* x, hn::Vec<D> factor, int16_t* values) {
  const hn::Rebind<int16_t, D> shorts;
  hn::StoreU(hn::DemoteTo(shorts, hn::NearestInt(hn::Mul(hn::LoadU(d, x), factor))), shorts, values);
}

/// Writes the values of one part and gives its scale.
float quantisePart(const float* HWY_RESTRICT x, size_t count, int16_t* HWY_RESTRICT values) {
  constexpr float kLargest = 32767;
  const hn::ScalableTag<float> d;
  const hn::CappedTag<float, 1> single;
  const size_t lanes = hn::Lanes(d);
  const size_t whole = count / lanes * lanes;
  auto largest = hn::Zero(d);
  bool isFinite = true;
  for (size_t i = 0; i < whole; i += lanes) {
    const auto magnitude = hn::Abs(hn::LoadU(d, x + i));
    // Greater-than fails for NaN, which a maximum would pass over.
    isFinite = isFinite && hn::AllTrue(d, hn::Le(magnitude, hn::Set(d, std::numeric_limits<float>::max())));
    largest = hn::Max(largest, magnitude);
  }
  float maximum = hn::GetLane(hn::MaxOfLanes(d, largest));
  for (size_t i = whole; i < count; ++i) {
    isFinite = isFinite && std::isfinite(x[i]);
    maximum = std::max(maximum, std::abs(x[i]));
  }
  // Below the smallest normal number the factor would overflow.
  if (!isFinite || maximum < std::numeric_limits<float>::min() * kLargest) {
    std::fill_n(values, count, int16_t{0});
    return isFinite ? 0.0f : std::numeric_limits<float>::quiet_NaN();
  }
  const float factor = kLargest / maximum;
  for (size_t i = 0; i < whole; i += lanes) roundValues(d, x + i, hn::Set(d, factor), values + i);
  for (size_t i = whole; i < count; ++i) roundValues(single, x + i, hn::Set(single, factor), values + i);
  return maximum / kLargest;
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(quantisePart);

void QuantisedRows::assign(const float* x, size_t rows, size_t inputs, size_t xStride, size_t partInputs) {
  m_partInputs = partInputs;
  m_parts = (inputs + partInputs - 1) / partInputs;
  m_stride = (inputs + 2 * kPadding - 1) / kPadding * kPadding;
  if (m_values.size() < rows * m_stride) m_values.resize(rows * m_stride);
  m_scales.resize(rows * m_parts);
  for (size_t r = 0; r < rows; ++r) {
    int16_t* values = m_values.data() + r * m_stride;
    for (size_t part = 0; part < m_parts; ++part) {
      const size_t begin = part * partInputs;
      const size_t count = std::min(partInputs, inputs - begin);
      m_scales[r * m_parts + part] = HWY_DYNAMIC_DISPATCH(quantisePart)(x + r * xStride + begin, count, values + begin);
    }
    std::fill(values + inputs, values + m_stride, int16_t{0});
  }
}

}  // namespace jukebox
#endif

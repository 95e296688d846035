// QuantisedRows: largest magnitude of a part, then every value times 32767 (or 127) / magnitude, rounded to the
// nearest.

#include "core/engine/kernels/quantised_rows.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/quantised_rows.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <type_traits>

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D, class T>
HWY_INLINE void roundValues(D d, const float* x, hn::Vec<D> factor, T* values) {
  const hn::Rebind<T, D> narrow;
  hn::StoreU(hn::DemoteTo(narrow, hn::NearestInt(hn::Mul(hn::LoadU(d, x), factor))), narrow, values);
}

/// Writes the values of one part and gives its scale.
template <class T>
HWY_INLINE float quantisePart(const float* HWY_RESTRICT x, size_t count, float limit, T* HWY_RESTRICT values) {
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
  if (!isFinite || maximum < std::numeric_limits<float>::min() * limit) {
    std::fill_n(values, count, T{0});
    return isFinite ? 0.0f : std::numeric_limits<float>::quiet_NaN();
  }
  const float factor = limit / maximum;
  for (size_t i = 0; i < whole; i += lanes) roundValues(d, x + i, hn::Set(d, factor), values + i);
  for (size_t i = whole; i < count; ++i) roundValues(single, x + i, hn::Set(single, factor), values + i);
  return maximum / limit;
}

float shortsOf(const float* x, size_t count, float limit, int16_t* values) {
  return quantisePart(x, count, limit, values);
}
float bytesOf(const float* x, size_t count, float limit, int8_t* values) {
  return quantisePart(x, count, limit, values);
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(shortsOf);
HWY_EXPORT(bytesOf);

template <class T>
void QuantisedRows::fillRow(const float* x, size_t r, float limit, std::vector<T>& all) {
  T* values = all.data() + r * m_stride;
  for (size_t part = 0; part < m_parts; ++part) {
    const size_t begin = part * m_partInputs;
    const size_t count = std::min(m_partInputs, m_inputs - begin);
    float& scale = m_scales[r * m_parts + part];
    if constexpr (std::is_same_v<T, int8_t>) {
      scale = HWY_DYNAMIC_DISPATCH(bytesOf)(x + begin, count, limit, values + begin);
      m_offsets[r * m_parts + part] = -128 * std::accumulate(values + begin, values + begin + count, int32_t{0});
    } else {
      scale = HWY_DYNAMIC_DISPATCH(shortsOf)(x + begin, count, limit, values + begin);
    }
  }
  std::fill(values + m_inputs, values + m_stride, T{0});
}

void QuantisedRows::prepare(size_t rows, size_t inputs, size_t partInputs, Form form) {
  m_form = form;
  m_inputs = inputs;
  m_partInputs = partInputs;
  m_parts = (inputs + partInputs - 1) / partInputs;
  m_stride = (inputs + 2 * kPadding - 1) / kPadding * kPadding;
  m_scales.resize(rows * m_parts);
  if (form == Form::bytes) {
    if (m_bytes.size() < rows * m_stride) m_bytes.resize(rows * m_stride);
    m_offsets.resize(rows * m_parts);
  } else if (m_values.size() < rows * m_stride) {
    m_values.resize(rows * m_stride);
  }
}

void QuantisedRows::assignRow(size_t r, const float* x) {
  if (m_form == Form::bytes) return fillRow(x, r, 127, m_bytes);
  fillRow(x, r, m_form == Form::shorts ? 32767 : 127, m_values);
}

void QuantisedRows::assign(const float* x, size_t rows, size_t inputs, size_t xStride, size_t partInputs, Form form) {
  prepare(rows, inputs, partInputs, form);
  for (size_t r = 0; r < rows; ++r) assignRow(r, x + r * xStride);
}

}  // namespace jukebox
#endif

#pragma once
// Random vectors and weight matrices with exactly known values for the kernel tests.

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "core/engine/kernels/weight_matrix.h"

namespace jukebox::test {

inline std::vector<float> randomVector(size_t size, uint32_t seed, float low = -1.0f, float high = 1.0f) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(low, high);
  std::vector<float> values(size);
  for (float& value : values) value = uniform(random);
  return values;
}

/// IEEE half precision, written from the definition of the format.
inline double halfValue(uint16_t bits) {
  const double sign = (bits & 0x8000) != 0 ? -1.0 : 1.0;
  const int exponent = (bits >> 10) & 31;
  const int fraction = bits & 1023;
  if (exponent == 31) return fraction == 0 ? sign * std::numeric_limits<double>::infinity() : std::nan("");
  return exponent == 0 ? sign * std::ldexp(fraction, -24) : sign * std::ldexp(1024 + fraction, exponent - 25);
}

/// A matrix that owns its weights; they start one element after an aligned address. groupInputs: see WeightMatrix.
class TestMatrix {
 public:
  TestMatrix(WeightFormat format, WeightMatrix::Layout layout, size_t inputs, size_t outputs, uint32_t seed,
             size_t groupInputs = 0)
      : m_bytes((inputs * outputs + 1) * weightBytes(format)),
        m_scales(randomVector(outputs * (groupInputs == 0 ? 1 : inputs / groupInputs + 1), seed + 1, 0.001f, 0.02f)) {
    std::mt19937 random(seed);
    m_view = {format, layout, m_bytes.data() + weightBytes(format), m_scales.data(), inputs, outputs, groupInputs};
    for (size_t i = 0; i < inputs * outputs; ++i) setWeight(i, random());
  }

  const WeightMatrix& view() const { return m_view; }

  /// The weight between an input and an output, scale included.
  double weight(size_t input, size_t output) const {
    const bool inOut = m_view.layout == WeightMatrix::Layout::inOut;
    const size_t index = inOut ? input * m_view.outputs + output : output * m_view.inputs + input;
    const char* at = static_cast<const char*>(m_view.data) + index * weightBytes(m_view.format);
    if (m_view.format == WeightFormat::f32) return read<float>(at);
    if (m_view.format == WeightFormat::f16) return halfValue(read<uint16_t>(at));
    const size_t group = m_view.groupInputs == 0 ? 0 : input / m_view.groupInputs;
    return static_cast<double>(read<int8_t>(at)) * m_scales[group * m_view.outputs + output];
  }

 private:
  template <class T>
  static T read(const char* at) {
    T value;
    std::memcpy(&value, at, sizeof(T));
    return value;
  }

  void setWeight(size_t index, uint32_t random) {
    char* at = m_bytes.data() + (index + 1) * weightBytes(m_view.format);
    const float value = static_cast<float>(random >> 8) / 8388608.0f - 1.0f;
    const auto half = static_cast<uint16_t>((random & 0x83ff) | ((8 + random % 8) << 10));  // 2^-7 ... 2
    const auto byte = static_cast<int8_t>(random >> 24);
    if (m_view.format == WeightFormat::f32) std::memcpy(at, &value, sizeof(value));
    if (m_view.format == WeightFormat::f16) std::memcpy(at, &half, sizeof(half));
    if (m_view.format == WeightFormat::int8) std::memcpy(at, &byte, sizeof(byte));
  }

  std::vector<char> m_bytes;
  std::vector<float> m_scales;
  WeightMatrix m_view;
};

}  // namespace jukebox::test

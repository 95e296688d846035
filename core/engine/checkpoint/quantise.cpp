#include "core/engine/checkpoint/quantise.h"

#include <algorithm>
#include <cmath>

#include "core/engine/checkpoint/half_float.h"

namespace jukebox {
namespace {

constexpr float kLargest = 127.0F;

/// 1/scale for a feature whose largest magnitude is `peak`; 0 when the feature is (as good as) zero.
float inverseScale(float peak) {
  const float inverse = kLargest / peak;
  return peak > 0 && std::isfinite(inverse) ? inverse : 0.0F;
}

std::int8_t quantised(float weight, float inverse) {
  return static_cast<std::int8_t>(std::clamp(std::nearbyintf(weight * inverse), -kLargest, kLargest));
}

}  // namespace

DType storedDType(WeightRole role, WeightDtype dtype) {
  const bool isHalf = dtype == WeightDtype::f16 || isInt8(dtype);
  switch (role) {
    case WeightRole::dense:
      return isInt8(dtype) ? DType::i8 : isHalf ? DType::f16 : DType::f32;
    case WeightRole::embedding:
      return isInt8(dtype) ? DType::i8 : DType::f32;
    case WeightRole::convolution:
      return isHalf ? DType::f16 : DType::f32;
    default:
      return DType::f32;
  }
}

std::int64_t scaleCount(WeightRole role, std::span<const std::int64_t> shape) {
  return role == WeightRole::dense ? shape.back() : shape.front();
}

std::vector<std::int64_t> scaleShape(WeightRole role, std::span<const std::int64_t> shape, WeightDtype dtype) {
  const std::int64_t features = scaleCount(role, shape);
  if (role != WeightRole::dense || dtype != WeightDtype::int8g64) return {features};
  return {(shape.front() + kScaleGroupInputs - 1) / kScaleGroupInputs, features};
}

std::optional<WeightDtype> scaledAs(WeightRole role, std::span<const std::int64_t> shape,
                                    std::span<const std::int64_t> scales) {
  for (const auto dtype : {WeightDtype::int8, WeightDtype::int8g64}) {
    if (std::ranges::equal(scales, scaleShape(role, shape, dtype))) return dtype;
  }
  return std::nullopt;
}

QuantisedMatrix quantisePerColumn(std::span<const float> weights, std::int64_t rows, std::int64_t columns) {
  const auto width = static_cast<std::size_t>(columns);
  QuantisedMatrix result;
  std::vector<float> peaks(width, 0.0F);
  for (std::size_t i = 0; i < weights.size(); ++i) peaks[i % width] = std::max(peaks[i % width], std::fabs(weights[i]));
  std::vector<float> inverses(width);
  std::transform(peaks.begin(), peaks.end(), inverses.begin(), inverseScale);
  result.values.resize(static_cast<std::size_t>(rows) * width);
  for (std::size_t i = 0; i < weights.size(); ++i) result.values[i] = quantised(weights[i], inverses[i % width]);
  result.scales.resize(width);
  for (std::size_t c = 0; c < width; ++c) result.scales[c] = inverses[c] > 0 ? peaks[c] / kLargest : 0.0F;
  return result;
}

QuantisedMatrix quantisePerGroup(std::span<const float> weights, std::int64_t rows, std::int64_t columns) {
  QuantisedMatrix result;
  for (std::int64_t row = 0; row < rows; row += kScaleGroupInputs) {
    const std::int64_t count = std::min(kScaleGroupInputs, rows - row);
    const auto part =
        weights.subspan(static_cast<std::size_t>(row * columns), static_cast<std::size_t>(count * columns));
    const QuantisedMatrix group = quantisePerColumn(part, count, columns);
    result.values.insert(result.values.end(), group.values.begin(), group.values.end());
    result.scales.insert(result.scales.end(), group.scales.begin(), group.scales.end());
  }
  return result;
}

QuantisedMatrix quantiseFor(WeightRole role, WeightDtype dtype, std::span<const float> weights, std::int64_t rows,
                            std::int64_t columns) {
  if (role == WeightRole::embedding) return quantisePerRow(weights, rows, columns);
  return dtype == WeightDtype::int8g64 ? quantisePerGroup(weights, rows, columns)
                                       : quantisePerColumn(weights, rows, columns);
}

QuantisedMatrix quantisePerRow(std::span<const float> weights, std::int64_t rows, std::int64_t columns) {
  const auto width = static_cast<std::size_t>(columns);
  QuantisedMatrix result;
  result.values.resize(weights.size());
  result.scales.resize(static_cast<std::size_t>(rows));
  for (std::size_t r = 0; r < result.scales.size(); ++r) {
    const auto row = weights.subspan(r * width, width);
    float peak = 0;
    for (const float weight : row) peak = std::max(peak, std::fabs(weight));
    const float inverse = inverseScale(peak);
    for (std::size_t c = 0; c < width; ++c) result.values[r * width + c] = quantised(row[c], inverse);
    result.scales[r] = inverse > 0 ? peak / kLargest : 0.0F;
  }
  return result;
}

std::vector<float> dequantisePerColumn(const QuantisedMatrix& matrix, std::int64_t rows, std::int64_t columns) {
  const auto width = static_cast<std::size_t>(columns);
  std::vector<float> weights(static_cast<std::size_t>(rows) * width);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = matrix.scales[i % width] * matrix.values[i];
  return weights;
}

std::vector<float> dequantisePerRow(const QuantisedMatrix& matrix, std::int64_t rows, std::int64_t columns) {
  const auto width = static_cast<std::size_t>(columns);
  std::vector<float> weights(static_cast<std::size_t>(rows) * width);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = matrix.scales[i / width] * matrix.values[i];
  return weights;
}

std::vector<float> dequantisePerGroup(const QuantisedMatrix& matrix, std::int64_t rows, std::int64_t columns) {
  const auto width = static_cast<std::size_t>(columns);
  std::vector<float> weights(static_cast<std::size_t>(rows) * width);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::size_t group = i / width / static_cast<std::size_t>(kScaleGroupInputs);
    weights[i] = matrix.scales[group * width + i % width] * matrix.values[i];
  }
  return weights;
}

std::vector<std::uint16_t> halvesFromFloats(std::span<const float> values) {
  std::vector<std::uint16_t> halves(values.size());
  std::transform(values.begin(), values.end(), halves.begin(), halfFromFloat);
  return halves;
}

}  // namespace jukebox

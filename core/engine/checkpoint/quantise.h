#pragma once
// Quantising: weights in fewer bytes. f16 rounds to nearest even; int8 has one scale per output feature.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/domain/generation_request.h"
#include "core/engine/checkpoint/tensor_view.h"
#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

/// Suffix of the tensor that holds the scales of a quantised one: NAME + ".scale".
inline constexpr std::string_view kScaleSuffix = ".scale";

/// How one weight is stored in a model of the given dtype (f32, f16 or int8):
///   dense                f32 | f16 | i8 + one scale per column (output feature)
///   embedding, x_out     f32 | f32 | i8 + one scale per row
///   convolution          f32 | f16 | f16
///   everything else      f32
DType storedDType(WeightRole role, WeightDtype dtype);

/// Length of the scale vector of a weight stored as i8.
std::int64_t scaleCount(WeightRole role, std::span<const std::int64_t> shape);

/// value ≈ scale[feature] · q. Symmetric: scale = max|w| / 127 of the feature; an all-zero feature has scale 0.
struct QuantisedMatrix {
  std::vector<std::int8_t> values;  ///< same layout as the source, row-major
  std::vector<float> scales;
};
/// (rows, columns) with one scale per column.
QuantisedMatrix quantisePerColumn(std::span<const float> weights, std::int64_t rows, std::int64_t columns);
/// (rows, columns) with one scale per row.
QuantisedMatrix quantisePerRow(std::span<const float> weights, std::int64_t rows, std::int64_t columns);
/// Inverse, up to rounding.
std::vector<float> dequantisePerColumn(const QuantisedMatrix& matrix, std::int64_t rows, std::int64_t columns);
std::vector<float> dequantisePerRow(const QuantisedMatrix& matrix, std::int64_t rows, std::int64_t columns);

/// Round to nearest even; magnitudes above 65504 become infinity.
std::vector<std::uint16_t> halvesFromFloats(std::span<const float> values);

}  // namespace jukebox

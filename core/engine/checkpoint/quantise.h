#pragma once
// Quantising: weights in fewer bytes. f16 rounds to nearest even; int8 has one scale per output feature, or, in dense
// layers of int8g64, one per 64 inputs of an output feature.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/domain/generation_request.h"
#include "core/engine/checkpoint/tensor_view.h"
#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

/// Suffix of the tensor that holds the scales of a quantised one: NAME + ".scale".
inline constexpr std::string_view kScaleSuffix = ".scale";

/// Inputs of a dense layer that share a scale in int8g64.
inline constexpr std::int64_t kScaleGroupInputs = 64;

/// How one weight is stored in a model of the given dtype (f32, f16, int8 or int8g64):
///   dense                f32 | f16 | i8 + one scale per column (output feature), or per 64 rows of one
///   embedding, x_out     f32 | f32 | i8 + one scale per row
///   convolution          f32 | f16 | f16
///   everything else      f32
DType storedDType(WeightRole role, WeightDtype dtype);

/// Length of the scale vector of a weight stored as i8 with one scale per output feature.
std::int64_t scaleCount(WeightRole role, std::span<const std::int64_t> shape);
/// Shape of the scales of a weight stored as i8 in a model of dtype int8: (features), or int8g64: dense layers
/// (groups, features).
std::vector<std::int64_t> scaleShape(WeightRole role, std::span<const std::int64_t> shape, WeightDtype dtype);
/// Tells from the shape of its scales how an i8 weight is stored: int8 or int8g64; nothing if they do not fit it.
std::optional<WeightDtype> scaledAs(WeightRole role, std::span<const std::int64_t> shape,
                                    std::span<const std::int64_t> scales);

/// value ≈ scale[feature] · q. Symmetric: scale = max|w| / 127 of the feature; an all-zero feature has scale 0.
struct QuantisedMatrix {
  std::vector<std::int8_t> values;  ///< same layout as the source, row-major
  std::vector<float> scales;
};
/// (rows, columns) with one scale per column.
QuantisedMatrix quantisePerColumn(std::span<const float> weights, std::int64_t rows, std::int64_t columns);
/// (rows, columns) with one scale per row.
QuantisedMatrix quantisePerRow(std::span<const float> weights, std::int64_t rows, std::int64_t columns);
/// (rows, columns) with scales (groups, columns) for 64 rows each.
QuantisedMatrix quantisePerGroup(std::span<const float> weights, std::int64_t rows, std::int64_t columns);
/// As a weight of this role is stored in a model of dtype int8 or int8g64.
QuantisedMatrix quantiseFor(WeightRole role, WeightDtype dtype, std::span<const float> weights, std::int64_t rows,
                            std::int64_t columns);
/// Inverse, up to rounding.
std::vector<float> dequantisePerColumn(const QuantisedMatrix& matrix, std::int64_t rows, std::int64_t columns);
std::vector<float> dequantisePerRow(const QuantisedMatrix& matrix, std::int64_t rows, std::int64_t columns);
std::vector<float> dequantisePerGroup(const QuantisedMatrix& matrix, std::int64_t rows, std::int64_t columns);

/// Round to nearest even; magnitudes above 65504 become infinity.
std::vector<std::uint16_t> halvesFromFloats(std::span<const float> values);

}  // namespace jukebox

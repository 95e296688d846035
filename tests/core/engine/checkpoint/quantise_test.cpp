#include "core/engine/checkpoint/quantise.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace jukebox {
namespace {

std::vector<float> randomWeights(std::size_t count) {
  std::mt19937 engine(7);
  std::normal_distribution<float> normal(0, 0.02F);
  std::vector<float> weights(count);
  for (auto& weight : weights) weight = normal(engine);
  return weights;
}

TEST(Quantise, columnsAreRestoredWithinHalfAStep) {
  const auto weights = randomWeights(40 * 24);
  const auto matrix = quantisePerColumn(weights, 40, 24);
  ASSERT_EQ(matrix.scales.size(), 24U);
  const auto restored = dequantisePerColumn(matrix, 40, 24);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    EXPECT_LE(std::fabs(weights[i] - restored[i]), matrix.scales[i % 24] * 0.5001F);
  }
}

TEST(Quantise, rowsAreRestoredWithinHalfAStep) {
  const auto weights = randomWeights(40 * 24);
  const auto matrix = quantisePerRow(weights, 40, 24);
  ASSERT_EQ(matrix.scales.size(), 40U);
  const auto restored = dequantisePerRow(matrix, 40, 24);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    EXPECT_LE(std::fabs(weights[i] - restored[i]), matrix.scales[i / 24] * 0.5001F);
  }
}

TEST(Quantise, groupsOf64RowsAreRestoredWithinHalfAStepOfTheirOwn) {
  auto weights = randomWeights(150 * 24);
  for (std::size_t i = 64 * 24; i < weights.size(); ++i) weights[i] *= 100;  // the first group does not feel them
  const auto matrix = quantisePerGroup(weights, 150, 24);
  ASSERT_EQ(matrix.scales.size(), 3U * 24U);
  const auto restored = dequantisePerGroup(matrix, 150, 24);
  ASSERT_EQ(restored.size(), weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    EXPECT_LE(std::fabs(weights[i] - restored[i]), matrix.scales[i / 24 / 64 * 24 + i % 24] * 0.5001F);
  }
  EXPECT_LT(*std::max_element(matrix.scales.begin(), matrix.scales.begin() + 24), 0.1F / 127);
}

TEST(Quantise, theShapeOfTheScalesTellsTheFormat) {
  const std::vector<std::int64_t> shape{150, 24}, perColumn{24}, perGroup{3, 24}, perRow{150}, wrong{2, 24};
  EXPECT_EQ(scaleShape(WeightRole::dense, shape, WeightDtype::int8), perColumn);
  EXPECT_EQ(scaleShape(WeightRole::dense, shape, WeightDtype::int8g64), perGroup);
  EXPECT_EQ(scaleShape(WeightRole::embedding, shape, WeightDtype::int8g64), perRow);
  EXPECT_EQ(scaledAs(WeightRole::dense, shape, perColumn), WeightDtype::int8);
  EXPECT_EQ(scaledAs(WeightRole::dense, shape, perGroup), WeightDtype::int8g64);
  EXPECT_EQ(scaledAs(WeightRole::dense, shape, wrong), std::nullopt);
  EXPECT_EQ(scaledAs(WeightRole::dense, shape, perRow), std::nullopt);
  EXPECT_EQ(scaledAs(WeightRole::embedding, shape, perGroup), std::nullopt);
}

TEST(Quantise, theLargestWeightBecomes127) {
  const auto matrix = quantisePerColumn(std::vector<float>{-2.54F, 1.0F, 1.27F, -4.0F}, 2, 2);
  EXPECT_EQ(matrix.values, (std::vector<std::int8_t>{-127, 32, 64, -127}));
  EXPECT_FLOAT_EQ(matrix.scales[0], 0.02F);
}

TEST(Quantise, zeroAndTinyFeaturesAreSafe) {
  const std::vector<float> weights{0.0F, 1e-42F, 0.0F, -1e-42F};
  for (const auto& matrix : {quantisePerColumn(weights, 2, 2), quantisePerRow(weights, 2, 2)}) {
    for (const float scale : matrix.scales) EXPECT_TRUE(std::isfinite(scale));
    for (const float value : dequantisePerColumn(matrix, 2, 2)) EXPECT_NEAR(value, 0.0F, 1e-41F);
  }
}

TEST(Quantise, onlyMatricesLoseBytes) {
  EXPECT_EQ(storedDType(WeightRole::dense, WeightDtype::f32), DType::f32);
  EXPECT_EQ(storedDType(WeightRole::dense, WeightDtype::f16), DType::f16);
  EXPECT_EQ(storedDType(WeightRole::dense, WeightDtype::int8), DType::i8);
  EXPECT_EQ(storedDType(WeightRole::dense, WeightDtype::int8g64), DType::i8);
  EXPECT_EQ(storedDType(WeightRole::embedding, WeightDtype::f16), DType::f32);
  EXPECT_EQ(storedDType(WeightRole::embedding, WeightDtype::int8), DType::i8);
  EXPECT_EQ(storedDType(WeightRole::convolution, WeightDtype::int8), DType::f16);
  for (const WeightRole role : {WeightRole::table, WeightRole::vector, WeightRole::codebook}) {
    EXPECT_EQ(storedDType(role, WeightDtype::int8), DType::f32);
  }
  EXPECT_EQ(scaleCount(WeightRole::dense, std::vector<std::int64_t>{3, 5}), 5);
  EXPECT_EQ(scaleCount(WeightRole::embedding, std::vector<std::int64_t>{3, 5}), 3);
}

}  // namespace
}  // namespace jukebox

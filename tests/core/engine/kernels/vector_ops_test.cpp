#include "core/engine/kernels/vector_ops.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "tests/core/engine/kernels/kernel_test_data.h"

namespace jukebox {
namespace {

using test::randomVector;

constexpr size_t kWidths[] = {1, 3, 7, 8, 9, 31, 63, 64, 65, 480, 1920, 2048, 4801};

std::vector<double> layerNormReference(const std::vector<float>& x, const std::vector<float>& weight,
                                       const std::vector<float>& bias) {
  const auto n = static_cast<double>(x.size());
  const double mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
  double variance = 0;
  for (const float value : x) variance += (value - mean) * (value - mean) / n;
  std::vector<double> y(x.size());
  for (size_t i = 0; i < x.size(); ++i) y[i] = (x[i] - mean) / std::sqrt(variance + 1e-5) * weight[i] + bias[i];
  return y;
}

TEST(LayerNorm, equalsTheDefinitionInDoublePrecision) {
  for (const size_t width : kWidths) {
    const std::vector<float> x = randomVector(width, 1, -3.0f, 5.0f);
    const std::vector<float> weight = randomVector(width, 2), bias = randomVector(width, 3);
    std::vector<float> y(width);
    layerNorm(x.data(), weight.data(), bias.data(), width, y.data());
    const std::vector<double> expected = layerNormReference(x, weight, bias);
    for (size_t i = 0; i < width; ++i) ASSERT_NEAR(y[i], expected[i], 1e-6) << width;
  }
}

TEST(LayerNorm, staysAccurateFarFromZero) {
  const size_t width = 1920;
  const std::vector<float> x = randomVector(width, 4, 999.0f, 1001.0f);
  const std::vector<float> weight(width, 1.0f), bias(width, 0.0f);
  std::vector<float> y(width);
  layerNorm(x.data(), weight.data(), bias.data(), width, y.data());
  const std::vector<double> expected = layerNormReference(x, weight, bias);
  // Nothing beats half a unit in the last place of the mean near 1000: 3e-5, divided by the deviation of 0.58.
  for (size_t i = 0; i < width; ++i) ASSERT_NEAR(y[i], expected[i], 6e-5);
}

TEST(LayerNorm, worksInPlaceAndTurnsAConstantIntoTheBias) {
  std::vector<float> x(65, 0.25f);
  const std::vector<float> weight = randomVector(65, 2), bias = randomVector(65, 3);
  layerNorm(x.data(), weight.data(), bias.data(), 65, x.data());
  EXPECT_EQ(x, bias);
}

double geluReference(double x) {
  return x / (1.0 + std::exp(-1.702 * x));
}

TEST(QuickGelu, isAccurateOverTheWholeRange) {
  std::vector<float> x;
  for (int i = -4000; i <= 4000; ++i) x.push_back(static_cast<float>(i) * 0.0125f);
  std::vector<float> y = x;
  quickGelu(y.data(), y.size());
  for (size_t i = 0; i < x.size(); ++i) {
    const double expected = geluReference(x[i]);
    // 1.702 x is rounded before the exponential, as in the definition: that costs |1.702 x| * 2^-24 below zero.
    const double relative = 4e-7 + (x[i] < 0 ? std::abs(1.702 * x[i]) * 1.2e-7 : 0.0);
    ASSERT_NEAR(y[i], expected, relative * std::abs(expected)) << x[i];
  }
}

TEST(QuickGelu, givesAValueTheSameBitsAtEveryPlace) {
  for (const float value : {-7.3f, -1.0f, 0.1f, 0.7f, 3.0f}) {
    float single = value;
    quickGelu(&single, 1);
    for (size_t width = 1; width < 40; ++width) {
      std::vector<float> x(width + 1, value);
      quickGelu(x.data() + 1, width);
      for (size_t i = 1; i <= width; ++i) ASSERT_EQ(x[i], single) << width << " " << i;
    }
  }
}

TEST(QuickGelu, hasTheRightLimits) {
  const float infinity = std::numeric_limits<float>::infinity();
  std::vector<float> x = {0.0f, 1e30f, -60.0f, -1e30f, infinity, std::nanf("")};
  quickGelu(x.data(), x.size());
  EXPECT_EQ(x[0], 0.0f);
  EXPECT_EQ(x[1], 1e30f);
  EXPECT_EQ(x[2], 0.0f);
  EXPECT_EQ(x[3], 0.0f);
  EXPECT_EQ(x[4], infinity);
  EXPECT_TRUE(std::isnan(x[5]));
}

TEST(Add, addsElementByElement) {
  for (const size_t width : kWidths) {
    const std::vector<float> x = randomVector(width, 1);
    const std::vector<float> start = randomVector(width, 2);
    std::vector<float> sum = start, scaled = start;
    add(x.data(), width, sum.data());
    scaledAdd(0.25f, x.data(), width, scaled.data());
    for (size_t i = 0; i < width; ++i) {
      ASSERT_EQ(sum[i], start[i] + x[i]);
      ASSERT_EQ(scaled[i], start[i] + 0.25f * x[i]);  // exact: the factor is a power of two
    }
  }
}

TEST(Softmax, equalsTheDefinitionInDoublePrecision) {
  for (const size_t width : kWidths) {
    for (const float range : {1.0f, 30.0f, 3000.0f}) {
      const std::vector<float> scores = randomVector(width, 5, -range, range);
      std::vector<float> x = scores;
      softmax(x.data(), width);
      const double maximum = *std::max_element(scores.begin(), scores.end());
      double total = 0;
      for (const float score : scores) total += std::exp(score - maximum);
      for (size_t i = 0; i < width; ++i) {
        const double expected = std::exp(scores[i] - maximum) / total;
        // The difference to the maximum is rounded before the exponential.
        const double relative = 1e-6 + (maximum - scores[i]) * 1.2e-7;
        ASSERT_NEAR(x[i], expected, relative * expected + 1e-37) << width << " " << range;
      }
    }
  }
}

TEST(Softmax, isUniformForEqualScores) {
  std::vector<float> x(64, -1234.5f);
  softmax(x.data(), x.size());
  EXPECT_EQ(x, std::vector<float>(64, 1.0f / 64));
}

}  // namespace
}  // namespace jukebox

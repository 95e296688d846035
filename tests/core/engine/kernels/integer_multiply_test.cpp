// multiply() with 16-bit and 8-bit activations.

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <cmath>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

#include "core/engine/kernels/integer_kernels.h"
#include "core/engine/kernels/matvec.h"
#include "tests/core/engine/kernels/kernel_test_data.h"

namespace jukebox {
namespace {

using Layout = WeightMatrix::Layout;
using test::randomVector;
using test::TestMatrix;
using Shape = std::pair<size_t, size_t>;

std::vector<float> multiplied(const WeightMatrix& matrix, const float* x, size_t rows, const float* bias,
                              ThreadPool& pool, ActivationPrecision precision = ActivationPrecision::int16) {
  std::vector<float> y(rows * matrix.outputs, -123.0f);
  multiply(matrix, x, rows, matrix.inputs, bias, y.data(), matrix.outputs, pool, precision);
  return y;
}

/// What is multiplied, and how precisely.
struct Way {
  const char* name;
  Layout layout;
  size_t groupInputs;
  ActivationPrecision precision;
};
constexpr Way kWays[] = {{"InOut", Layout::inOut, 0, ActivationPrecision::int16},
                         {"OutIn", Layout::outIn, 0, ActivationPrecision::int16},
                         {"InOutNarrow", Layout::inOut, 0, ActivationPrecision::int8},
                         {"InOutGroups", Layout::inOut, 64, ActivationPrecision::int16},
                         {"InOutGroupsNarrow", Layout::inOut, 64, ActivationPrecision::int8}};

std::string caseName(const testing::TestParamInfo<std::tuple<Way, Shape>>& info) {
  const auto& [way, shape] = info.param;
  return way.name + std::to_string(shape.first) + "x" + std::to_string(shape.second);
}

class IntegerMultiply : public testing::TestWithParam<std::tuple<Way, Shape>> {
 protected:
  IntegerMultiply()
      : m_way(std::get<0>(GetParam())),
        m_matrix(WeightFormat::int8, m_way.layout, std::get<1>(GetParam()).first, std::get<1>(GetParam()).second, 7,
                 m_way.groupInputs),
        m_bias(randomVector(view().outputs, 13)) {}
  const WeightMatrix& view() const { return m_matrix.view(); }
  std::vector<float> product(const float* x, size_t rows, ThreadPool& pool) const {
    return multiplied(view(), x, rows, m_bias.data(), pool, m_way.precision);
  }
  Way m_way;
  TestMatrix m_matrix;
  std::vector<float> m_bias;
};

TEST_P(IntegerMultiply, staysWithinTheRoundingOfTheActivations) {
  ThreadPool pool(2);
  constexpr size_t kRows = 7;
  const size_t inputs = view().inputs;
  const std::vector<float> x = randomVector(kRows * inputs, 11, -4, 4);
  for (const size_t rows : {size_t{1}, size_t{2}, kRows}) {
    const std::vector<float> y = product(x.data(), rows, pool);
    for (size_t r = 0; r < rows; ++r) {
      for (size_t o = 0; o < view().outputs; ++o) {
        double sum = m_bias[o], magnitude = std::abs(m_bias[o]), rounding = 0;
        for (size_t i = 0; i < inputs; ++i) {
          const double weight = m_matrix.weight(i, o);
          sum += x[r * inputs + i] * weight;
          magnitude += std::abs(x[r * inputs + i] * weight);
          // Half a scale of the largest activation there can be.
          rounding += std::abs(weight) * 4 / (m_way.precision == ActivationPrecision::int16 ? 65534 : 254);
        }
        ASSERT_NEAR(y[r * view().outputs + o], sum, 1.001 * rounding + 4e-7 * magnitude) << r << " " << o;
      }
    }
  }
}

TEST_P(IntegerMultiply, givesTheSameBitsForARowAloneInABatchAndOnAnyThreads) {
  const size_t inputs = view().inputs, outputs = view().outputs;
  const std::vector<float> x = randomVector(300 * inputs, 17);
  ThreadPool single(1);
  std::vector<float> alone;
  for (size_t r = 0; r < 300; ++r) {
    const auto y = product(x.data() + r * inputs, 1, single);
    alone.insert(alone.end(), y.begin(), y.end());
  }
  for (const size_t threads : {1, 2, 3}) {
    ThreadPool pool(threads);
    for (const size_t rows : {2, 3, 4, 5, 8, 16, 17, 300}) {
      const auto y = product(x.data(), rows, pool);
      ASSERT_EQ(y, std::vector<float>(alone.begin(), alone.begin() + static_cast<std::ptrdiff_t>(rows * outputs)))
          << rows;
    }
  }
}

TEST_P(IntegerMultiply, aRowThatIsNotFiniteGivesNoNumbersAndSparesTheOthers) {
  ThreadPool pool(2);
  std::vector<float> x = randomVector(3 * view().inputs, 17);
  const auto whole = product(x.data(), 3, pool);
  x[view().inputs + view().inputs / 2] = std::numeric_limits<float>::infinity();
  const auto y = product(x.data(), 3, pool);
  for (size_t o = 0; o < view().outputs; ++o) {
    EXPECT_EQ(y[o], whole[o]);
    EXPECT_FALSE(std::isfinite(y[view().outputs + o]));
    EXPECT_EQ(y[2 * view().outputs + o], whole[2 * view().outputs + o]);
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, IntegerMultiply,
                         testing::Combine(testing::ValuesIn(kWays),
                                          testing::Values(Shape{1, 1}, Shape{3, 65}, Shape{65, 3}, Shape{63, 63},
                                                          Shape{517, 80}, Shape{480, 320}, Shape{2100, 131})),
                         caseName);

TEST(IntegerMultiplyEdges, extremeWeightsAndActivationsDoNotOverflow) {
  ThreadPool pool(1);
  for (const Way& way : kWays) {
    for (const int8_t weight : {127, -127, -128}) {
      const std::vector<int8_t> weights(2048 * 64, weight);
      const std::vector<float> scales(64 * 32, 1.0f);
      const WeightMatrix matrix{WeightFormat::int8, way.layout, weights.data(), scales.data(), 2048, 64,
                                way.groupInputs};
      for (const size_t rows : {1, 3}) {
        for (const float value : {5.0f, -5.0f}) {
          const std::vector<float> all(rows * 2048, value);
          for (const float y : multiplied(matrix, all.data(), rows, nullptr, pool, way.precision)) {
            EXPECT_NEAR(y, double{value} * weight * 2048, 1) << way.name;
          }
        }
      }
    }
  }
}

TEST(IntegerMultiplyTargets, everyInstructionSetThatHasIntegersGivesTheSameBits) {
  ThreadPool pool(2);
  const int64_t best = hwy::SupportedTargets();
  for (const Way& way : kWays) {
    const TestMatrix matrix(WeightFormat::int8, way.layout, 517, 203, 9, way.groupInputs);
    const std::vector<float> x = randomVector(20 * 517, 4), bias = randomVector(203, 5);
    for (const size_t rows : {1, 2, 5, 20}) {
      const auto expected = multiplied(matrix.view(), x.data(), rows, bias.data(), pool, way.precision);
      for (const int64_t target : {int64_t{HWY_AVX2}, int64_t{HWY_AVX3}}) {
        if ((best & target) == 0) continue;
        hwy::SetSupportedTargetsForTest(target);
        hwy::GetChosenTarget().DeInit();
        EXPECT_TRUE(hasIntegerDot());
        EXPECT_EQ(multiplied(matrix.view(), x.data(), rows, bias.data(), pool, way.precision), expected)
            << way.name << " " << rows << " " << hwy::TargetName(target);
        hwy::SetSupportedTargetsForTest(0);
        hwy::GetChosenTarget().DeInit();
      }
    }
  }
}

TEST(IntegerMultiplyEdges, otherFormatsAndMatricesWithoutInputsAreAsEver) {
  ThreadPool pool(1);
  const std::vector<float> x = randomVector(70 * 3, 3), bias = randomVector(70, 4);
  for (const WeightFormat format : {WeightFormat::f32, WeightFormat::f16}) {
    const TestMatrix matrix(format, Layout::inOut, 70, 70, 1);
    EXPECT_FALSE(takesIntegers(matrix.view(), ActivationPrecision::int16));
    EXPECT_FALSE(takesIntegers(matrix.view(), ActivationPrecision::int8));
    EXPECT_EQ(multiplied(matrix.view(), x.data(), 3, bias.data(), pool),
              multiplied(matrix.view(), x.data(), 3, bias.data(), pool, ActivationPrecision::f32));
  }
  for (const Layout layout : {Layout::inOut, Layout::outIn}) {
    const TestMatrix empty(WeightFormat::int8, layout, 0, 70, 1);
    EXPECT_EQ(multiplied(empty.view(), x.data(), 1, bias.data(), pool), bias);
    EXPECT_EQ(multiplied(empty.view(), x.data(), 1, bias.data(), pool, ActivationPrecision::int8), bias);
  }
}

}  // namespace
}  // namespace jukebox

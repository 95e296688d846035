#include "core/engine/kernels/matvec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include "tests/core/engine/kernels/kernel_test_data.h"

namespace jukebox {
namespace {

using Layout = WeightMatrix::Layout;
using test::randomVector;
using test::TestMatrix;

constexpr float kUntouched = -123.0f;

/// Rows of outputs with a gap behind each that nobody may write to.
struct Outputs {
  Outputs(size_t rowCount, size_t outputs)
      : rows(rowCount), width(outputs), stride(outputs + 5), values(rowCount * stride, kUntouched) {}
  std::vector<float> row(size_t r) const {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(r * stride);
    return {begin, begin + static_cast<std::ptrdiff_t>(width)};
  }
  bool gapsUntouched() const {
    for (size_t r = 0; r < rows; ++r) {
      for (size_t i = width; i < stride; ++i) {
        if (values[r * stride + i] != kUntouched) return false;
      }
    }
    return true;
  }
  size_t rows, width, stride;
  std::vector<float> values;
};

Outputs multiplied(const WeightMatrix& matrix, const std::vector<float>& x, size_t rows, size_t xStride,
                   const float* bias, ThreadPool& pool) {
  Outputs y(rows, matrix.outputs);
  multiply(matrix, x.data(), rows, xStride, bias, y.values.data(), y.stride, pool);
  return y;
}

/// Every element against a sum in double precision; the error is measured against the sum of the absolute products.
void expectCloseToReference(const TestMatrix& matrix, const std::vector<float>& x, size_t xStride,
                            const std::vector<float>& bias, const Outputs& y) {
  for (size_t r = 0; r < y.rows; ++r) {
    const std::vector<float> row = y.row(r);
    for (size_t o = 0; o < y.width; ++o) {
      double sum = 0;
      double magnitude = 0;
      for (size_t i = 0; i < matrix.view().inputs; ++i) {
        const double product = x[r * xStride + i] * matrix.weight(i, o);
        sum += product;
        magnitude += std::abs(product);
      }
      const double offset = bias.empty() ? 0.0 : double{bias[o]};
      ASSERT_NEAR(row[o], sum + offset, 2e-7 * (magnitude + std::abs(offset))) << "row " << r << ", output " << o;
    }
  }
}

using Case = std::tuple<WeightFormat, Layout, std::pair<size_t, size_t>>;

std::string caseName(const testing::TestParamInfo<Case>& info) {
  const auto& [format, layout, shape] = info.param;
  const char* formats[] = {"f32", "f16", "int8"};
  return std::string(formats[static_cast<int>(format)]) + (layout == Layout::inOut ? "InOut" : "OutIn") +
         std::to_string(shape.first) + "x" + std::to_string(shape.second);
}

class Multiply : public testing::TestWithParam<Case> {
 protected:
  Multiply()
      : m_matrix(std::get<0>(GetParam()), std::get<1>(GetParam()), std::get<2>(GetParam()).first,
                 std::get<2>(GetParam()).second, 7) {}
  const WeightMatrix& view() const { return m_matrix.view(); }
  size_t xStride() const { return view().inputs + 3; }
  std::vector<float> inputs(size_t rows) const { return randomVector(rows * xStride(), 11); }

  TestMatrix m_matrix;
};

TEST_P(Multiply, equalsTheSumInDoublePrecision) {
  ThreadPool pool(2);
  const std::vector<float> x = inputs(3);
  const std::vector<float> bias = randomVector(view().outputs, 13);
  for (const size_t rows : {1, 3}) {
    expectCloseToReference(m_matrix, x, xStride(), bias, multiplied(view(), x, rows, xStride(), bias.data(), pool));
    expectCloseToReference(m_matrix, x, xStride(), {}, multiplied(view(), x, rows, xStride(), nullptr, pool));
  }
}

TEST_P(Multiply, givesTheSameBitsForARowAloneAndInABatch) {
  ThreadPool pool(2);
  const std::vector<float> bias = randomVector(view().outputs, 13);
  const std::vector<float> x = inputs(17);
  std::vector<std::vector<float>> alone;
  for (size_t r = 0; r < 17; ++r) {
    const std::vector<float> own(x.begin() + static_cast<std::ptrdiff_t>(r * xStride()), x.end());
    alone.push_back(multiplied(view(), own, 1, xStride(), bias.data(), pool).row(0));
  }
  for (const size_t rows : {2, 3, 5, 8, 16, 17}) {
    const Outputs y = multiplied(view(), x, rows, xStride(), bias.data(), pool);
    EXPECT_TRUE(y.gapsUntouched());
    for (size_t r = 0; r < rows; ++r) EXPECT_EQ(y.row(r), alone[r]) << "row " << r << " of " << rows;
  }
}

TEST_P(Multiply, givesTheSameBitsForAnyNumberOfThreadsAndEveryTime) {
  const std::vector<float> x = inputs(8);
  for (const size_t rows : {1, 8}) {
    ThreadPool single(1);
    const Outputs expected = multiplied(view(), x, rows, xStride(), nullptr, single);
    for (const size_t threads : {2, 3, 4}) {
      ThreadPool pool(threads);
      for (int repeat = 0; repeat < 3; ++repeat) {
        EXPECT_EQ(multiplied(view(), x, rows, xStride(), nullptr, pool).values, expected.values) << threads;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, Multiply,
    testing::Combine(testing::Values(WeightFormat::f32, WeightFormat::f16, WeightFormat::int8),
                     testing::Values(Layout::inOut, Layout::outIn),
                     testing::Values(std::pair<size_t, size_t>{1, 1}, std::pair<size_t, size_t>{3, 65},
                                     std::pair<size_t, size_t>{65, 3}, std::pair<size_t, size_t>{63, 63},
                                     std::pair<size_t, size_t>{517, 80}, std::pair<size_t, size_t>{480, 1920},
                                     std::pair<size_t, size_t>{1920, 483})),
    caseName);

TEST(MultiplyEdges, zeroRowsWriteNothing) {
  ThreadPool pool(2);
  const TestMatrix matrix(WeightFormat::f32, Layout::inOut, 8, 8, 1);
  float y = kUntouched;
  multiply(matrix.view(), nullptr, 0, 0, nullptr, &y, 0, pool);
  EXPECT_EQ(y, kUntouched);
}

TEST(MultiplyGroups, aGroupOfInputsHasScalesOfItsOwn) {
  ThreadPool pool(2);
  for (const auto& [inputs, outputs] : {std::pair<size_t, size_t>{64, 3}, {200, 65}, {517, 80}, {1920, 483}}) {
    const TestMatrix matrix(WeightFormat::int8, Layout::inOut, inputs, outputs, 7, 64);
    const std::vector<float> x = randomVector(3 * inputs, 11), bias = randomVector(outputs, 13);
    const Outputs all = multiplied(matrix.view(), x, 3, inputs, bias.data(), pool);
    expectCloseToReference(matrix, x, inputs, bias, all);
    EXPECT_EQ(multiplied(matrix.view(), x, 1, inputs, bias.data(), pool).row(0), all.row(0));
  }
}

TEST(MultiplyEdges, aMatrixWithoutInputsGivesTheBias) {
  ThreadPool pool(2);
  const std::vector<float> bias = randomVector(70, 3);
  for (const Layout layout : {Layout::inOut, Layout::outIn}) {
    const TestMatrix matrix(WeightFormat::int8, layout, 0, 70, 1);
    for (const size_t rows : {1, 2}) {
      const Outputs y = multiplied(matrix.view(), {}, rows, 0, bias.data(), pool);
      for (size_t r = 0; r < rows; ++r) EXPECT_EQ(y.row(r), bias);
    }
  }
}

TEST(MultiplyEdges, theSharedPoolCanBeResized) {
  const TestMatrix matrix(WeightFormat::f16, Layout::inOut, 512, 256, 5);
  const std::vector<float> x = randomVector(512, 2);
  setDefaultThreadCount(1);
  const Outputs expected = multiplied(matrix.view(), x, 1, 512, nullptr, defaultThreadPool());
  setDefaultThreadCount(3);
  EXPECT_EQ(defaultThreadPool().threadCount(), 3u);
  EXPECT_EQ(multiplied(matrix.view(), x, 1, 512, nullptr, defaultThreadPool()).values, expected.values);
  setDefaultThreadCount(0);
  EXPECT_GE(defaultThreadPool().threadCount(), 1u);
}

}  // namespace
}  // namespace jukebox

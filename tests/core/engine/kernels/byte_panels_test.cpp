// Weights in panels: where each of them lies, and that they give the same bits as the matrix they were made from.

#include "core/engine/kernels/byte_panels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

#include "core/engine/kernels/matvec.h"
#include "tests/core/engine/kernels/kernel_test_data.h"

namespace jukebox {
namespace {

using test::randomVector;
using test::TestMatrix;
using Shape = std::pair<size_t, size_t>;

/// The panels of a matrix, on a cache line, and the matrix as a view that has them.
class Panels {
 public:
  explicit Panels(const WeightMatrix& matrix)
      : m_memory(bytePanelsSize(matrix.inputs, matrix.outputs) + 64, 77), m_view(matrix) {
    auto* begin = m_memory.data() + (64 - reinterpret_cast<uintptr_t>(m_memory.data()) % 64) % 64;
    const size_t size = bytePanelSize(matrix.inputs);
    for (size_t panel = 0; panel * kBytePanelOutputs < matrix.outputs; ++panel) {
      packBytePanel(matrix, panel, begin + panel * size);
    }
    m_view.panels = begin;
  }
  const WeightMatrix& view() const { return m_view; }

 private:
  std::vector<uint8_t> m_memory;
  WeightMatrix m_view;
};

std::vector<float> multiplied(const WeightMatrix& matrix, const std::vector<float>& x, size_t rows, const float* bias,
                              ThreadPool& pool) {
  // A pitch of its own, and a mark behind every row.
  const size_t pitch = matrix.outputs + 3;
  std::vector<float> y(rows * pitch, -123.0f);
  multiply(matrix, x.data(), rows, matrix.inputs, bias, y.data(), pitch, pool, ActivationPrecision::int8);
  return y;
}

std::string caseName(const testing::TestParamInfo<std::tuple<size_t, Shape>>& info) {
  const auto& [groups, shape] = info.param;
  return "groups" + std::to_string(groups) + "of" + std::to_string(shape.first) + "x" + std::to_string(shape.second);
}

class BytePanels : public testing::TestWithParam<std::tuple<size_t, Shape>> {
 protected:
  BytePanels()
      : m_matrix(WeightFormat::int8, WeightMatrix::Layout::inOut, std::get<1>(GetParam()).first,
                 std::get<1>(GetParam()).second, 7, std::get<0>(GetParam())),
        m_panels(m_matrix.view()) {}
  TestMatrix m_matrix;
  Panels m_panels;
};

TEST_P(BytePanels, everyWeightLiesWhereTheHeaderSaysAndWhatIsMissingIsZero) {
  const WeightMatrix& matrix = m_panels.view();
  const auto* weights = static_cast<const int8_t*>(matrix.data);
  const size_t quads = (matrix.inputs + 3) / 4;
  const size_t columns = (matrix.outputs + 63) / 64 * 64;
  ASSERT_EQ(bytePanelsSize(matrix.inputs, matrix.outputs), columns * quads * 4);
  for (size_t i = 0; i < quads * 4; ++i) {
    for (size_t o = 0; o < columns; ++o) {
      const bool isThere = i < matrix.inputs && o < matrix.outputs;
      const int expected = isThere ? weights[i * matrix.outputs + o] : 0;
      ASSERT_EQ(matrix.panels[((o / 64 * quads + i / 4) * 64 + o % 64) * 4 + i % 4] - 128, expected) << i << " " << o;
    }
  }
}

TEST_P(BytePanels, giveTheBitsOfTheMatrixForAnyRowsAndThreads) {
  if (!hasByteDot()) GTEST_SKIP() << "this processor has no dot product of bytes";
  const WeightMatrix& matrix = m_matrix.view();
  const std::vector<float> x = randomVector(300 * matrix.inputs, 17, -4, 4), bias = randomVector(matrix.outputs, 13);
  for (const size_t threads : {1, 2, 3}) {
    ThreadPool pool(threads);
    for (const size_t rows : {1, 2, 3, 4, 5, 8, 9, 13, 16, 17, 33, 300}) {
      for (const float* added : {bias.data(), static_cast<const float*>(nullptr)}) {
        ASSERT_EQ(multiplied(m_panels.view(), x, rows, added, pool), multiplied(matrix, x, rows, added, pool))
            << rows << " rows, " << threads << " threads";
      }
    }
  }
}

TEST_P(BytePanels, aRowThatIsNotFiniteGivesNoNumbersAndSparesTheOthers) {
  ThreadPool pool(2);
  const WeightMatrix& matrix = m_panels.view();
  std::vector<float> x = randomVector(3 * matrix.inputs, 17);
  const auto whole = multiplied(matrix, x, 3, nullptr, pool);
  x[matrix.inputs + matrix.inputs / 2] = std::numeric_limits<float>::quiet_NaN();
  const auto y = multiplied(matrix, x, 3, nullptr, pool);
  const size_t pitch = matrix.outputs + 3;
  for (size_t o = 0; o < matrix.outputs; ++o) {
    EXPECT_EQ(y[o], whole[o]);
    EXPECT_FALSE(std::isfinite(y[pitch + o]));
    EXPECT_EQ(y[2 * pitch + o], whole[2 * pitch + o]);
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, BytePanels,
                         testing::Combine(testing::Values(size_t{0}, size_t{64}, size_t{128}),
                                          testing::Values(Shape{1, 1}, Shape{3, 65}, Shape{65, 3}, Shape{64, 64},
                                                          Shape{517, 80}, Shape{480, 320}, Shape{2100, 131})),
                         caseName);

TEST(BytePanelsEdges, extremeWeightsAndActivationsDoNotOverflow) {
  ThreadPool pool(1);
  for (const int8_t weight : {127, -127, -128}) {
    const std::vector<int8_t> weights(2048 * 64, weight);
    const std::vector<float> scales(64, 1.0f);
    const Panels panels(
        {WeightFormat::int8, WeightMatrix::Layout::inOut, weights.data(), scales.data(), 2048, 64, 0, nullptr});
    for (const float value : {5.0f, -5.0f}) {
      const auto y = multiplied(panels.view(), std::vector<float>(3 * 2048, value), 3, nullptr, pool);
      for (size_t o = 0; o < 64; ++o) EXPECT_NEAR(y[2 * 67 + o], double{value} * weight * 2048, 1) << int{weight};
    }
  }
}

}  // namespace
}  // namespace jukebox

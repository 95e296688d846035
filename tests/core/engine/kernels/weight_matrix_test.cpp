#include "core/engine/kernels/weight_matrix.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "tests/core/engine/kernels/kernel_test_data.h"

namespace jukebox {
namespace {

using Layout = WeightMatrix::Layout;

TEST(WeightMatrix, knowsItsSizeInBytes) {
  EXPECT_EQ((WeightMatrix{WeightFormat::f32, Layout::inOut, nullptr, nullptr, 3, 5}.sizeBytes()), 60u);
  EXPECT_EQ((WeightMatrix{WeightFormat::f16, Layout::outIn, nullptr, nullptr, 3, 5}.sizeBytes()), 30u);
  EXPECT_EQ((WeightMatrix{WeightFormat::int8, Layout::inOut, nullptr, nullptr, 3, 5}.sizeBytes()), 15u);
}

TEST(ExpandToFloat, everyHalfPrecisionNumberIsExact) {
  std::vector<uint16_t> bits(65536);
  for (size_t i = 0; i < bits.size(); ++i) bits[i] = static_cast<uint16_t>(i);
  std::vector<float> values(bits.size());
  expandToFloat({WeightFormat::f16, Layout::inOut, bits.data(), nullptr, 256, 256}, values.data());
  for (size_t i = 0; i < bits.size(); ++i) {
    const double expected = test::halfValue(bits[i]);
    if (std::isnan(expected)) {
      EXPECT_TRUE(std::isnan(values[i])) << i;
    } else {
      ASSERT_EQ(values[i], expected) << i;
    }
  }
}

TEST(ExpandToFloat, keepsTheLayoutAndAppliesTheScalesOfTheOutputs) {
  for (const WeightFormat format : {WeightFormat::f32, WeightFormat::f16, WeightFormat::int8}) {
    for (const Layout layout : {Layout::inOut, Layout::outIn}) {
      const test::TestMatrix matrix(format, layout, 13, 21, 3);
      std::vector<float> values(13 * 21);
      expandToFloat(matrix.view(), values.data());
      for (size_t i = 0; i < 13; ++i) {
        for (size_t o = 0; o < 21; ++o) {
          const float value = layout == Layout::inOut ? values[i * 21 + o] : values[o * 13 + i];
          ASSERT_EQ(value, static_cast<float>(matrix.weight(i, o)));
        }
      }
    }
  }
}

}  // namespace
}  // namespace jukebox

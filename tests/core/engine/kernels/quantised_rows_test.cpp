#include "core/engine/kernels/quantised_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/core/engine/kernels/kernel_test_data.h"

namespace jukebox {
namespace {

using test::randomVector;

TEST(QuantisedRows, everyValueIsWithinHalfAScale) {
  for (const size_t inputs : {1, 2, 15, 64, 65, 250, 517}) {
    const std::vector<float> x = randomVector(3 * (inputs + 2), 5, -3, 3);
    QuantisedRows rows;
    rows.assign(x.data(), 3, inputs, inputs + 2, 64);
    EXPECT_EQ(rows.parts(), (inputs + 63) / 64);
    for (size_t r = 0; r < 3; ++r) {
      for (size_t i = 0; i < inputs; ++i) {
        const double scale = rows.scale(r, i / 64);
        ASSERT_NEAR(rows.row(r)[i] * scale, x[r * (inputs + 2) + i], 0.502 * scale) << inputs << " " << i;
      }
    }
  }
}

TEST(QuantisedRows, narrowFormsHoldTheSameEightBitsAndKnowWhatRaisedWeightsAdd) {
  for (const size_t inputs : {1, 15, 64, 65, 517}) {
    const std::vector<float> x = randomVector(2 * inputs, 5, -3, 3);
    QuantisedRows bytes, shorts;
    bytes.assign(x.data(), 2, inputs, inputs, 64, QuantisedRows::Form::bytes);
    shorts.assign(x.data(), 2, inputs, inputs, 64, QuantisedRows::Form::narrowShorts);
    for (size_t r = 0; r < 2; ++r) {
      std::vector<int32_t> offsets(bytes.parts());
      for (size_t i = 0; i < inputs; ++i) {
        const double scale = bytes.scale(r, i / 64);
        EXPECT_EQ(bytes.bytes(r)[i], shorts.row(r)[i]);
        EXPECT_EQ(bytes.scale(r, i / 64), shorts.scale(r, i / 64));
        ASSERT_NEAR(bytes.bytes(r)[i] * scale, x[r * inputs + i], 0.502 * scale) << inputs << " " << i;
        offsets[i / 64] -= 128 * bytes.bytes(r)[i];
      }
      for (size_t part = 0; part < bytes.parts(); ++part) EXPECT_EQ(bytes.offset(r, part), offsets[part]);
      for (size_t i = 0; i < QuantisedRows::kPadding; ++i) EXPECT_EQ(bytes.bytes(r)[inputs + i], 0);
    }
  }
}

TEST(QuantisedRows, theLargestOfAPartIsExactAndAPartAlone) {
  std::vector<float> x(128, 0.001f);
  x[3] = -1000;
  QuantisedRows rows;
  rows.assign(x.data(), 1, 128, 128, 64);
  EXPECT_EQ(rows.row(0)[3], -32767);
  EXPECT_EQ(rows.row(0)[64], 32767);  // a large value of another part does not touch it
}

TEST(QuantisedRows, behindTheRowThereAreZerosAlsoAfterALongerOne) {
  const std::vector<float> x = randomVector(600, 5);
  QuantisedRows rows;
  rows.assign(x.data(), 1, 600, 600, 64);
  rows.assign(x.data(), 1, 70, 70, 64);
  for (size_t i = 0; i < QuantisedRows::kPadding; ++i) EXPECT_EQ(rows.row(0)[70 + i], 0);
}

TEST(QuantisedRows, zerosTinyAndEndlessValuesHaveASaneScale) {
  const float infinity = std::numeric_limits<float>::infinity();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const size_t count : {1, 5, 40}) {
    for (const float value : {0.0f, std::numeric_limits<float>::denorm_min(), infinity, -infinity, nan}) {
      std::vector<float> x(count, 0.5f);
      if (!(std::abs(value) > 1)) std::fill(x.begin(), x.end(), std::isnan(value) ? 0.5f : 0.0f);
      x[count / 2] = value;
      QuantisedRows rows;
      rows.assign(x.data(), 1, count, count, 64);
      EXPECT_EQ(std::isnan(rows.scale(0, 0)), !std::isfinite(value)) << value;
      if (std::isfinite(value)) {
        EXPECT_EQ(rows.scale(0, 0), 0.0f);
      }
      for (size_t i = 0; i < count; ++i) EXPECT_EQ(rows.row(0)[i], 0);
    }
  }
  const float largest = std::numeric_limits<float>::max();
  QuantisedRows rows;
  rows.assign(&largest, 1, 1, 1, 64);
  EXPECT_EQ(rows.row(0)[0], 32767);
}

}  // namespace
}  // namespace jukebox

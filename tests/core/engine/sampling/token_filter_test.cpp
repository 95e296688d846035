#include "core/engine/sampling/token_filter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace jukebox {
namespace {

constexpr float kInf = std::numeric_limits<float>::infinity();

TEST(TopK, keepsTiesWithTheKthLargest) {
  std::vector<float> logits{1, 3, 2, 3, 2, 0};
  keepTopK(logits, 3);
  EXPECT_EQ(logits, (std::vector<float>{-kInf, 3, 2, 3, 2, -kInf}));
}

TEST(TopK, moreThanThereAreKeepsAll) {
  std::vector<float> logits{1, 2};
  keepTopK(logits, 100);
  EXPECT_EQ(logits, (std::vector<float>{1, 2}));
}

TEST(TopP, keepsTheFirstThatExceedsAndAlwaysTheLargest) {
  std::vector<float> logits{std::log(0.5F), std::log(0.3F), std::log(0.2F)};
  std::vector<float> tight = logits;
  keepTopP(tight, 1e-6);
  EXPECT_EQ(tight[0], logits[0]);
  EXPECT_EQ(tight[1], -kInf);
  std::vector<float> wide = logits;
  keepTopP(wide, 0.6);
  EXPECT_EQ(wide[1], logits[1]);
  EXPECT_EQ(wide[2], -kInf);
}

TEST(Draw, neverDrawsARemovedTokenAndCoversTheRest) {
  const std::vector<float> logits{-kInf, 0, -kInf, 0};
  EXPECT_EQ(drawToken(logits, 0.0), 1);
  EXPECT_EQ(drawToken(logits, 0.499), 1);
  EXPECT_EQ(drawToken(logits, 0.501), 3);
  EXPECT_EQ(drawToken(logits, std::nextafter(1.0, 0.0)), 3);
}

TEST(Draw, followsTheProbabilities) {
  const std::vector<float> logits{std::log(0.7F), std::log(0.2F), std::log(0.1F)};
  int counts[3] = {};
  for (int i = 0; i < 1000; ++i) ++counts[drawToken(logits, (i + 0.5) / 1000)];
  EXPECT_NEAR(counts[0], 700, 1);
  EXPECT_NEAR(counts[1], 200, 1);
  EXPECT_NEAR(counts[2], 100, 1);
}

TEST(Choose, lowTemperatureAndTopOneAreGreedy) {
  for (const double uniform : {0.0, 0.5, 0.999}) {
    std::vector<float> logits{1, 2, 1.5F};
    EXPECT_EQ(chooseToken(logits, 1e-3, 0, 0, uniform), 1);
    logits = {1, 2, 1.5F};
    EXPECT_EQ(chooseToken(logits, 5, 1, 0, uniform), 1);
  }
}

}  // namespace
}  // namespace jukebox

#include "core/domain/lyric_timing.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace jukebox {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(LyricTiming, linesAndWordsAreCodePoints) {
  const auto lines = lyricLines(U" ab  c\n\n😀d\t\n");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], (LyricLineSpan{{0, 6}, {{1, 3}, {5, 6}}}));
  EXPECT_EQ(lines[1], (LyricLineSpan{{7, 7}, {}}));
  EXPECT_EQ(lines[2], (LyricLineSpan{{8, 11}, {{8, 10}}}));
}

TEST(LyricTiming, aTextHasAtLeastOneLineAndNoneAfterItsLastBreak) {
  EXPECT_EQ(lyricLines(U""), (std::vector<LyricLineSpan>{{{0, 0}, {}}}));
  EXPECT_EQ(lyricLines(U"\n"), (std::vector<LyricLineSpan>{{{0, 0}, {}}}));
  EXPECT_EQ(lyricLines(U"a\n\n").size(), 2U);
}

TEST(LyricTiming, everySpaceOfUnicodeParts) {
  for (const char32_t space : {U' ', U'\t', U'\r', char32_t{0xA0}, char32_t{0x2003}, char32_t{0x3000}}) {
    EXPECT_EQ(lyricLines(std::u32string{U'a', space, U'b'})[0].words.size(), 2U) << static_cast<int>(space);
  }
  EXPECT_EQ(lyricLines(std::u32string{U'a', char32_t{0x200B}, U'b'})[0].words.size(), 1U) << "no width, no space";
}

TEST(LyricTiming, theNearestRisingSequenceIsTheMeanOfWhatGoesBack) {
  EXPECT_EQ(nearestRising({1, 2, 3}), (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(nearestRising({1, 4, 2, 5}), (std::vector<double>{1, 3, 3, 5}));
  EXPECT_EQ(nearestRising({3, 2, 1}), (std::vector<double>{2, 2, 2}));
  EXPECT_TRUE(nearestRising({}).empty());
}

TEST(LyricTiming, theTrendIsThatOfTheKnownMoments) {
  EXPECT_NEAR(risingTrend({0, -1, 2, kNaN, 4}), 1, 1e-12);
  EXPECT_NEAR(risingTrend({4, 3, 2}), -1, 1e-12);
  EXPECT_EQ(risingTrend({-1, 3, -1}), 0) << "one moment has no trend";
  EXPECT_EQ(risingTrend({2, 2, 2}), 0);
  EXPECT_EQ(risingTrend({}), 0);
  EXPECT_TRUE(risesWithText({0, 1, 5, 2}));
  EXPECT_FALSE(risesWithText({3, 0, 2, 1}));
}

TEST(LyricTiming, unknownMomentsLieBetweenTheirNeighbours) {
  EXPECT_EQ(sungSeconds({-1, 1, -1, -1, 4, kNaN}, 6, 10), (std::vector<double>{1, 1, 2, 3, 4, 4}));
}

TEST(LyricTiming, momentsStayWithinTheSong) {
  EXPECT_EQ(sungSeconds({0, 5, 50}, 3, 10), (std::vector<double>{0, 5, 10}));
  EXPECT_EQ(sungSeconds({0, 5, 50}, 3, -1), (std::vector<double>{0, 0, 0}));
}

TEST(LyricTiming, whatDoesNotFitTheTextIsNoTiming) {
  EXPECT_TRUE(sungSeconds({0, 1, 2}, 4, 10).empty());
  EXPECT_TRUE(sungSeconds({2, 1, 0}, 3, 10).empty());
  EXPECT_TRUE(sungSeconds({-1, -1, -1}, 3, 10).empty());
  EXPECT_TRUE(sungSeconds({}, 0, 10).empty());
}

}  // namespace
}  // namespace jukebox

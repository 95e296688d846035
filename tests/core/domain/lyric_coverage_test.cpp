// Which lyric lines are sung, from tables of times.

#include "core/domain/lyric_coverage.h"

#include <gtest/gtest.h>

#include <limits>

namespace jukebox {
namespace {

struct Part {
  std::string line;
  double begin = -1, end = -1;  ///< of its characters, evenly; -1: unknown
};

std::optional<LyricCoverage> coverageOf(const std::vector<Part>& parts) {
  std::string lyrics;
  LyricAlignment alignment;
  for (const auto& part : parts) {
    lyrics += part.line + "\n";
    for (std::size_t i = 0; i < part.line.size(); ++i) {
      const double share = static_cast<double>(i) / static_cast<double>(part.line.size());
      alignment.characterSeconds.push_back(part.begin < 0 ? -1 : part.begin + share * (part.end - part.begin));
    }
    alignment.characterSeconds.push_back(-1);
  }
  return lyricCoverage(lyrics, alignment);
}

std::vector<LineState> statesOf(const std::vector<Part>& parts) {
  std::vector<LineState> states;
  if (const auto coverage = coverageOf(parts)) {
    for (const auto& line : coverage->lines) states.push_back(line.state);
  }
  return states;
}

using enum LineState;

TEST(LyricCoverage, linesAreJudgedByTheOrderOfTheirLetters) {
  const struct {
    const char* what;
    std::vector<Part> parts;
    std::vector<LineState> expected;
  } rows[] = {
      {"all in order", {{"the rain came down", 0, 3}, {"on the iron road", 3, 6}}, {sung, sung}},
      {"nothing known", {{"the rain came down"}, {"on the iron road"}}, {ahead, ahead}},
      {"the middle is unknown",
       {{"one by one they", 0, 3}, {"left the town"}, {"at night again", 4, 7}},
       {sung, skipped, sung}},
      {"the end is still to come", {{"one by one they", 0, 3}, {"left the town"}}, {sung, ahead}},
      {"a line that points elsewhere",
       {{"one by one they left the town", 0, 5}, {"and she", 20, 18}, {"at night again they came", 5, 9}},
       {sung, skipped, sung}},
      {"all at one moment", {{"one by one they", 0, 3}, {"left the town", 3, 3}}, {sung, blurred}},
      {"blank lines do not count", {{"one by one", 0, 3}, {"  --  ", 3, 4}, {"at night", 4, 5}}, {sung, sung}},
  };
  for (const auto& row : rows) EXPECT_EQ(statesOf(row.parts), row.expected) << row.what;
}

TEST(LyricCoverage, aThirdOfTheLettersIsBlurred) {
  const std::string lyrics = "abcdefghi";
  LyricAlignment alignment;
  alignment.characterSeconds = {0, 1, 2, -1, -1, -1, -1, -1, -1};
  const auto coverage = lyricCoverage(lyrics, alignment);
  ASSERT_TRUE(coverage);
  EXPECT_EQ(coverage->lines[0].state, blurred);
  EXPECT_NEAR(coverage->fraction, 1.0 / 3, 1e-9);
}

TEST(LyricCoverage, smallStepsBackAreJitter) {
  LyricAlignment alignment;
  alignment.characterSeconds = {0.10, 0.05, 1.12, 1.05, 2.0};
  EXPECT_EQ(lyricCoverage("abcde", alignment)->lines[0].fraction, 1);
}

TEST(LyricCoverage, linesAheadDoNotLowerTheFraction) {
  EXPECT_EQ(coverageOf({{"one by one they", 0, 3}, {"left the town"}})->fraction, 1);
}

TEST(LyricCoverage, whatIsNotAnAlignmentOfTheseLyricsIsRefused) {
  LyricAlignment alignment;
  EXPECT_FALSE(lyricCoverage("abc", alignment));
  EXPECT_FALSE(lyricCoverage("", alignment));
  alignment.characterSeconds = {0, 1, 2};
  EXPECT_FALSE(lyricCoverage("...", alignment));
  EXPECT_FALSE(lyricCoverage(Sample{}));
  alignment.characterSeconds = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -7};
  EXPECT_EQ(lyricCoverage("abc", alignment)->fraction, 0);
}

TEST(LyricCoverage, aSkippedLineIsGivenAnotherChanceAfterWhatWasSungBeforeIt) {
  const auto coverage = coverageOf({{"one by one they", 0, 3}, {"left the town"}, {"at night again", 4, 7}});
  ASSERT_EQ(firstSkippedLine(*coverage), 1U);
  const auto seconds = rerollSeconds(*coverage, 1);
  ASSERT_TRUE(seconds);
  EXPECT_NEAR(*seconds, 2.8, 0.01);
  EXPECT_FALSE(firstSkippedLine(*coverageOf({{"one by one", 0, 3}})));
}

TEST(LyricCoverage, aSongThatSkipsItsFirstLineHasNothingToKeep) {
  const auto coverage = coverageOf({{"left the town"}, {"at night again", 4, 7}});
  ASSERT_EQ(firstSkippedLine(*coverage), 0U);
  EXPECT_FALSE(rerollSeconds(*coverage, 0));
}

}  // namespace
}  // namespace jukebox

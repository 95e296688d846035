#include "core/labels/lyric_pace.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

constexpr double kWindow1b = 6144 * 128 / 44100.0;

LyricPaceInput songOf(std::int64_t characters, double seconds) {
  return {characters, seconds, 384, kWindow1b};
}

TEST(LyricPace, verdictsFollowTheModelsWindow) {
  struct Row {
    std::int64_t characters;
    double seconds;
    LyricPaceVerdict verdict;
  };
  const Row rows[] = {
      {10, 60.0, LyricPaceVerdict::tooShort},   {161, 60.0, LyricPaceVerdict::tooShort},
      {162, 60.0, LyricPaceVerdict::good},      {900, 60.0, LyricPaceVerdict::good},
      {1291, 60.0, LyricPaceVerdict::good},     {1292, 60.0, LyricPaceVerdict::tooLong},
      {9000, 180.0, LyricPaceVerdict::tooLong},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(lyricPace(songOf(row.characters, row.seconds)).verdict, row.verdict) << row.characters;
  }
}

TEST(LyricPace, figuresAreCharactersASecond) {
  const LyricPace pace = lyricPace(songOf(600, 60.0));
  EXPECT_DOUBLE_EQ(pace.charactersPerSecond, 10.0);
  EXPECT_NEAR(pace.fastestGood, 21.53, 0.01);
  EXPECT_NEAR(pace.slowestGood, 2.69, 0.01);
}

TEST(LyricPace, noLyricsNoSongAndModelsWithoutLyricsAreGood) {
  EXPECT_EQ(lyricPace(songOf(0, 60.0)).verdict, LyricPaceVerdict::good);
  EXPECT_EQ(lyricPace(songOf(100, 0.0)).verdict, LyricPaceVerdict::good);
  EXPECT_EQ(lyricPace(songOf(100, 0.0)).charactersPerSecond, 0.0);
  EXPECT_EQ(lyricPace({100000, 60.0, 0, kWindow1b}).verdict, LyricPaceVerdict::good);
}

TEST(LyricPace, verdictsHaveNames) {
  EXPECT_EQ(lyricPaceVerdictName(LyricPaceVerdict::tooShort), "too_short");
  EXPECT_EQ(lyricPaceVerdictName(LyricPaceVerdict::good), "good");
  EXPECT_EQ(lyricPaceVerdictName(LyricPaceVerdict::tooLong), "too_long");
}

}  // namespace
}  // namespace jukebox

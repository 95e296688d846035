#include "app/cli/live_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jukebox::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

WindowSound window(std::int64_t begin, std::int64_t settled, std::size_t length) {
  WindowSound sound;
  sound.beginFrame = begin;
  sound.settledFrame = settled;
  for (std::size_t i = 0; i < length; ++i)
    sound.audio.samples.push_back(static_cast<float>(begin) + static_cast<float>(i));
  return sound;
}

TEST(SettledSound, everyFrameIsGivenOnceAndInOrder) {
  SettledSound settled;
  std::vector<float> heard;
  for (const auto& sound : {window(0, 80, 100), window(60, 180, 140), window(160, 200, 40)}) {
    const auto part = settled.add(sound);
    heard.insert(heard.end(), part.begin(), part.end());
  }
  ASSERT_EQ(heard.size(), 200U);
  for (std::size_t i = 0; i < heard.size(); ++i) EXPECT_EQ(heard[i], static_cast<float>(i));
}

TEST(SettledSound, aWindowThatSettlesNothingGivesNothing) {
  SettledSound settled;
  EXPECT_TRUE(settled.add(window(0, 0, 10)).empty());
  EXPECT_EQ(settled.add(window(0, 5, 20)).size(), 5U);
  EXPECT_TRUE(settled.add(window(0, 5, 20)).empty());
}

TEST(SettledSound, aWindowThatLeavesAHoleGivesNothing) {
  SettledSound settled;
  EXPECT_TRUE(settled.add(window(10, 20, 20)).empty());
  EXPECT_TRUE(settled.add(window(0, 50, 20)).empty());
}

TEST(LiveStreamReport, tellsGapsOnlyToThoseWhoListened) {
  const LiveStreamReport report{1.44, 60, 15, 2, 0.5};
  EXPECT_EQ(reportText(report, false),
            "First sound after 1.4 s; 60.0 s composed in 15.0 s, 4.0 times as fast as they play.");
  EXPECT_THAT(reportText(report, true), HasSubstr("2 gaps, 0.5 s of silence."));
  EXPECT_THAT(reportText({1, 10, 5, 0, 0}, true), HasSubstr("without a gap"));
  EXPECT_THAT(reportText({}, false), Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace jukebox::cli

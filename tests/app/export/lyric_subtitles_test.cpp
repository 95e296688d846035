#include "app/export/lyric_subtitles.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace jukebox {
namespace {

/// Character i of the lyrics is sung at i/4 seconds.
Sample timedSample(const std::string& lyrics) {
  Sample sample;
  sample.id = "01abc";
  sample.title = "Night";
  sample.request.conditioning.artist = "Mara";
  sample.durationSeconds = 70;
  sample.cleanedLyrics = lyrics;
  sample.alignment.emplace();
  for (std::size_t i = 0; i < lyrics.size(); ++i) {
    sample.alignment->characterSeconds.push_back(static_cast<double>(i) / 4);
  }
  return sample;
}

TEST(LyricSubtitles, linesBeginWhereTheirFirstCharacterIsSung) {
  const auto lines = timedLyricLines(timedSample("  one\n\ntwo\n"));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], (LyricLine{"one", 0.5, 1.5}));
  EXPECT_EQ(lines[1], (LyricLine{"two", 1.75, 2.75}));
}

TEST(LyricSubtitles, theTextsAreExact) {
  const Sample sample = timedSample("one\ntwo");
  const auto lines = timedLyricLines(sample);
  const std::string statement = aiMadeStatement(sample);
  EXPECT_EQ(lrcText(sample, lines),
            "[ti:Night]\n[ar:Mara]\n[length:01:10.00]\n# " + statement + "\n[00:00.00]one\n[00:01.00]two\n");
  EXPECT_EQ(srtText(sample, lines), "1\n00:00:00,000 --> 00:00:04,000\n" + statement +
                                        "\n\n2\n00:00:00,000 --> 00:00:01,000\none\n\n"
                                        "3\n00:00:01,000 --> 00:00:02,000\ntwo\n\n");
}

TEST(LyricSubtitles, withoutUsableTimesThereAreNoLines) {
  Sample sample = timedSample("one\ntwo");
  auto& times = sample.alignment->characterSeconds;
  std::reverse(times.begin(), times.end());
  EXPECT_TRUE(timedLyricLines(sample).empty());
  times.pop_back();
  EXPECT_TRUE(timedLyricLines(sample).empty());
  times.assign(7, -1);
  EXPECT_TRUE(timedLyricLines(sample).empty());
  sample.alignment.reset();
  EXPECT_TRUE(timedLyricLines(sample).empty());
}

TEST(LyricSubtitles, unknownAndFallingTimesNeverMakeLinesFall) {
  Sample sample = timedSample("a\nb\nc\nd\ne");
  sample.alignment->characterSeconds = {-1, 1, 3, -1, 2, 4, 3.5, -1, 6};
  const auto lines = timedLyricLines(sample);
  ASSERT_EQ(lines.size(), 5U);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_GE(lines[i].startSeconds, lines[i - 1].startSeconds);
    EXPECT_LE(lines[i - 1].endSeconds, lines[i].startSeconds);
  }
}

}  // namespace
}  // namespace jukebox

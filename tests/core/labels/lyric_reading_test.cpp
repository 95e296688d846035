#include "core/labels/lyric_reading.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(LyricReading, plainLyricsChangeNothing) {
  const LyricReading reading = readLyrics(LabelStyle::v3, "Hello, world\n");
  EXPECT_EQ(reading.cleaned.text, "Hello, world\n");
  EXPECT_EQ(reading.tokens.size(), 13U);
  EXPECT_TRUE(reading.changes.empty());
  EXPECT_TRUE(reading.replacements.empty());
}

TEST(LyricReading, changesAreCountedByKindMostFrequentFirst) {
  const LyricReading reading = readLyrics(LabelStyle::v3, "é🎵éé🎵 ß");
  ASSERT_EQ(reading.replacements.size(), 3U);
  EXPECT_EQ(reading.replacements[0], (LyricReplacement{"é", "e", 3}));
  EXPECT_EQ(reading.replacements[1], (LyricReplacement{"🎵", "", 2}));
  EXPECT_EQ(reading.replacements[2], (LyricReplacement{"ß", "ss", 1}));
  EXPECT_EQ(reading.droppedCount, 2U);
  EXPECT_EQ(reading.replacedCount, 4U);
}

TEST(LyricReading, invalidUtf8IsReadWithoutHarm) {
  for (const std::string_view broken : {"\xff\xfe", "a\xc3", "\x80\x80\x80", "\xf0\x9f"}) {
    const LyricReading reading = readLyrics(LabelStyle::v2, broken);
    EXPECT_EQ(reading.cleaned.text.size(), reading.tokens.size());
  }
}

TEST(SeenLyrics, shortLyricsAreSeenWhole) {
  const std::string lyrics = "café";
  const auto seen = seenLyrics(readLyrics(LabelStyle::v3, lyrics), lyrics, 16, {1000, 0, 500});
  ASSERT_TRUE(seen);
  EXPECT_EQ(*seen, (SeenLyrics{0, 4, 0, lyrics.size()}));
}

TEST(SeenLyrics, noLyricsAreSeenAsNothing) {
  const auto seen = seenLyrics(readLyrics(LabelStyle::v3, ""), "", 16, {1000, 0, 500});
  ASSERT_TRUE(seen);
  EXPECT_TRUE(seen->isEmpty());
  EXPECT_TRUE(seenLyrics(readLyrics(LabelStyle::v3, "🎵"), "🎵", 16, {1000, 0, 500})->isEmpty());
}

TEST(SeenLyrics, theExcerptMovesWithTheWindowAndEndsWithTheSong) {
  const std::string lyrics(100, 'a');
  const LyricReading reading = readLyrics(LabelStyle::v3, lyrics);
  struct Case {
    std::int64_t offset;
    std::size_t begin, end;
  };
  for (const auto& [offset, begin, end] : {Case{0, 0, 20}, Case{400, 40, 60}, Case{900, 80, 100}}) {
    const auto seen = seenLyrics(reading, lyrics, 20, {1000, offset, 200});
    ASSERT_TRUE(seen);
    EXPECT_EQ(*seen, (SeenLyrics{begin, end, begin, end})) << offset;
  }
}

TEST(SeenLyrics, bytesAreThoseOfTheTypedText) {
  std::string lyrics;
  for (int i = 0; i < 50; ++i) lyrics += "é";
  const auto seen = seenLyrics(readLyrics(LabelStyle::v3, lyrics), lyrics, 10, {1000, 400, 200});
  ASSERT_TRUE(seen);
  EXPECT_EQ(*seen, (SeenLyrics{20, 30, 40, 60}));
}

TEST(SeenLyrics, windowsOutsideTheSongAreErrors) {
  const std::string lyrics(100, 'a');
  const LyricReading reading = readLyrics(LabelStyle::v3, lyrics);
  EXPECT_FALSE(seenLyrics(reading, lyrics, 20, {1000, 1000, 200}));
  EXPECT_FALSE(seenLyrics(reading, lyrics, 20, {1000, -1, 200}));
  EXPECT_FALSE(seenLyrics(reading, lyrics, -1, {1000, 0, 200}));
  EXPECT_FALSE(seenLyrics(reading, lyrics, 21, {1000, 0, 200}));
}

}  // namespace
}  // namespace jukebox

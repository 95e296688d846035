#include "core/engine/training/dataset/song_labels.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(SongLabels, csvManifestsMayQuoteAndReorder) {
  const auto manifest = parseCsvManifest(
      "\xef\xbb\xbfgenre,file,Lyrics,artist\r\nfolk,a.wav,\"one, \"\"two\"\"\nthree\",Mara\njazz,\"b, c.wav\",,Tom\n", "m.csv");
  ASSERT_TRUE(manifest.has_value());
  ASSERT_EQ(manifest->size(), 2U);
  EXPECT_EQ(manifest->at("a.wav").lyrics, "one, \"two\"\nthree");
  EXPECT_EQ(manifest->at("b, c.wav").artist, "Tom");
}

TEST(SongLabels, brokenCsvManifestsAreRefused) {
  for (const char* text : {"", "artist,genre\nx,y\n", "file,artist\na.wav\n", "file,artist\na.wav,x,y\n"}) {
    EXPECT_EQ(parseCsvManifest(text, "m.csv").error().kind, ErrorKind::invalidInput) << text;
  }
}

TEST(SongLabels, jsonManifestsAreListsOrObjects) {
  EXPECT_EQ(parseJsonManifest(R"([{"file":"a.wav","artist":"Mara"}])", "m")->at("a.wav").artist, "Mara");
  EXPECT_EQ(parseJsonManifest(R"({"a.wav":{"licence":"CC0-1.0"}})", "m")->at("a.wav").licence, "CC0-1.0");
  for (const char* text : {"7", "[{\"artist\":\"x\"}]", "[3]", "{\"a\":[]}", "{"}) {
    EXPECT_FALSE(parseJsonManifest(text, "m").has_value()) << text;
  }
}

TEST(SongLabels, syllablesAreFoundInTheLyrics) {
  const auto labels = parseJsonSidecar(
      R"({"lyrics":"gölden rain\nrain","syllables":[{"text":"göl","vowel":1.0},{"text":"den","vowel":1.5},
          {"text":"rain","vowel":2.0},{"text":"rain","vowel":3.0},{"text":"gone","vowel":4.0}]})",
      "a.json");
  ASSERT_TRUE(labels.has_value());
  ASSERT_EQ(labels->timings.size(), 4U);  // "gone" is not in the lyrics
  EXPECT_EQ(labels->timings[1].character, 3);
  EXPECT_EQ(labels->timings[3].character, 12);
  EXPECT_DOUBLE_EQ(labels->timings[3].seconds, 3.0);
}

TEST(SongLabels, lrcLinesAndWordsHaveTimes) {
  const auto labels = parseLrc("[ar:Mara Vale]\n[00:12.50]second line\r\n[00:05.00][01:00.00]first <00:05.60>line\n", "a.lrc");
  ASSERT_TRUE(labels.has_value());
  EXPECT_EQ(labels->artist, "Mara Vale");
  EXPECT_EQ(labels->lyrics, "first line\nsecond line\nfirst line");
  ASSERT_EQ(labels->timings.size(), 5U);
  EXPECT_EQ(labels->timings[0].character, 0);
  EXPECT_DOUBLE_EQ(labels->timings[1].seconds, 5.6);
  EXPECT_EQ(labels->timings[1].character, 6);
  EXPECT_EQ(labels->timings[2].character, 11);
  EXPECT_DOUBLE_EQ(labels->timings[3].seconds, 60.0);
}

TEST(SongLabels, lrcWithoutTimesIsRefused) {
  for (const char* text : {"", "words only", "[xx:yy]text", "[00:75.00]text", "[00:10"}) {
    EXPECT_EQ(parseLrc(text, "a.lrc").error().kind, ErrorKind::invalidInput) << text;
  }
}

TEST(SongLabels, fillingInKeepsWhatIsThere) {
  RecordingLabels labels;
  labels.artist = "Mara";
  labels.lyrics = "mine";
  RecordingLabels more;
  more.artist = "Tom";
  more.genre = "folk";
  more.lyrics = "other";
  more.timings = {{0, 1.0}};
  fillIn(labels, more);
  EXPECT_EQ(labels.artist, "Mara");
  EXPECT_EQ(labels.genre, "folk");
  EXPECT_TRUE(labels.timings.empty());  // times of other lyrics
}

}  // namespace
}  // namespace jukebox

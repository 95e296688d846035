#include "app/explorer/explorer_song.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/app/explorer/explorer_world.h"

namespace jukebox::explorer {
namespace {

using nlohmann::json;

TEST(ExplorerSong, fieldsOfTheOriginalExplorerAndOursAreThere) {
  const Sample sample = test::songSample("Night Train", "Mara Vale", "folk", "la la");
  const json published = toJson(explorerSongOf(sample));
  EXPECT_EQ(published["id"], sample.id);
  EXPECT_EQ(published["collection"], "Unseen lyrics");
  EXPECT_EQ(published["artist"], "Mara Vale");
  EXPECT_EQ(published["genre"], "folk");
  EXPECT_EQ(published["lyrics"], "la la");
  EXPECT_EQ(published["condition"], "artist, genre, lyrics");
  EXPECT_EQ(published["seed"], "18446744073709551615");
  EXPECT_EQ(published["licence"], "CC0-1.0");
  EXPECT_EQ(published["attribution"], "Voices: nobody.");
  EXPECT_EQ(published["ai_made"], aiMadeStatement(sample));
  EXPECT_EQ(published["alignment"]["character_seconds"].size(), 5U);
}

TEST(ExplorerSong, whatIsTheUsersOwnStaysAtHome) {
  Sample sample = test::songSample("Night Train", "Mara Vale", "folk", "la la");
  sample.notes = "PRIVATE";
  sample.rating = 3;
  sample.favourite = true;
  sample.request.promptFile = "/home/PRIVATE/take.wav";
  sample.request.model = "/home/PRIVATE/models/tiny";
  const json published = toJson(explorerSongOf(sample));
  EXPECT_EQ(published.dump().find("PRIVATE"), std::string::npos);
  EXPECT_FALSE(published.contains("rating"));
  EXPECT_EQ(published["request"]["model"], "tiny");
}

TEST(ExplorerSong, everySampleIsInTheFirstCollectionThatApplies) {
  Sample sample = test::songSample("A", "B", "C", "words");
  EXPECT_EQ(collectionOf(sample), "Unseen lyrics");
  sample.request.mode = GenerationMode::continuation;
  EXPECT_EQ(collectionOf(sample), "Completions");
  sample.tags = {"re-rendition"};
  EXPECT_EQ(collectionOf(sample), "Re-renditions");
  EXPECT_EQ(collectionOf(test::songSample("A", "B", "C", "")), "No lyrics");
}

TEST(ExplorerSong, onlyLyricsThatAreSungInOrderCountAsLit) {
  Sample sample = test::songSample("A", "B", "C", "in order");
  EXPECT_EQ(tableRow(explorerSongOf(sample))["lit"], true);
  sample.alignment->characterSeconds = {5, 1, 4, 2, 3, 0, 2, 1};
  EXPECT_EQ(tableRow(explorerSongOf(sample))["lit"], false);
  sample.alignment.reset();
  EXPECT_EQ(tableRow(explorerSongOf(sample))["lit"], false);
}

TEST(ExplorerSong, whatIsWrittenCanBeRead) {
  ExplorerSong song = explorerSongOf(test::songSample("Night Train", "Mara Vale", "folk", "la\nla"));
  song.audioFile = "audio.mp3";
  song.waveform = {"0az", "012"};
  const auto read = explorerSongFromJson(toJson(song));
  ASSERT_TRUE(read) << read.error().sentence();
  EXPECT_EQ(toJson(*read), toJson(song));
  EXPECT_EQ(read->sample.request, song.sample.request);
}

TEST(ExplorerSong, hostileMetadataAreRefused) {
  const json good = toJson(explorerSongOf(test::songSample("A", "B", "C", "la")));
  ASSERT_TRUE(explorerSongFromJson(good));
  const std::pair<const char*, json> wrong[] = {{"id", "../../etc"},
                                                {"id", 7},
                                                {"id", ""},
                                                {"audio", "../../../etc/passwd"},
                                                {"audio", "/etc/passwd"},
                                                {"title", json::array()},
                                                {"title", std::string(9000, 'x')},
                                                {"duration", -1},
                                                {"duration", "long"},
                                                {"lowest_level", 7},
                                                {"format", 2},
                                                {"alignment", {{"character_seconds", "no"}}},
                                                {"alignment", {{"character_seconds", {"no"}}}},
                                                {"waveform", {{"levels", "<b>"}, {"brightness", "000"}}},
                                                {"request", {{"seed", -4}}},
                                                {"model", 5}};
  for (const auto& [field, value] : wrong) {
    json bad = good;
    bad[field] = value;
    EXPECT_FALSE(explorerSongFromJson(bad)) << field << " = " << value.dump().substr(0, 60);
  }
  EXPECT_FALSE(explorerSongFromJson(json::array()));
}

TEST(ExplorerSong, metadataOfOtherPublishersNeedAnIdOnly) {
  const auto song = explorerSongFromJson({{"id", "787730292"}, {"artist", "Somebody"}, {"lyrics", "la"}});
  ASSERT_TRUE(song) << song.error().sentence();
  EXPECT_EQ(song->sample.request.conditioning.artist, "Somebody");
}

}  // namespace
}  // namespace jukebox::explorer

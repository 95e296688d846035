#include "core/labels/artist_genre_vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/core/labels/golden_labels.h"

namespace jukebox {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ArtistGenreVocabulary goldenVocabulary(LabelStyle style) {
  const std::string prefix(labelStyleName(style));
  return ArtistGenreVocabulary::load(style, test::goldenIdFile(prefix + "_artist_ids.txt"),
                                     test::goldenIdFile(prefix + "_genre_ids.txt"))
      .value();
}

std::vector<std::string> names(const std::vector<VocabularyEntry>& entries) {
  std::vector<std::string> result;
  for (const VocabularyEntry& entry : entries) result.push_back(entry.name);
  return result;
}

TEST(ArtistGenreVocabulary, everyGoldenArtistIsFound) {
  const auto v2 = goldenVocabulary(LabelStyle::v2);
  const auto v3 = goldenVocabulary(LabelStyle::v3);
  const auto rows = test::goldenLabels("artist_genre.json").at("artists");
  ASSERT_EQ(rows.size(), 32U);
  for (const auto& row : rows) {
    const auto artist = row.at("artist").get<std::string>();
    EXPECT_EQ(ArtistGenreVocabulary::normalise(LabelStyle::v2, artist), row.at("v2_norm").get<std::string>()) << artist;
    EXPECT_EQ(ArtistGenreVocabulary::normalise(LabelStyle::v3, artist), row.at("v3_norm").get<std::string>()) << artist;
    EXPECT_EQ(v2.artistId(artist), row.at("v2_id").get<std::int64_t>()) << artist;
    EXPECT_EQ(v3.artistId(artist), row.at("v3_id").get<std::int64_t>()) << artist;
  }
}

TEST(ArtistGenreVocabulary, everyGoldenGenreIsFound) {
  const auto v2 = goldenVocabulary(LabelStyle::v2);
  const auto v3 = goldenVocabulary(LabelStyle::v3);
  const auto rows = test::goldenLabels("artist_genre.json").at("genres");
  ASSERT_EQ(rows.size(), 25U);
  for (const auto& row : rows) {
    const auto genre = row.at("genre").get<std::string>();
    EXPECT_EQ(ArtistGenreVocabulary::genreWords(LabelStyle::v2, genre),
              row.at("v2_words").get<std::vector<std::string>>());
    EXPECT_EQ(ArtistGenreVocabulary::normalise(LabelStyle::v3, genre), row.at("v3_norm").get<std::string>());
    EXPECT_EQ(v2.genreIds(genre).ids, row.at("v2_ids").get<std::vector<std::int64_t>>()) << genre;
    EXPECT_EQ(v3.genreIds(genre).ids, row.at("v3_ids").get<std::vector<std::int64_t>>()) << genre;
  }
}

TEST(ArtistGenreVocabulary, everyGoldenIdHasItsName) {
  const auto reverse = test::goldenLabels("artist_genre.json").at("reverse");
  for (const LabelStyle style : {LabelStyle::v2, LabelStyle::v3}) {
    const auto vocabulary = goldenVocabulary(style);
    const auto& expected = reverse.at(std::string(labelStyleName(style)));
    for (const auto& [id, name] : expected.at("artists").items()) {
      EXPECT_EQ(vocabulary.artistName(std::stoll(id)).value(), name.get<std::string>());
    }
    for (const auto& [id, name] : expected.at("genres").items()) {
      EXPECT_EQ(vocabulary.genreName(std::stoll(id)).value(), name.get<std::string>());
    }
    for (std::int64_t id = -1; id < 20; ++id) {
      EXPECT_EQ(vocabulary.artistName(id).has_value(), expected.at("artists").contains(std::to_string(id))) << id;
      EXPECT_EQ(vocabulary.genreName(id).has_value(), expected.at("genres").contains(std::to_string(id))) << id;
    }
  }
}

TEST(ArtistGenreVocabulary, genreTextSkipsUnusedPlaces) {
  const auto v2 = goldenVocabulary(LabelStyle::v2);
  EXPECT_EQ(v2.genreText(std::vector<std::int64_t>{4, 5, -1, -1}).value(), "hip_hop");
  EXPECT_EQ(v2.genreText(std::vector<std::int64_t>{-1}).value(), "");
  const auto unknown = v2.genreText(std::vector<std::int64_t>{4, 99});
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().kind, ErrorKind::notFound);
}

TEST(ArtistGenreVocabulary, unknownWordsAreListed) {
  const auto v2 = goldenVocabulary(LabelStyle::v2);
  EXPECT_THAT(v2.genreIds("Rock Polka Jazz Fado").unknownWords, ElementsAre("polka", "fado"));
  EXPECT_THAT(v2.genreIds("unknown").unknownWords, ElementsAre());
  EXPECT_TRUE(v2.knowsArtist("Various"));
  EXPECT_TRUE(v2.knowsArtist("!!!"));  // the empty name is an entry
  EXPECT_FALSE(v2.knowsArtist("Nobody"));
}

TEST(ArtistGenreVocabulary, capitalsInTheFileAreKeptForDisplayAndIgnoredInLookUp) {
  const auto vocabulary =
      ArtistGenreVocabulary::fromText(LabelStyle::v3, "Ada Reed;0\r\n\xC3\x89toile;1\n\n  Zed  Ó;2  \n", "Pop;0")
          .value();
  EXPECT_THAT(vocabulary.artists(),
              ElementsAre(VocabularyEntry{"Ada Reed", 0}, VocabularyEntry{"Étoile", 1}, VocabularyEntry{"Zed  Ó", 2}));
  EXPECT_EQ(vocabulary.artistId("éTOILE"), 1);
  EXPECT_EQ(vocabulary.artistId("zed  ó"), 2);
  EXPECT_TRUE(vocabulary.knowsArtist("ada reed"));
  EXPECT_EQ(vocabulary.largestArtistId(), 2);
  EXPECT_EQ(vocabulary.largestGenreId(), 0);
}

TEST(ArtistGenreVocabulary, theLastOfDuplicateNamesWins) {
  const auto vocabulary = ArtistGenreVocabulary::fromText(LabelStyle::v3, "a;1\nb;2\nA;3", "x;0").value();
  EXPECT_EQ(vocabulary.artistId("a"), 3);
  EXPECT_FALSE(vocabulary.artistName(1).has_value());
  EXPECT_THAT(vocabulary.artists(), ElementsAre(VocabularyEntry{"b", 2}, VocabularyEntry{"A", 3}));
}

TEST(ArtistGenreVocabulary, malformedListsNameTheLine) {
  struct Row {
    std::string text;
    const char* says;
  };
  const Row rows[] = {
      {"a;0\nb", "line 2: no semicolon"},
      {"a;0\n\nb;1;2", "line 3: more than one semicolon"},
      {"a;", "line 1: the id"},
      {"a;x", "line 1: the id"},
      {"a;-1", "line 1: the id"},
      {"a;1.5", "line 1: the id"},
      {"a;99999999", "line 1: the id"},
      {"a;99999999999999999999999", "line 1: the id"},
      {"a;0\n\xFF\xFE;1", "line 2: not valid"},
      {"", "no entries"},
      {"\n \n", "no entries"},
      {std::string(2000, 'x') + ";1", "line 1: the name is too long"},
  };
  for (const Row& row : rows) {
    const auto artists = ArtistGenreVocabulary::fromText(LabelStyle::v3, row.text, "x;0");
    ASSERT_FALSE(artists.has_value()) << row.text;
    EXPECT_EQ(artists.error().kind, ErrorKind::corrupt);
    EXPECT_THAT(artists.error().message, HasSubstr(row.says));
    EXPECT_THAT(artists.error().message, HasSubstr("artist list"));
    EXPECT_FALSE(ArtistGenreVocabulary::fromText(LabelStyle::v3, "x;0", row.text).has_value());
  }
}

TEST(ArtistGenreVocabulary, missingAndOversizedListsAreRefused) {
  const auto missing =
      ArtistGenreVocabulary::load(LabelStyle::v3, "/nonexistent/artists.txt", "/nonexistent/genres.txt");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().kind, ErrorKind::notFound);
  const auto huge = ArtistGenreVocabulary::fromText(LabelStyle::v3, std::string((16U << 20U) + 1, '\n'), "x;0");
  ASSERT_FALSE(huge.has_value());
  EXPECT_EQ(huge.error().kind, ErrorKind::unsupported);
}

TEST(ArtistGenreVocabulary, misspeltNamesAreSuggested) {
  const auto v3 = goldenVocabulary(LabelStyle::v3);
  EXPECT_THAT(names(v3.nearestArtists("devora quil", 1)), ElementsAre("dévora quill"));
  EXPECT_THAT(names(v3.nearestArtists("Bjorn and Sonner", 1)), ElementsAre("bjørn & sønner"));
  EXPECT_THAT(names(v3.nearestArtists("owls", 5)), testing::UnorderedElementsAre("the 3 owls", "other owls"));
  EXPECT_THAT(names(v3.nearestGenres("hipp hop", 1)), ElementsAre("hip-hop"));
  EXPECT_THAT(names(v3.nearestGenres("rock", 2)), ElementsAre("rock", "blues rock"));
  EXPECT_TRUE(v3.nearestArtists("", 5).empty());
  EXPECT_TRUE(v3.nearestArtists("xqzwv jjkk", 5).empty());
  EXPECT_TRUE(v3.nearestArtists("owls", 0).empty());
}

TEST(ArtistGenreVocabulary, suggestionsFromEightThousandNamesAreQuick) {
  std::string text;
  for (int i = 0; i < 8000; ++i) {
    text += "artist number " + std::to_string(i * 7919 % 100003) + " of the list;" + std::to_string(i) + "\n";
  }
  const auto vocabulary = ArtistGenreVocabulary::fromText(LabelStyle::v3, text, "x;0").value();
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(vocabulary.nearestArtists("artst nunber 71271 of the lst", 8).size(), 8U);
  const auto elapsed = std::chrono::steady_clock::now() - begin;
  RecordProperty("milliseconds",
                 static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count()));
  EXPECT_LT(elapsed, std::chrono::seconds(1));
}

}  // namespace
}  // namespace jukebox

#include "core/labels/label_vector.h"

#include <gtest/gtest.h>

#include "tests/core/labels/golden_labels.h"

namespace jukebox {
namespace {

using Ids = std::vector<std::int64_t>;

LabelLayout layoutOf(const nlohmann::json& model) {
  const auto& hps = model.at("hps");
  return {.labels = hps.at("labels"),
          .style = hps.at("labels_v3").get<bool>() ? LabelStyle::v3 : LabelStyle::v2,
          .maxBowGenreSize = hps.at("max_bow_genre_size"),
          .lyricTokens = hps.at("n_tokens"),
          .sampleLength = model.at("sample_length"),
          .rawToTokens = model.at("raw_to_tokens")};
}

ArtistGenreVocabulary vocabularyOf(LabelStyle style) {
  const std::string prefix(labelStyleName(style));
  return ArtistGenreVocabulary::load(style, test::goldenIdFile(prefix + "_artist_ids.txt"),
                                     test::goldenIdFile(prefix + "_genre_ids.txt"))
      .value();
}

SongConditioning songOf(const nlohmann::json& meta) {
  return {meta.at("artist"), meta.at("genre"), meta.at("lyrics"), meta.at("total_length"), meta.at("offset")};
}

void expectWindows(const nlohmann::json& model, const LabelLayout& layout, const std::vector<SongLabels>& songs) {
  for (const auto& window : model.at("get_y")) {
    int failures = 0;
    for (std::size_t item = 0; item < songs.size(); ++item) {
      const auto labels = labelsForWindow(layout, songs[item], window.at("start"));
      if (!labels) {
        ++failures;
        EXPECT_EQ(labels.error().kind, ErrorKind::invalidInput);
        continue;
      }
      if (window.contains("error")) continue;
      const Ids y = window.at("y").is_null() ? Ids{} : window.at("y")[item].get<Ids>();
      const bool hasIndices = window.contains("indices") && !window.at("indices").is_null();
      EXPECT_EQ(labels->y, y) << model.at("name") << window.at("start") << " item " << item;
      EXPECT_EQ(labels->indices, hasIndices ? window.at("indices")[item].get<Ids>() : Ids{}) << model.at("name");
    }
    // The reference fails for the whole batch as soon as one item does.
    EXPECT_EQ(failures > 0, window.contains("error")) << model.at("name") << window.at("start");
  }
}

TEST(LabelVector, everyGoldenModelGetsItsLabels) {
  const auto models = test::goldenLabels("get_y.json");
  ASSERT_EQ(models.size(), 5U);
  for (const auto& model : models) {
    const LabelLayout layout = layoutOf(model);
    const LyricVocabulary lyricVocabulary(layout.style);
    const auto vocabulary = vocabularyOf(layout.style);
    std::vector<SongLabels> songs;
    for (std::size_t item = 0; item < model.at("metas").size(); ++item) {
      const auto song = buildLabels(layout, vocabulary, lyricVocabulary, songOf(model.at("metas")[item]));
      ASSERT_TRUE(song.has_value()) << song.error().sentence();
      EXPECT_EQ(song->y, model.at("y")[item].get<Ids>()) << model.at("name") << item;
      EXPECT_EQ(song->fullTokens, model.at("full_tokens")[item].get<Ids>());
      const auto& info = model.at("info")[item];
      EXPECT_EQ(song->artist, info.at("artist").get<std::string>());
      EXPECT_EQ(song->genre, info.at("genre").get<std::string>());
      EXPECT_EQ(song->lyrics, info.at("lyrics").is_string() ? info.at("lyrics").get<std::string>() : "");
      songs.push_back(*song);
      if (!model.contains("describe_label")) continue;
      const auto& description = model.at("describe_label")[item];
      const auto described = describeLabels(layout, vocabulary, lyricVocabulary, song->y);
      ASSERT_TRUE(described.has_value()) << described.error().sentence();
      EXPECT_EQ(described->artist, description.at("artist").get<std::string>());
      EXPECT_EQ(described->genre, description.at("genre").get<std::string>());
      EXPECT_EQ(described->lyrics, description.at("lyrics").get<std::string>());
    }
    expectWindows(model, layout, songs);
  }
}

LabelLayout smallLayout() {
  return {.labels = true,
          .style = LabelStyle::v2,
          .maxBowGenreSize = 3,
          .lyricTokens = 4,
          .sampleLength = 64,
          .rawToTokens = 8,
          .artistRows = 12,
          .genreRows = 12};
}

TEST(LabelVector, idsGiveTheSameLabelsAsNames) {
  const LyricVocabulary lyricVocabulary(LabelStyle::v2);
  const auto byName = buildLabels(smallLayout(), vocabularyOf(LabelStyle::v2), lyricVocabulary,
                                  {"The 3 Owls", "Hip Hop", "hello there", 1000, 10});
  const auto byId = buildLabelsFromIds(smallLayout(), lyricVocabulary, {3, {4, 5}, "hello there", 1000, 10});
  ASSERT_TRUE(byName.has_value());
  ASSERT_TRUE(byId.has_value());
  EXPECT_EQ(byName->y, byId->y);
  EXPECT_EQ(byName->y, (Ids{1000, 10, 64, 3, 4, 5, -1, 34, 31, 38, 38}));
  EXPECT_EQ(byId->artist, "artist 3");
  EXPECT_EQ(byId->genre, "genre 4 5");
}

TEST(LabelVector, noGenreAtAllLeavesEveryPlaceUnused) {
  const auto labels = buildLabelsFromIds(smallLayout(), LyricVocabulary(LabelStyle::v2), {3, {}, "", 1000, 10});
  ASSERT_TRUE(labels.has_value());
  EXPECT_EQ(labels->y, (Ids{1000, 10, 64, 3, -1, -1, -1, 0, 0, 0, 0}));
}

TEST(LabelVector, songsThatDoNotFitAreRefused) {
  const LyricVocabulary lyrics(LabelStyle::v2);
  const auto refused = [&](const LabelLayout& layout, const SongConditioningById& song) {
    const auto labels = buildLabelsFromIds(layout, lyrics, song);
    return !labels.has_value() && labels.error().kind == ErrorKind::invalidInput;
  };
  EXPECT_FALSE(refused(smallLayout(), {11, {1, 2, 11}, "long lyrics", 100, 99}));
  EXPECT_TRUE(refused(smallLayout(), {12, {}, "", 100, 0}));
  EXPECT_TRUE(refused(smallLayout(), {-1, {}, "", 100, 0}));
  EXPECT_TRUE(refused(smallLayout(), {0, {12}, "", 100, 0}));
  EXPECT_TRUE(refused(smallLayout(), {0, {-1}, "", 100, 0}));
  EXPECT_TRUE(refused(smallLayout(), {0, {1, 2, 3, 4}, "", 100, 0}));
  EXPECT_TRUE(refused(smallLayout(), {0, {}, "long lyrics", 100, 100}));
  EXPECT_TRUE(refused(smallLayout(), {0, {}, "", 100, -1}));
  EXPECT_TRUE(refused(smallLayout(), {0, {}, "", -1, 0}));
  LabelLayout broken = smallLayout();
  broken.maxBowGenreSize = 0;
  EXPECT_TRUE(refused(broken, {0, {}, "", 100, 0}));
  broken = smallLayout();
  broken.lyricTokens = std::int64_t{1} << 40;
  EXPECT_TRUE(refused(broken, {0, {}, "", 100, 0}));
  broken = smallLayout();
  broken.style = LabelStyle::v3;
  EXPECT_TRUE(refused(broken, {0, {}, "", 100, 0}));
}

TEST(LabelVector, tooManyGenreWordsAreRefused) {
  const auto labels = buildLabels(smallLayout(), vocabularyOf(LabelStyle::v2), LyricVocabulary(LabelStyle::v2),
                                  {"o", "rock pop jazz blues", "", 1000, 0});
  ASSERT_FALSE(labels.has_value());
  EXPECT_EQ(labels.error().message, "The genre has 4 words, but the model takes at most 3.");
}

TEST(LabelVector, namesOfTheOtherStyleAreRefused) {
  EXPECT_FALSE(
      buildLabels(smallLayout(), vocabularyOf(LabelStyle::v3), LyricVocabulary(LabelStyle::v2), {}).has_value());
}

TEST(LabelVector, windowsThatDoNotFitAreRefused) {
  const LyricVocabulary lyrics(LabelStyle::v2);
  const SongLabels song = buildLabelsFromIds(smallLayout(), lyrics, {0, {}, "long lyrics", 1000, 0}).value();
  EXPECT_TRUE(labelsForWindow(smallLayout(), song, 124).has_value());
  EXPECT_FALSE(labelsForWindow(smallLayout(), song, 125).has_value());
  EXPECT_FALSE(labelsForWindow(smallLayout(), song, -1).has_value());
  EXPECT_FALSE(labelsForWindow(smallLayout(), song, std::numeric_limits<std::int64_t>::max()).has_value());
  EXPECT_FALSE(labelsForWindow(smallLayout(), SongLabels{}, 0).has_value());
  LabelLayout wider = smallLayout();
  wider.maxBowGenreSize = 5;
  EXPECT_FALSE(labelsForWindow(wider, song, 0).has_value());
}

TEST(LabelVector, aVectorOfAnotherModelCannotBeDescribed) {
  const auto vocabulary = vocabularyOf(LabelStyle::v2);
  const LyricVocabulary lyrics(LabelStyle::v2);
  EXPECT_FALSE(describeLabels(smallLayout(), vocabulary, lyrics, Ids{1, 2, 3}).has_value());
  EXPECT_FALSE(describeLabels(smallLayout(), vocabulary, lyrics, Ids{9, 0, 9, 99, -1, -1, -1, 0, 0, 0, 0}).has_value());
}

}  // namespace
}  // namespace jukebox

#include "core/labels/lyric_vocabulary.h"

#include <gtest/gtest.h>

#include "tests/core/labels/golden_labels.h"

namespace jukebox {
namespace {

const LabelStyle kStyles[] = {LabelStyle::v2, LabelStyle::v3};

TEST(LyricVocabulary, symbolsAreThoseOfTheReference) {
  const auto vocab = test::goldenLabels("text.json").at("vocab");
  for (const LabelStyle style : kStyles) {
    const LyricVocabulary vocabulary(style);
    const auto& expected = vocab.at(std::string(labelStyleName(style)));
    EXPECT_EQ(vocabulary.size(), expected.at("n_vocab").get<std::int64_t>());
    EXPECT_EQ(static_cast<std::int64_t>(expected.at("vocab").size()), vocabulary.size());
    for (const auto& [character, token] : expected.at("vocab").items()) {
      if (character == "<unk>") continue;
      EXPECT_EQ(vocabulary.token(character[0]), token.get<std::int64_t>()) << character;
      EXPECT_EQ(vocabulary.character(token), character);
    }
  }
}

TEST(LyricVocabulary, everyGoldenTextIsCleanedAndTokenised) {
  const auto rows = test::goldenLabels("text.json").at("rows");
  ASSERT_EQ(rows.size(), 25U);
  for (const auto& row : rows) {
    for (const LabelStyle style : kStyles) {
      const LyricVocabulary vocabulary(style);
      const auto& expected = row.at(std::string(labelStyleName(style)));
      const std::string cleaned = vocabulary.clean(row.at("text").get<std::string>());
      EXPECT_EQ(cleaned, expected.at("clean").get<std::string>()) << row.at("text");
      EXPECT_EQ(vocabulary.tokenise(cleaned), expected.at("tokens").get<std::vector<std::int64_t>>());
    }
  }
}

TEST(LyricVocabulary, theSpecificationsExampleComesOut) {
  EXPECT_EQ(LyricVocabulary(LabelStyle::v3).tokenise("old town road"),
            (std::vector<std::int64_t>{41, 38, 30, 76, 46, 41, 49, 40, 76, 44, 41, 27, 30}));
}

TEST(LyricVocabulary, numbersThatAreNoTokenHaveNoCharacter) {
  const LyricVocabulary vocabulary(LabelStyle::v3);
  for (const std::int64_t token : {std::int64_t{-1}, std::int64_t{0}, std::int64_t{79}, std::int64_t{1} << 40}) {
    EXPECT_EQ(vocabulary.character(token), "") << token;
  }
  EXPECT_EQ(vocabulary.tokenise("a+b%"), (std::vector<std::int64_t>{27, 0, 28, 0}));
}

TEST(LyricVocabulary, tokensReadBackAsTextWithoutPadding) {
  const LyricVocabulary vocabulary(LabelStyle::v2);
  std::vector<std::int64_t> tokens = vocabulary.tokenise("Hi, \"you\"\n");
  tokens.insert(tokens.begin(), 3, 0);
  EXPECT_EQ(vocabulary.text(tokens), "Hi, \"you\"\n");
}

TEST(LyricVocabulary, cleanedCharactersKnowWhereTheyComeFrom) {
  const CleanedLyrics cleaned = LyricVocabulary(LabelStyle::v3).cleanWithSources("é—😀b\\æ");
  EXPECT_EQ(cleaned.text, "e--b\nae");
  EXPECT_EQ(cleaned.sourceOffsets, (std::vector<std::size_t>{0, 2, 2, 9, 10, 11, 11}));
}

TEST(LyricVocabulary, changesAreReportedWithTheirPlaces) {
  const LyricVocabulary vocabulary(LabelStyle::v3);
  const std::vector<LyricChange> expected = {{1, 2, "e"}, {3, 1, ""},    {5, 4, ""},
                                             {9, 1, ""},  {10, 1, "\n"}, {12, 3, ""}};
  EXPECT_EQ(vocabulary.droppedCharacters("aé+b😀\xFF\\c\uFFFD"), expected);
  EXPECT_TRUE(vocabulary.droppedCharacters("Plain lyrics, (all) [of] \"them\"!\n\tIsn't it?").empty());
  EXPECT_TRUE(LyricVocabulary(LabelStyle::v2).droppedCharacters("a+b").empty());
}

TEST(LyricVocabulary, allWaysOfCleaningAgree) {
  const auto rows = test::goldenLabels("text.json").at("rows");
  for (const auto& row : rows) {
    const auto text = row.at("text").get<std::string>();
    for (const LabelStyle style : kStyles) {
      const LyricVocabulary vocabulary(style);
      const CleanedLyrics cleaned = vocabulary.cleanWithSources(text);
      EXPECT_EQ(cleaned.text, vocabulary.clean(text));
      EXPECT_EQ(cleaned.sourceOffsets.size(), cleaned.text.size());
      EXPECT_TRUE(std::is_sorted(cleaned.sourceOffsets.begin(), cleaned.sourceOffsets.end()));
    }
  }
}

}  // namespace
}  // namespace jukebox

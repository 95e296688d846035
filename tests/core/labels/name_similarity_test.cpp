#include "core/labels/name_similarity.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(NameSimilarity, keysForgetCaseAccentsAndPunctuation) {
  EXPECT_EQ(nameSearchKey("  Céline   DION!"), "celine dion");
  EXPECT_EQ(nameSearchKey("ac_dc"), nameSearchKey("AC/DC"));
  EXPECT_EQ(nameSearchKey("!!!"), "");
  EXPECT_EQ(nameSearchKey("Οδυσσεύς"), "odusseus");
  EXPECT_LE(nameSearchKey(std::string(500, 'a')).size(), 64U);
}

TEST(NameSimilarity, theMoreAlikeTheCheaper) {
  const auto cost = [](const char* wanted, const char* key) { return nameDissimilarity(wanted, key).value_or(1e9); };
  EXPECT_EQ(cost("rock", "rock"), 0.0);
  EXPECT_LT(cost("rock", "rock and roll"), cost("rock", "blues rock"));
  EXPECT_LT(cost("blues", "rhythm and blues"), cost("blues", "boule"));
  EXPECT_LT(cost("beatels", "beatles"), cost("beatels", "battles"));
  EXPECT_LT(cost("metalica", "metallica"), cost("metalica", "metallics"));
}

TEST(NameSimilarity, strangersHaveNothingInCommon) {
  EXPECT_FALSE(nameDissimilarity("rock", "xylophone").has_value());
  EXPECT_FALSE(nameDissimilarity("", "rock").has_value());
  EXPECT_FALSE(nameDissimilarity("rock", "").has_value());
}

TEST(NameSimilarity, textOfAnyLengthIsAccepted) {
  EXPECT_EQ(nameDissimilarity(std::string(1000, 'a'), std::string(900, 'a')), 0.0);
}

}  // namespace
}  // namespace jukebox

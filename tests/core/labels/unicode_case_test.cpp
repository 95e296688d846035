#include "core/labels/unicode_case.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(UnicodeCase, lowersLikePython) {
  struct Row {
    const char* text;
    const char* lower;
  };
  const Row rows[] = {
      {"", ""},
      {"ABC xyz 123", "abc xyz 123"},
      {"CÉLINE DION", "céline dion"},
      {"STRAẞE", "straße"},
      {"Straße", "straße"},
      {"İstanbul", "i̇stanbul"},
      {"ISTANBUL", "istanbul"},
      {"ıI", "ıi"},
      {"ΟΔΥΣΣΕΎΣ", "οδυσσεύς"},
      {"ΟΔΥΣ ΣΕΎΣ.", "οδυς σεύς."},
      {"Σ", "σ"},
      {"Σigma", "σigma"},
      {"МОСКВА Ёлка", "москва ёлка"},
      {"ǅ", "ǆ"},
      {"Ⅷ", "ⅷ"},
      {"𐐀", "𐐨"},
      {"\u212Aelvin", "kelvin"},
      {"日本", "日本"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(lowerCase(row.text), row.lower) << row.text;
  }
}

TEST(UnicodeCase, apostrophesDoNotEndAWord) {
  EXPECT_EQ(lowerCase("ΑΣ'Α ΑΣ'"), "ασ'α ας'");
}

TEST(UnicodeCase, doesNotNormalise) {
  EXPECT_EQ(lowerCase("E\u0301"), "e\u0301");
}

TEST(UnicodeCase, invalidBytesBecomeReplacementCharacters) {
  EXPECT_EQ(lowerCase("A\xFFZ"), "a\uFFFDz");
}

}  // namespace
}  // namespace jukebox

#include "core/domain/preview_file.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(PreviewFile, survivesItsText) {
  for (const PreviewFacts& facts : {PreviewFacts{}, PreviewFacts{1, {{0, 2.5}, {1, 7.25}, {2, 20}}}}) {
    const auto read = previewFactsFromText(previewFactsToText(facts));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, facts);
  }
}

TEST(PreviewFile, brokenTextsAreRefused) {
  std::string many = R"({"level": 0, "spans": [)";
  for (int i = 0; i < 65; ++i) many += R"({"level": 0, "end_seconds": 1},)";
  many.back() = ']';
  for (const std::string& text : std::vector<std::string>{
           "", "{", "[]", "null", R"({"level": -1})", R"({"level": 65})", R"({"level": "top"})", R"({"spans": 3})",
           R"({"spans": [7]})", R"({"spans": [{"level": 99, "end_seconds": 1}]})",
           R"({"spans": [{"level": 0, "end_seconds": -1}]})", R"({"spans": [{"level": 0, "end_seconds": 1e99}]})",
           many + "}"}) {
    EXPECT_FALSE(previewFactsFromText(text)) << text;
  }
}

TEST(PreviewFile, soundAndFactsLieBesideEachOther) {
  EXPECT_EQ(previewSoundName(3), "sample_3_preview.flac");
  EXPECT_EQ(previewFactsName(3), "sample_3_preview.json");
}

}  // namespace
}  // namespace jukebox

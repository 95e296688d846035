#include "core/domain/level_span.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace jukebox {
namespace {

TEST(LevelSpan, listsSurviveTheirJson) {
  const std::vector<LevelSpan> spans{{2, 1.5}, {0, 3, true}, {2, 9}};
  const auto read = levelSpansFromJson(levelSpansToJson(spans));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, spans);
  EXPECT_FALSE(levelSpansToJson(spans)[0].contains("sketch"));
}

TEST(LevelSpan, brokenListsAreRefused) {
  for (const char* text : {"3", "{}", "[7]", R"([{"level": 65}])", R"([{"end_seconds": -1}])",
                           R"([{"level": 0, "end_seconds": 1, "sketch": "perhaps"}])"}) {
    EXPECT_FALSE(levelSpansFromJson(nlohmann::json::parse(text))) << text;
  }
  EXPECT_FALSE(levelSpansFromJson(nlohmann::json(65, nlohmann::json{{"level", 0}})));
}

TEST(LevelSpan, followEachOtherInTime) {
  EXPECT_TRUE(areInOrder({}));
  EXPECT_TRUE(areInOrder({{2, 1}, {0, 2, true}, {1, 3}}));
  EXPECT_FALSE(areInOrder({{0, 0}}));
  EXPECT_FALSE(areInOrder({{0, 2}, {1, 2}}));
  EXPECT_FALSE(areInOrder({{1, 4}, {2, 2}}));
}

TEST(RegionWish, needsALengthWithinADay) {
  const double notANumber = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(validate(RegionWish{0, 0, 0.1}));
  EXPECT_TRUE(validate(RegionWish{15, 100, 101}));
  for (const RegionWish& wish : {RegionWish{}, RegionWish{-1, 0, 1}, RegionWish{0, -1, 1}, RegionWish{0, 2, 1},
                                 RegionWish{0, 0, 1e9}, RegionWish{0, notANumber, 1}, RegionWish{0, 0, notANumber}}) {
    const auto status = validate(wish);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().kind, ErrorKind::invalidInput);
  }
}

}  // namespace
}  // namespace jukebox

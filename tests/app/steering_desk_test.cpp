#include "app/cli/steering_desk.h"

#include <gtest/gtest.h>

namespace jukebox::cli {
namespace {

GenerationRequest beginning() {
  GenerationRequest request;
  request.conditioning = {"Mara Vale", "folk", "la la"};
  request.levels = {{0.95, 0, 0, 0.5}, {0.99, 40, 0, 0.125}};
  return request;
}

TEST(SteeringDesk, whatIsNotSaidStays) {
  SteeringDesk desk(beginning());
  EXPECT_EQ(desk.wish(), beginning());
  ASSERT_TRUE(desk.hear("genre  hip hop \r\n").has_value());
  EXPECT_EQ(desk.wish().conditioning.genre, "hip hop");
  EXPECT_EQ(desk.wish().conditioning.artist, "Mara Vale");
  EXPECT_FALSE(desk.wantsToStop());
}

TEST(SteeringDesk, everyWordIsUnderstood) {
  SteeringDesk desk(beginning());
  for (const auto* line : {"artist Dex Nine", "genre jazz", "lyrics one line / another", "temperature 0.8", "top-p 0.9",
                           "", "   ", "stop"}) {
    EXPECT_TRUE(desk.hear(line).has_value()) << line;
  }
  const auto wish = desk.wish();
  EXPECT_EQ(wish.conditioning.artist, "Dex Nine");
  EXPECT_EQ(wish.conditioning.lyrics, "one line\nanother");
  for (const auto& level : wish.levels) {
    EXPECT_EQ(level.temperature, 0.8);
    EXPECT_EQ(level.topP, 0.9);
    EXPECT_EQ(level.topK, 0);
  }
  EXPECT_TRUE(desk.wantsToStop());
}

TEST(SteeringDesk, nonsenseIsToldAndChangesNothing) {
  SteeringDesk desk(beginning());
  for (const auto* line : {"louder", "temperature", "temperature warm", "temperature -1", "temperature 0",
                           "temperature 1 2", "top-p 7", "temperature nan", "\xff\xfe"}) {
    const auto heard = desk.hear(line);
    ASSERT_FALSE(heard.has_value()) << line;
    EXPECT_EQ(heard.error().kind, ErrorKind::invalidInput);
  }
  EXPECT_EQ(desk.wish(), beginning());
}

}  // namespace
}  // namespace jukebox::cli

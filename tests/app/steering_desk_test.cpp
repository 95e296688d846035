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

TEST(SteeringDesk, wishesAreCollectedOnceAndInOrder) {
  SteeringDesk desk(beginning());
  EXPECT_TRUE(desk.collect().wishes.empty());
  RadioWish artist, temperature, volume;
  artist.number = 4;
  artist.artist = "Dex Nine";
  temperature.number = 5;
  temperature.temperature = 0.8;
  volume.number = 6;
  volume.volume = 0.5;
  for (const auto& wish : {artist, temperature, volume}) ASSERT_TRUE(desk.take(wish).has_value());
  const auto steering = desk.collect();
  EXPECT_EQ(steering.wishes, (std::vector<int>{4, 5}));
  EXPECT_EQ(steering.request.conditioning.artist, "Dex Nine");
  EXPECT_EQ(steering.request.levels.front().temperature, 0.8);
  EXPECT_TRUE(desk.collect().wishes.empty());
}

TEST(SteeringDesk, aNameThatTheModelDoesNotKnowIsRefusedAtOnceAndNothingElseOfTheWishCounts) {
  SteeringDesk desk(beginning(), [](const Conditioning& names) -> Status {
    if (names.artist == "Nobody") return makeError(ErrorKind::invalidInput, "Nobody is unknown.");
    return {};
  });
  RadioWish wish;
  wish.artist = "Nobody";
  wish.temperature = 0.5;
  EXPECT_FALSE(desk.take(wish).has_value());
  EXPECT_EQ(desk.wish(), beginning());
  EXPECT_TRUE(desk.collect().wishes.empty());
}

TEST(SteeringDesk, aRefusedWishIsForgottenWithThoseBehindIt) {
  SteeringDesk desk(beginning());
  RadioWish wish;
  wish.number = 7;
  wish.genre = "jazz";
  ASSERT_TRUE(desk.take(wish).has_value());
  EXPECT_EQ(desk.goBack(beginning()), std::vector<int>{7});
  EXPECT_EQ(desk.wish(), beginning());
}

TEST(SteeringDesk, aFloodOfWishesIsStopped) {
  SteeringDesk desk(beginning());
  RadioWish wish;
  wish.genre = "jazz";
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(desk.take(wish).has_value());
  const auto more = desk.take(wish);
  ASSERT_FALSE(more.has_value());
  EXPECT_EQ(more.error().kind, ErrorKind::busy);
}

TEST(WishFromWords, volumeKeepAndStopAreWishes) {
  EXPECT_EQ(wishFromWords("volume 0.25")->volume, 0.25);
  EXPECT_EQ(wishFromWords("keep my song.flac")->keep, (RadioKeep{60, "my song.flac", {}}));
  EXPECT_TRUE(wishFromWords("stop")->isLast);
  EXPECT_TRUE(wishFromWords(" stop  now ")->stopsNow);
  EXPECT_EQ(*wishFromWords("  "), RadioWish{});
  for (const auto* line : {"volume 2", "volume", "keep", "stop later", "top-p 1.5"}) {
    EXPECT_FALSE(wishFromWords(line).has_value()) << line;
  }
}

}  // namespace
}  // namespace jukebox::cli

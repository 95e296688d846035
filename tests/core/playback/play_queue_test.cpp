#include "core/playback/play_queue.h"

#include <gtest/gtest.h>

#include <set>

namespace jukebox {
namespace {

PlayQueue queueOf(std::vector<std::string> ids, const std::string& current) {
  PlayQueue queue(7);
  queue.setTracks(std::move(ids), current);
  return queue;
}

TEST(PlayQueue, goesThroughTheListOnceWithoutRepeat) {
  PlayQueue queue = queueOf({"a", "b", "c"}, "b");
  EXPECT_EQ(queue.current(), "b");
  EXPECT_EQ(queue.previous(), "a");
  EXPECT_EQ(queue.following(), "c");
  EXPECT_TRUE(queue.moveTo("c"));
  EXPECT_EQ(queue.following(), std::nullopt);
  EXPECT_EQ(queue.next(), std::nullopt);
  EXPECT_FALSE(queue.moveTo("z"));
  EXPECT_EQ(queue.current(), "c");
}

TEST(PlayQueue, anEmptyQueueHasNothing) {
  const PlayQueue queue = queueOf({}, "a");
  EXPECT_EQ(queue.current(), std::nullopt);
  EXPECT_EQ(queue.following(), std::nullopt);
  EXPECT_EQ(queue.previous(), std::nullopt);
}

TEST(PlayQueue, repeatAllGoesRound) {
  PlayQueue queue = queueOf({"a", "b"}, "b");
  queue.setRepeat(RepeatMode::all);
  EXPECT_EQ(queue.following(), "a");
  queue.moveTo("a");
  EXPECT_EQ(queue.previous(), "b");
}

TEST(PlayQueue, repeatOneFollowsItselfButTheButtonGoesOn) {
  PlayQueue queue = queueOf({"a", "b"}, "a");
  queue.setRepeat(RepeatMode::one);
  EXPECT_EQ(queue.following(), "a");
  EXPECT_EQ(queue.next(), "b");
}

TEST(PlayQueue, shufflePlaysEveryTrackOnceBeginningWithTheCurrentOne) {
  std::vector<std::string> ids;
  for (int i = 0; i < 50; ++i) ids.push_back(std::to_string(i));
  PlayQueue queue = queueOf(ids, "20");
  queue.setShuffle(true);
  EXPECT_EQ(queue.current(), "20");
  EXPECT_EQ(queue.previous(), std::nullopt);
  std::vector<std::string> heard{"20"};
  while (const auto next = queue.next()) {
    heard.push_back(*next);
    ASSERT_TRUE(queue.moveTo(*next));
  }
  EXPECT_EQ(std::set(heard.begin(), heard.end()).size(), 50U);
  EXPECT_EQ(heard.size(), 50U);
  EXPECT_NE(heard, ids);
  EXPECT_EQ(queue.previous(), heard[48]);
  queue.setShuffle(false);
  EXPECT_EQ(queue.current(), heard[49]);
  const int last = std::stoi(heard[49]);
  EXPECT_EQ(queue.next(), last < 49 ? std::optional(std::to_string(last + 1)) : std::nullopt);
}

}  // namespace
}  // namespace jukebox

#include "core/playback/spsc_ring.h"

#include <gtest/gtest.h>

#include <thread>

namespace jukebox {
namespace {

TEST(SpscRing, isFirstInFirstOutAndBounded) {
  SpscRing<int, 4> ring;
  EXPECT_EQ(ring.pop(), std::nullopt);
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) EXPECT_TRUE(ring.push(i));
    EXPECT_FALSE(ring.push(99));
    for (int i = 0; i < 4; ++i) EXPECT_EQ(ring.pop(), i);
    EXPECT_EQ(ring.pop(), std::nullopt);
  }
}

TEST(SpscRing, nothingIsLostBetweenTwoThreads) {
  constexpr int kCount = 100'000;
  SpscRing<int, 64> ring;
  std::thread writer([&] {
    for (int i = 0; i < kCount; ++i) {
      while (!ring.push(i)) std::this_thread::yield();
    }
  });
  for (int expected = 0; expected < kCount;) {
    const auto value = ring.pop();
    if (!value) {
      std::this_thread::yield();
      continue;
    }
    ASSERT_EQ(*value, expected++);
  }
  writer.join();
}

}  // namespace
}  // namespace jukebox

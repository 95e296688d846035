// The player and its device: none, lost, another, another rate; and what the audio thread may not do.

#include <cmath>

#include "core/playback/player.h"
#include "tests/core/playback/allocation_counter.h"
#include "tests/core/playback/player_test_world.h"

namespace jukebox {
namespace {

using PlayerDevice = test::PlayerWorld;

TEST_F(PlayerDevice, withoutADeviceNothingIsLostAndPlayTriesAgain) {
  device.isThere = false;
  player->open(rampTrack("a", 100'000), 1.0);
  waitUntilLoaded();
  play();
  EXPECT_EQ(player->status().state, PlayerState::deviceLost);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].kind, PlayerEvent::Kind::deviceLost);
  ASSERT_TRUE(player->status().deviceError.has_value());
  EXPECT_NEAR(player->status().positionSeconds, 1.0, 1e-4);
  device.isThere = true;
  play();
  EXPECT_EQ(player->status().state, PlayerState::playing);
  EXPECT_FALSE(player->status().deviceError.has_value());
  EXPECT_EQ(frameOf(device.pull(1000)[2 * 999]), 44'100 + 999);
}

TEST_F(PlayerDevice, aPulledCableKeepsThePositionAndAnotherDeviceGoesOn) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  play();
  device.pull(44'100);
  device.unplug();
  collect();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].kind, PlayerEvent::Kind::deviceLost);
  EXPECT_EQ(player->status().state, PlayerState::deviceLost);
  EXPECT_NEAR(player->status().positionSeconds, 1.0, 1e-4);

  player->selectDevice("headphones");
  settle();
  EXPECT_EQ(events.size(), 2U);
  EXPECT_EQ(player->status().state, PlayerState::deviceLost);
  device.isThere = true;
  player->selectDevice("speakers");
  settle();
  EXPECT_EQ(device.openedName, "speakers");
  EXPECT_EQ(player->status().state, PlayerState::paused) << "loudspeakers do not start by themselves";
  play();
  EXPECT_EQ(frameOf(device.pull(2000)[2 * 1999]), 44'100 + 1999);
}

TEST_F(PlayerDevice, aDeviceThatHangsIsLost) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  play();
  device.pull(4410);
  test::manualSeconds() += 2.0;
  collect();
  EXPECT_EQ(player->status().state, PlayerState::playing);
  test::manualSeconds() += 2.0;
  collect();
  EXPECT_EQ(player->status().state, PlayerState::deviceLost);
  EXPECT_NEAR(player->status().positionSeconds, 0.1, 1e-3);
}

TEST_F(PlayerDevice, choosingADeviceWhilePlayingGoesOnPlaying) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  play();
  device.pull(10'000);
  player->selectDevice("other");
  EXPECT_EQ(player->status().state, PlayerState::playing);
  settle();
  EXPECT_EQ(device.openCount, 2);
  EXPECT_EQ(player->status().deviceName, "other");
  EXPECT_EQ(player->status().state, PlayerState::playing);
  EXPECT_EQ(frameOf(device.pull(2000)[2 * 1999]), 11'999);
}

TEST_F(PlayerDevice, aDeviceWithAnotherRatePlaysFromTheSamePlace) {
  player->open(rampTrack("a", 88'200));
  player->setNext(rampTrack("b", 88'200, 0.25F));
  pollUntil([&] { return !isLoading(); });
  player->setLoop(LoopRegion{0.5, 1.5});
  player->seek(1.0);
  device.sampleRate = 48000;
  play();
  EXPECT_NEAR(player->status().positionSeconds, 1.0, 1e-4);
  pollUntil([&] { return player->status().loadedSeconds > 1.9; });
  EXPECT_NEAR(player->status().durationSeconds, 2.0, 1e-3);
  const auto heard = device.pull(4800);
  EXPECT_NEAR(heard[2 * 4799], ramp(44'100 + 4410, 0.125F), 1e-3F);
  EXPECT_NEAR(player->status().positionSeconds, 1.1, 1e-3);
  EXPECT_EQ(player->status().loop, (LoopRegion{0.5, 1.5}));
}

TEST_F(PlayerDevice, hundredsOfSeeksWhileTheDeviceStandsStillAreAllHeard) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  for (int i = 0; i < 1000; ++i) player->seek(i / 1000.0);
  EXPECT_NEAR(player->status().positionSeconds, 0.999, 1e-4);
  play();
  for (int i = 0; i < 200; ++i) player->seek(i / 200.0);
  EXPECT_EQ(player->status().state, PlayerState::playing);
  EXPECT_EQ(frameOf(device.pull(2000)[2 * 1999]), std::lround(199 / 200.0 * 44100) + 1999);
}

TEST_F(PlayerDevice, theAudioThreadNeverAllocates) {
  const auto a = rampTrack("a", 60'000);
  const auto b = rampTrack("b", 60'000, 0.25F);
  player->open(a);
  player->setNext(b);
  pollUntil([&] { return !isLoading(); });
  player->setLevelling(true);
  player->setLoop(LoopRegion{0.2, 0.4});
  play();
  std::vector<float> block(2 * 4096);
  int allocationCount = 0;
  const auto countedRender = [&] {
    const test::AllocationCounter counter(allocationCount);
    device.renderer->render(block, 0.01);
  };
  for (int i = 0; i < 10; ++i) countedRender();
  player->setVolume(0.3);
  player->seek(0.1);
  player->setLoop(std::nullopt);
  for (int i = 0; i < 10; ++i) countedRender();
  player->switchTo(b);
  for (int i = 0; i < 40; ++i) countedRender();
  collect();
  EXPECT_EQ(allocationCount, 0);
  {
    const test::AllocationCounter counter(allocationCount);
    const std::vector<float> proof(10);
  }
  EXPECT_EQ(allocationCount, 2) << "the counter itself works";
}

}  // namespace
}  // namespace jukebox

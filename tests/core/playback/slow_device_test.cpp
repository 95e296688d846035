// A device that takes long to open holds up nobody, and what was asked for meanwhile holds.

#include "tests/core/playback/player_test_world.h"
#include "tests/core/playback/slow_output.h"

namespace jukebox {
namespace {

class SlowDevice : public test::PlayerWorld {
 protected:
  SlowDevice() {
    player = std::make_unique<Player>(std::make_unique<test::SlowOutput>(device, gate),
                                      PlayerOptions{.clock = &test::manualClock});
    player->setLevelling(false);
  }
  ~SlowDevice() override {
    gate.let(100);
    player.reset();
  }
  void openAndPlay() {
    player->open(rampTrack("a", 100'000));
    waitUntilLoaded();
    player->play();
    gate.awaitOpening();
  }
  void finishOpening(int count = 1) {
    gate.let(count);
    settle();
  }
  /// The frame that is heard after the fades of a jump.
  long heardFrame() { return frameOf(device.pull(2000)[2 * 1999]) - 1999; }

  test::OpeningGate gate;
};

TEST_F(SlowDevice, playReturnsWhileTheDeviceIsStillBeingOpened) {
  openAndPlay();
  collect();
  EXPECT_EQ(gate.finished(), 0) << "play() and poll() have returned before open() has";
  EXPECT_EQ(player->status().state, PlayerState::playing);
  EXPECT_TRUE(player->status().isWaiting);
  EXPECT_TRUE(player->status().isDeviceBusy);
  EXPECT_TRUE(player->isActive());
  EXPECT_EQ(player->status().positionSeconds, 0.0);
  finishOpening();
  EXPECT_FALSE(player->status().isWaiting);
  EXPECT_EQ(player->status().deviceName, "default");
  EXPECT_EQ(frameOf(device.pull(1000)[2 * 999]), 999);
}

TEST_F(SlowDevice, commandsGivenMeanwhileKeepTheirOrder) {
  openAndPlay();
  for (int i = 0; i < 1000; ++i) player->seek(i / 1000.0);
  player->pause();
  player->seek(0.25);
  player->setLoop(LoopRegion{0.5, 1.0});
  player->play();
  player->setLoop(std::nullopt);
  player->seek(0.75);
  EXPECT_EQ(gate.finished(), 0);
  EXPECT_NEAR(player->status().positionSeconds, 0.75, 1e-4);
  finishOpening();
  EXPECT_EQ(device.openCount, 1);
  EXPECT_EQ(player->status().state, PlayerState::playing);
  EXPECT_FALSE(player->status().loop.has_value());
  EXPECT_EQ(heardFrame(), std::lround(0.75 * 44100));
}

TEST_F(SlowDevice, pausedMeanwhileItIsSilentWhenItIsReady) {
  openAndPlay();
  player->pause();
  finishOpening();
  EXPECT_EQ(player->status().state, PlayerState::paused);
  for (const float sample : device.pull(1000)) ASSERT_EQ(sample, 0.0F);
}

TEST_F(SlowDevice, anotherTrackChosenMeanwhileIsTheOneThatIsHeard) {
  openAndPlay();
  player->open(rampTrack("b", 50'000, 0.25F), 0.5);
  pollUntil([&] { return player->status().loadedSeconds > 1.1; });
  finishOpening();
  EXPECT_EQ(player->status().trackId, "b");
  EXPECT_EQ(frameOf(device.pull(2000)[2 * 1999], 0.25F), 22'050 + 1999);
}

TEST_F(SlowDevice, aDeviceThatCannotBeOpenedIsToldLater) {
  device.isThere = false;
  openAndPlay();
  collect();
  EXPECT_TRUE(events.empty());
  finishOpening();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].kind, PlayerEvent::Kind::deviceLost);
  EXPECT_EQ(player->status().state, PlayerState::deviceLost);
}

TEST_F(SlowDevice, ofManyDevicesChosenMeanwhileOnlyTheLastIsOpened) {
  openAndPlay();
  for (const char* name : {"one", "two", "three"}) player->selectDevice(name);
  EXPECT_EQ(gate.finished(), 0);
  finishOpening(2);
  EXPECT_EQ(device.openCount, 2) << "the first was under way already";
  EXPECT_EQ(device.openedName, "three");
  EXPECT_EQ(player->status().deviceName, "three");
  EXPECT_EQ(player->status().state, PlayerState::playing);
  EXPECT_EQ(heardFrame(), 0);
}

TEST_F(SlowDevice, losingTheOldDeviceWhileAnotherIsOpenedIsNoLoss) {
  openAndPlay();
  finishOpening();
  device.pull(4410);
  player->selectDevice("other");
  gate.awaitOpening();
  device.renderer->outputLost();
  collect();
  EXPECT_TRUE(events.empty());
  finishOpening();
  EXPECT_TRUE(events.empty());
  EXPECT_EQ(player->status().state, PlayerState::playing);
}

TEST_F(SlowDevice, beforeAnythingIsPlayedADeviceIsOnlyRemembered) {
  player->selectDevice("headphones");
  EXPECT_FALSE(player->status().isDeviceBusy);
  openAndPlay();
  finishOpening();
  EXPECT_EQ(device.openedName, "headphones");
  EXPECT_EQ(device.openCount, 1);
}

TEST_F(SlowDevice, thePlayerCanGoWhileItIsOpened) {
  openAndPlay();
  gate.let(1);
  player.reset();
  EXPECT_FALSE(device.isStarted);
}

}  // namespace
}  // namespace jukebox

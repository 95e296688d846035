#pragma once
// PlayerWorld: a player on a manual device and files whose every sample tells where it comes from.

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <memory>
#include <thread>

#include "core/audio_file/audio_writer.h"
#include "core/playback/player.h"
#include "tests/core/base/temporary_folder.h"
#include "tests/core/playback/manual_output.h"

namespace jukebox::test {

class PlayerWorld : public testing::Test {
 protected:
  PlayerWorld() {
    manualSeconds() = 100.0;
    player = std::make_unique<Player>(std::make_unique<ManualOutput>(device), PlayerOptions{.clock = &manualClock});
    player->setLevelling(false);
  }

  /// Left: base + frame / 2^20, right: its negative. The frame can be read off any sample.
  static float ramp(std::uint64_t frame, float base) { return base + static_cast<float>(frame) / 1048576.0F; }

  PlayerTrack rampTrack(const std::string& name, std::size_t frames, float base = 0.125F) {
    AudioBuffer buffer{44100, 2, {}};
    for (std::size_t i = 0; i < frames; ++i) {
      buffer.samples.push_back(ramp(i, base));
      buffer.samples.push_back(-ramp(i, base));
    }
    return track(name, buffer);
  }

  PlayerTrack track(const std::string& name, const AudioBuffer& buffer) {
    const auto file = folder / (name + ".wav");
    EXPECT_TRUE(writeAudioFile(file, buffer, {.format = AudioFormat::wav32f}).has_value());
    return {name, file, buffer.durationSeconds()};
  }

  /// Polls until `isDone` or ten seconds have gone.
  void pollUntil(const std::function<bool()>& isDone) {
    for (int i = 0; i < 2000 && !isDone(); ++i) {
      collect();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_TRUE(isDone());
  }
  void waitUntilLoaded() {
    pollUntil([&] { return player->status().loadedSeconds > 0 && !isLoading(); });
  }
  /// The device has done what it was told, and the player knows.
  void settle() {
    collect();
    pollUntil([&] { return !player->status().isDeviceBusy; });
  }
  void play() {
    player->play();
    settle();
  }
  bool isLoading() const { return player->isActive() && !device.isStarted; }

  void collect() {
    for (auto& event : player->poll()) events.push_back(std::move(event));
  }

  /// The frame that a sample of a ramp track came from.
  static long frameOf(float left, float base = 0.125F) { return std::lround((left - base) * 1048576.0F); }

  TemporaryFolder folder;
  ManualDevice device;
  std::unique_ptr<Player> player;
  std::vector<PlayerEvent> events;
};

}  // namespace jukebox::test

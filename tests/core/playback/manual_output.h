#pragma once
// ManualOutput: a sound device for tests: it sounds when the test pulls, and breaks when the test says so.

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/playback/audio_output.h"

namespace jukebox::test {

/// Seconds of the clock that tests turn by hand.
inline double& manualSeconds() {
  static double seconds = 0;
  return seconds;
}
inline double manualClock() {
  return manualSeconds();
}

/// The test keeps one; the player owns a ManualOutput that refers to it. Must outlive the player.
struct ManualDevice {
  int sampleRate = 44100;
  bool isThere = true;
  double delaySeconds = 0;
  bool isStarted = false;
  int openCount = 0;
  std::optional<std::string> openedName;
  int askedRate = 0;  ///< Hz
  AudioRenderer* renderer = nullptr;

  /// What is heard in the next frames, interleaved stereo, rendered in blocks of at most `blockFrames`.
  /// The clock goes on by as much.
  std::vector<float> pull(std::size_t frames, std::size_t blockFrames = 256) {
    std::vector<float> heard(frames * kOutputChannels);
    EXPECT_TRUE(isStarted) << "a stopped device asks for nothing";
    if (!isStarted) return heard;
    for (std::size_t done = 0; done < frames; done += blockFrames) {
      const std::size_t count = std::min(blockFrames, frames - done);
      renderer->render(std::span(heard).subspan(done * kOutputChannels, count * kOutputChannels), delaySeconds);
      manualSeconds() += static_cast<double>(count) / sampleRate;
    }
    return heard;
  }

  /// The cable is pulled out.
  void unplug() {
    isThere = false;
    isStarted = false;
    renderer->outputLost();
  }
};

class ManualOutput final : public AudioOutput {
 public:
  explicit ManualOutput(ManualDevice& device) : m_device(device) {}

  Result<OutputFormat> open(const std::optional<std::string>& deviceName, int preferredSampleRate,
                            AudioRenderer& renderer) override {
    if (!m_device.isThere) return makeError(ErrorKind::notFound, "There is no sound device.", "Connect one.");
    m_device.renderer = &renderer;
    m_device.openedName = deviceName;
    m_device.askedRate = preferredSampleRate;
    ++m_device.openCount;
    return OutputFormat{deviceName.value_or("default"), m_device.sampleRate, m_device.delaySeconds};
  }
  Status start() override {
    if (!m_device.isThere) return makeError(ErrorKind::io, "The sound device does not start.");
    m_device.isStarted = true;
    return {};
  }
  void stop() override { m_device.isStarted = false; }
  void close() override { m_device.isStarted = false; }

 private:
  ManualDevice& m_device;
};

}  // namespace jukebox::test

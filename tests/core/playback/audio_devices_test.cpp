#include "core/playback/audio_devices.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace jukebox {
namespace {

/// Replaces the machine's ALSA devices by those of a configuration text, so that results do not depend on hardware.
class AudioDevices : public testing::Test {
 protected:
  void SetUp() override { ::setenv("ALSA_CONFIG_PATH", m_configuration.c_str(), 1); }
  void TearDown() override {
    ::unsetenv("ALSA_CONFIG_PATH");
    std::filesystem::remove(m_configuration);
  }
  void configure(const std::string& text) { std::ofstream(m_configuration) << text; }

 private:
  std::filesystem::path m_configuration =
      std::filesystem::path(testing::TempDir()) / ("alsa-" + std::to_string(::getpid()) + ".conf");
};

TEST_F(AudioDevices, listsAConfiguredOutput) {
  configure("pcm.!default { type null }\npcm.jukebox_test { type null }\n");
  const auto devices = listAudioDevices();
  ASSERT_TRUE(devices.has_value()) << devices.error().detail;
  const auto found = std::find_if(devices->begin(), devices->end(),
                                  [](const AudioDevice& device) { return device.name == "jukebox_test"; });
  ASSERT_NE(found, devices->end());
  EXPECT_EQ(found->hostApi, "ALSA");
  EXPECT_GE(found->maximumOutputChannels, 2);
  EXPECT_GT(found->defaultSampleRate, 0.0);
  EXPECT_EQ(std::count_if(devices->begin(), devices->end(), [](const auto& device) { return device.isDefault; }), 1);
}

TEST_F(AudioDevices, aMachineWithoutSoundHasNone) {
  configure("# nothing\n");
  const auto devices = listAudioDevices();
  ASSERT_TRUE(devices.has_value()) << devices.error().detail;
  EXPECT_TRUE(devices->empty());
}

TEST_F(AudioDevices, listingPrintsNothingAndRestoresStderr) {
  configure(
      "pcm.!default { type no_such_plugin }\npcm.broken { type no_such_plugin }\nctl.broken { type no_such_plugin }\n");
  testing::internal::CaptureStderr();
  const auto devices = listAudioDevices();
  const std::string printed = testing::internal::GetCapturedStderr();
  ASSERT_TRUE(devices.has_value()) << devices.error().detail;
  EXPECT_EQ(printed, "");

  testing::internal::CaptureStderr();
  std::fputs("still here", stderr);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "still here");
}

}  // namespace
}  // namespace jukebox

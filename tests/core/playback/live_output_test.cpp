#include "core/playback/live_output.h"

#include "tests/core/playback/manual_output.h"

namespace jukebox {
namespace {

using test::ManualDevice;
using test::ManualOutput;

class LiveOutputTest : public ::testing::Test {
 protected:
  void open(int sampleRate = 44100) {
    m_output = std::make_unique<LiveOutput>(std::make_unique<ManualOutput>(m_device));
    ASSERT_TRUE(m_output->open({}, sampleRate).has_value());
  }
  static std::vector<float> ramp(std::size_t frames, float from = 0) {
    std::vector<float> sound(frames);
    for (std::size_t i = 0; i < frames; ++i) sound[i] = from + static_cast<float>(i) * 5e-7F;
    return sound;
  }
  ManualDevice m_device;
  std::unique_ptr<LiveOutput> m_output;
};

TEST_F(LiveOutputTest, theDeviceRunsSilentlyBeforeTheFirstSound) {
  open();
  EXPECT_TRUE(m_device.isStarted);
  for (const float sample : m_device.pull(5000)) ASSERT_EQ(sample, 0.0F);
  EXPECT_EQ(m_output->status().gapCount, 0);
  EXPECT_EQ(m_output->status().gapSeconds, 0);
  EXPECT_FALSE(m_output->status().isHeardToTheEnd);
  ASSERT_TRUE(m_output->add(ramp(4096, 0.5F)).has_value());
  EXPECT_NEAR(m_device.pull(10)[0], 0.5F, 1e-6);
}

TEST_F(LiveOutputTest, whatIsAddedIsHeardInOrderOnBothSides) {
  open();
  const auto sound = ramp(50000);
  std::vector<float> heard;
  for (std::size_t i = 0; i < sound.size(); i += 10000) {
    ASSERT_TRUE(m_output->add(std::span(sound).subspan(i, 10000)).has_value());
    const auto block = m_device.pull(5000);
    heard.insert(heard.end(), block.begin(), block.end());
  }
  ASSERT_TRUE(m_output->finish().has_value());
  const auto rest = m_device.pull(30000);
  heard.insert(heard.end(), rest.begin(), rest.end());
  for (std::size_t i = 0; i < sound.size(); ++i) {
    ASSERT_NEAR(heard[2 * i], sound[i], 1e-6) << i;
    ASSERT_EQ(heard[2 * i], heard[2 * i + 1]) << i;
  }
  EXPECT_TRUE(m_output->status().isHeardToTheEnd);
  EXPECT_EQ(m_output->status().gapCount, 0);
}

TEST_F(LiveOutputTest, moreThanTheDeviceCanHoldIsKeptUntilItIsHeard) {
  open();
  const auto sound = ramp(1500000);  // 34 s
  ASSERT_TRUE(m_output->add(sound).has_value());
  ASSERT_TRUE(m_output->finish().has_value());
  EXPECT_NEAR(m_output->status().waitingSeconds, 1500000.0 / 44100, 0.01);
  std::size_t frames = 0;
  while (!m_output->status().isHeardToTheEnd && frames < 2 * sound.size()) {
    const auto heard = m_device.pull(44100);
    for (std::size_t i = 0; i < 44100 && frames + i < sound.size(); ++i) {
      ASSERT_NEAR(heard[2 * i], sound[frames + i], 1e-5) << frames + i;
    }
    frames += 44100;
    m_output->pump();
  }
  EXPECT_EQ(m_output->status().gapCount, 0);
}

TEST_F(LiveOutputTest, aGapIsSilentAndCountedOnceHoweverLongItLasts) {
  open();
  ASSERT_TRUE(m_output->add(ramp(1000, 0.5F)).has_value());
  const auto heard = m_device.pull(3000);
  EXPECT_NEAR(heard[2 * 900], 0.5F, 1e-2);
  EXPECT_EQ(heard[2 * 2500], 0.0F);
  EXPECT_EQ(m_output->status().gapCount, 1);
  EXPECT_NEAR(m_output->status().gapSeconds, 2000.0 / 44100, 1e-3);
  ASSERT_TRUE(m_output->add(ramp(1000, 0.5F)).has_value());
  m_device.pull(500);
  EXPECT_EQ(m_output->status().gapCount, 1);
  m_device.pull(1000);
  EXPECT_EQ(m_output->status().gapCount, 2);
}

TEST_F(LiveOutputTest, silenceAfterTheEndIsNoGap) {
  open();
  ASSERT_TRUE(m_output->add(ramp(1000)).has_value());
  ASSERT_TRUE(m_output->finish().has_value());
  m_device.pull(5000);
  EXPECT_EQ(m_output->status().gapCount, 0);
}

TEST_F(LiveOutputTest, soundOfAnotherRateKeepsItsLengthAndItsVolumeIsObeyed) {
  open(22050);
  const std::vector<float> loud(22050, 0.8F);
  ASSERT_TRUE(m_output->add(loud, 0.5F).has_value());
  ASSERT_TRUE(m_output->finish().has_value());
  EXPECT_NEAR(m_output->status().waitingSeconds, 1.0, 1e-3);
  EXPECT_NEAR(m_device.pull(44100)[44100], 0.4F, 1e-3);
}

TEST_F(LiveOutputTest, aDeviceIsNeverAskedForALowRateSoThatTheConversionIsOurs) {
  open(22050);
  EXPECT_EQ(m_device.askedRate, 44100);
  open(48000);
  EXPECT_EQ(m_device.askedRate, 48000);
}

TEST_F(LiveOutputTest, aChangedVolumeHoldsForWhatWaitsAlreadyAndDoesNotClick) {
  open();
  m_output->setVolume(0.5F);
  ASSERT_TRUE(m_output->add(std::vector<float>(44100, 0.8F)).has_value());
  EXPECT_NEAR(m_device.pull(1000)[0], 0.4F, 1e-6);
  m_output->setVolume(0);
  const auto fading = m_device.pull(4410);
  for (std::size_t i = 2; i < fading.size(); ++i) ASSERT_LT(std::abs(fading[i] - fading[i - 2]), 0.01F) << i;
  EXPECT_GT(fading[20], 0.35F);
  EXPECT_EQ(fading.back(), 0.0F);
  m_output->setVolume(1);
  EXPECT_NEAR(m_device.pull(4410).back(), 0.8F, 1e-5);
  EXPECT_EQ(m_output->status().gapCount, 0);
}

TEST_F(LiveOutputTest, aLostDeviceIsTold) {
  open();
  ASSERT_TRUE(m_output->add(ramp(1000)).has_value());
  EXPECT_FALSE(m_output->status().isLost);
  m_device.unplug();
  EXPECT_TRUE(m_output->status().isLost);
}

TEST_F(LiveOutputTest, withoutADeviceOpenFails) {
  m_device.isThere = false;
  LiveOutput output(std::make_unique<ManualOutput>(m_device));
  EXPECT_EQ(output.open({}, 44100).error().kind, ErrorKind::notFound);
}

}  // namespace
}  // namespace jukebox

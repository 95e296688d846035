#include "core/sound/loudness.h"

#include <gtest/gtest.h>

#include "tests/core/sound/test_signals.h"

namespace jukebox {
namespace {

TEST(Loudness, followsTheDefiningToneOfEbuTech3341) {
  // EBU Tech 3341 case 1: a stereo 1 kHz sine of -23 dBFS reads -23.0 LUFS (+-0.1).
  const auto loudness = measureLoudness(test::sine(1000.0, std::pow(10.0, -23.0 / 20.0), 20.0, 48000, 2));
  ASSERT_TRUE(loudness.has_value());
  EXPECT_NEAR(loudness->integratedLufs.value(), -23.0, 0.1);
  EXPECT_NEAR(loudness->samplePeakDbfs.value(), -23.0, 0.05);
  EXPECT_NEAR(loudness->truePeakDbtp.value(), -23.0, 0.2);
}

TEST(Loudness, truePeakSeesBetweenTheSamples) {
  // A quarter-rate sine sampled 45 degrees off its crests: samples at -3 dB, crests at 0 dB.
  AudioBuffer buffer{48000, 1, {}};
  const float side = std::sqrt(0.5F);
  for (int i = 0; i < 12000; ++i) buffer.samples.insert(buffer.samples.end(), {side, side, -side, -side});
  const auto loudness = measureLoudness(buffer);
  ASSERT_TRUE(loudness.has_value());
  EXPECT_NEAR(loudness->samplePeakDbfs.value(), -3.01, 0.01);
  EXPECT_GT(loudness->truePeakDbtp.value(), -0.5);
}

TEST(Loudness, silenceHasNoLevels) {
  const auto loudness = measureLoudness({44100, 1, std::vector<float>(44100)});
  ASSERT_TRUE(loudness.has_value());
  EXPECT_FALSE(loudness->integratedLufs.has_value());
  EXPECT_FALSE(loudness->truePeakDbtp.has_value());
  EXPECT_FALSE(loudness->samplePeakDbfs.has_value());
}

TEST(Loudness, tooShortForAGateStillHasPeaks) {
  const auto loudness = measureLoudness(test::sine(1000.0, 0.5, 0.1, 44100));
  ASSERT_TRUE(loudness.has_value());
  EXPECT_FALSE(loudness->integratedLufs.has_value());
  EXPECT_NEAR(loudness->samplePeakDbfs.value(), -6.02, 0.05);
}

TEST(Loudness, refusesImpossibleShapes) {
  for (const AudioBuffer& buffer : {AudioBuffer{}, AudioBuffer{44100, 65, {}}, AudioBuffer{0, 1, {}},
                                    AudioBuffer{-44100, 1, {}}, AudioBuffer{1'000'000, 1, {}}}) {
    const auto loudness = measureLoudness(buffer);
    ASSERT_FALSE(loudness.has_value()) << buffer.channels << " at " << buffer.sampleRate;
    EXPECT_EQ(loudness.error().kind, ErrorKind::invalidInput);
  }
}

}  // namespace
}  // namespace jukebox

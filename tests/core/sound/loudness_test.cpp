#include "core/sound/loudness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>

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

TEST(LoudnessMeter, piecesMeasureLikeTheWhole) {
  const AudioBuffer buffer = test::sweep(2.0, 44100, 2);
  auto meter = LoudnessMeter::create(44100, 2);
  ASSERT_TRUE(meter.has_value());
  EXPECT_EQ(meter->result(), Loudness{});
  const std::span<const float> samples(buffer.samples);
  for (std::size_t at = 0; at < samples.size(); at += 2 * 1000) {
    ASSERT_TRUE(meter->add(samples.subspan(at, std::min<std::size_t>(2 * 1000, samples.size() - at))).has_value());
  }
  EXPECT_EQ(meter->result(), measureLoudness(buffer).value());
}

TEST(Levelling, bringsRecordingsToTheTargetButNeverAboveThePeakLimit) {
  struct Case {
    Loudness loudness;
    double decibels;
  };
  for (const Case& each : {Case{{-20.0, -10.0, -10.0}, 4.0},   // quiet, with headroom
                           Case{{-20.0, -3.0, -3.0}, 2.0},     // quiet, limited by its peak
                           Case{{-8.0, 0.5, 0.0}, -8.0},       // loud
                           Case{{-14.0, 6.0, 0.0}, -7.0},      // turned down further by its peak
                           Case{{-65.0, -60.0, -60.0}, 24.0},  // almost silent: not without bounds
                           Case{{{}, -20.0, -20.0}, 0.0},      // too short for a loudness
                           Case{{-18.0, {}, {}}, 2.0}, Case{{}, 0.0}}) {
    EXPECT_DOUBLE_EQ(levellingGainDecibels(each.loudness), each.decibels);
  }
  EXPECT_DOUBLE_EQ(levellingGainDecibels({-20.0, -10.0, -10.0}, {-23.0, -1.0}), -3.0);
}

TEST(Levelling, comparedRecordingsMeetAtTheLouderThatBothCanReach) {
  const auto gains = matchedGainsDecibels({-20.0, -3.0, -3.0}, {-12.0, -1.0, -1.0});
  EXPECT_DOUBLE_EQ(gains.firstDecibels, 2.0);  // its peak allows -18 LUFS
  EXPECT_DOUBLE_EQ(gains.secondDecibels, -6.0);
  const auto silent = matchedGainsDecibels({}, {-12.0, -1.0, -1.0});
  EXPECT_DOUBLE_EQ(silent.firstDecibels, 0.0);
  EXPECT_DOUBLE_EQ(silent.secondDecibels, -4.0);
}

}  // namespace
}  // namespace jukebox

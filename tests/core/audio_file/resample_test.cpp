#include "core/audio_file/resample.h"

#include "tests/core/audio_file/audio_test_files.h"

namespace jukebox {
namespace {

double decibels(double ratio) {
  return 20.0 * std::log10(ratio);
}

TEST(Resample, aToneKeepsItsFrequencyAndLevel) {
  for (const auto& [from, to] :
       {std::pair{48000, 44100}, {44100, 48000}, {44100, 22050}, {8000, 44100}, {96000, 44100}}) {
    const auto result = resample(test::sine(1000.0, 0.5, 2.0, from), to);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->sampleRate, to);
    EXPECT_NEAR(static_cast<double>(result->frameCount()), 2.0 * to, 1.0) << from << " to " << to;
    EXPECT_NEAR(decibels(test::toneAmplitude(*result, 1000.0) / 0.5), 0.0, 0.01) << from << " to " << to;
    EXPECT_LT(decibels(test::toneAmplitude(*result, 1010.0) / 0.5), -80.0) << from << " to " << to;
  }
}

TEST(Resample, thePhaseIsKept) {
  const auto result = resample(test::sweep(1.0, 48000, 2), 44100);
  ASSERT_TRUE(result.has_value());
  // The second channel of a sweep is delayed by 10 of its own frames, so only the first can be compared.
  AudioBuffer left{44100, 1, {}};
  for (std::size_t i = 0; i < result->samples.size(); i += 2) left.samples.push_back(result->samples[i]);
  EXPECT_GT(test::correlation(left.samples, test::sweep(1.0, 44100).samples), 0.9999);
}

TEST(Resample, frequenciesAboveTheNewLimitDoNotFoldBack) {
  const auto result = resample(test::sine(15000.0, 0.5, 1.0, 48000), 16000);
  ASSERT_TRUE(result.has_value());
  EXPECT_LT(decibels(test::toneAmplitude(*result, 1000.0) / 0.5), -100.0);
}

TEST(Resample, theSameRateChangesNothing) {
  const AudioBuffer sound = test::sweep(0.2, 44100, 3);
  EXPECT_EQ(resample(sound, 44100).value(), sound);
}

TEST(Resample, anEmptyBufferStaysEmpty) {
  const auto result = resample({44100, 2, {}}, 48000);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(*result, (AudioBuffer{48000, 2, {}}));
}

TEST(Resample, refusesImpossibleRates) {
  const AudioBuffer sound = test::sweep(0.1, 8000);
  for (const int rate : {0, -1, 1'000'000}) {
    ASSERT_FALSE(resample(sound, rate).has_value()) << rate;
    EXPECT_EQ(resample(sound, rate).error().kind, ErrorKind::invalidInput);
  }
  EXPECT_FALSE(resample({0, 1, {0.0F}}, 44100).has_value());
  EXPECT_FALSE(resample({44100, 0, {}}, 48000).has_value());
  EXPECT_FALSE(resample({44100, 65, {}}, 48000).has_value());
}

}  // namespace
}  // namespace jukebox

#include "core/sound/spectrogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "tests/core/sound/test_signals.h"

namespace jukebox {
namespace {

TEST(Spectrogram, fullScaleSineOnABinReadsZeroDecibels) {
  const auto spectrogram = computeSpectrogram(test::sine(1000.0, 1.0, 1.0, 32000, 2), {.fftSizeFrames = 1024});
  ASSERT_TRUE(spectrogram.has_value());
  EXPECT_EQ(spectrogram->bins, 513U);
  EXPECT_EQ(spectrogram->columns, 63U);
  ASSERT_EQ(spectrogram->decibels.size(), 63U * 513U);
  for (std::size_t column = 2; column < 60; ++column) {
    EXPECT_NEAR(spectrogram->at(column, 32), 0.0F, 0.01F);    // 1000 Hz
    EXPECT_NEAR(spectrogram->at(column, 31), -6.02F, 0.05F);  // the Hann window's neighbours
    EXPECT_LT(spectrogram->at(column, 36), -100.0F);
  }
}

TEST(Spectrogram, frequencyOfASweepRises) {
  const auto spectrogram = computeSpectrogram(test::sweep(2.0, 16000), {.fftSizeFrames = 512, .hopFrames = 1600});
  ASSERT_TRUE(spectrogram.has_value());
  std::ptrdiff_t previous = 0;
  for (std::size_t column = 1; column + 1 < spectrogram->columns; ++column) {
    const auto begin = spectrogram->decibels.begin() + static_cast<std::ptrdiff_t>(column * spectrogram->bins);
    const auto loudest = std::max_element(begin, begin + static_cast<std::ptrdiff_t>(spectrogram->bins)) - begin;
    EXPECT_GT(loudest, previous) << column;
    previous = loudest;
  }
}

TEST(Spectrogram, silenceAndNotANumberReadTheFloor) {
  for (const float value : {0.0F, std::numeric_limits<float>::quiet_NaN()}) {
    const auto spectrogram =
        computeSpectrogram({8000, 1, std::vector<float>(1000, value)}, {.fftSizeFrames = 64, .floorDecibels = -90.0F});
    ASSERT_TRUE(spectrogram.has_value());
    EXPECT_EQ(spectrogram->at(0, 5), -90.0F);
    EXPECT_EQ(spectrogram->at(1, 0), -90.0F);
  }
}

TEST(Spectrogram, emptyBufferHasNoColumns) {
  const auto spectrogram = computeSpectrogram({});
  ASSERT_TRUE(spectrogram.has_value());
  EXPECT_EQ(spectrogram->columns, 0U);
  EXPECT_TRUE(spectrogram->decibels.empty());
}

TEST(Spectrogram, refusesOptionsOutOfRange) {
  const AudioBuffer buffer = test::sine(100.0, 0.5, 0.1, 8000);
  for (const SpectrogramOptions& options :
       {SpectrogramOptions{.fftSizeFrames = 1000}, SpectrogramOptions{.fftSizeFrames = 32},
        SpectrogramOptions{.fftSizeFrames = 131072}, SpectrogramOptions{.fftSizeFrames = -64},
        SpectrogramOptions{.hopFrames = 0}, SpectrogramOptions{.floorDecibels = 0.0F}}) {
    const auto spectrogram = computeSpectrogram(buffer, options);
    ASSERT_FALSE(spectrogram.has_value());
    EXPECT_EQ(spectrogram.error().kind, ErrorKind::invalidInput);
  }
}

TEST(Spectrogram, refusesAResultThatFillsTheMemory) {
  const AudioBuffer buffer{44100, 1, std::vector<float>(100'000)};
  const auto spectrogram = computeSpectrogram(buffer, {.fftSizeFrames = 65536, .hopFrames = 1});
  ASSERT_FALSE(spectrogram.has_value());
  EXPECT_EQ(spectrogram.error().kind, ErrorKind::unsupported);
}

}  // namespace
}  // namespace jukebox

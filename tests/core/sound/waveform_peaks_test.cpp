#include "core/sound/waveform_peaks.h"

#include <gtest/gtest.h>

#include "tests/core/sound/test_signals.h"

namespace jukebox {
namespace {

TEST(WaveformPeaks, summarisesEveryBucketOverAllChannels) {
  const AudioBuffer buffer{10, 2, {0.5F, -0.25F, 0.0F, 0.25F, 1.0F, 1.0F, -1.0F, -1.0F}};
  const WaveformPeaks peaks = computeWaveformPeaks(buffer, 2);
  EXPECT_EQ(peaks.sampleRate, 10);
  EXPECT_EQ(peaks.frameCount, 4U);
  ASSERT_EQ(peaks.buckets.size(), 2U);
  EXPECT_EQ(peaks.buckets[0], (PeakBucket{-0.25F, 0.5F, std::sqrt(0.375F / 4.0F)}));
  EXPECT_EQ(peaks.buckets[1], (PeakBucket{-1.0F, 1.0F, 1.0F}));
}

TEST(WaveformPeaks, sineHasItsAmplitudeAndRmsEverywhere) {
  const WaveformPeaks peaks = computeWaveformPeaks(test::sine(441.0, 0.5, 1.0, 44100), 21);
  ASSERT_EQ(peaks.buckets.size(), 21U);
  for (const PeakBucket& bucket : peaks.buckets) {
    EXPECT_NEAR(bucket.minimum, -0.5F, 1e-3F);
    EXPECT_NEAR(bucket.maximum, 0.5F, 1e-3F);
    EXPECT_NEAR(bucket.rms, 0.5F / std::sqrt(2.0F), 1e-3F);
  }
}

TEST(WaveformPeaks, neverHasMoreBucketsThanFrames) {
  EXPECT_EQ(computeWaveformPeaks({10, 1, {0.5F, 0.25F, 0.125F}}, 100).buckets.size(), 3U);
  EXPECT_TRUE(computeWaveformPeaks({10, 1, {0.5F}}, 0).buckets.empty());
  EXPECT_TRUE(computeWaveformPeaks({}, 100).buckets.empty());
}

TEST(WaveformPeaks, bytesAreTheDocumentedFormat) {
  const WaveformPeaks peaks{44100, 0x0102030405, {{-1.0F, 1.0F, 0.5F}}};
  using namespace std::string_literals;
  EXPECT_EQ(
      serializeWaveformPeaks(peaks),
      "JBWP\x01\x00\x00\x00\x44\xAC\x00\x00\x01\x00\x00\x00\x05\x04\x03\x02\x01\x00\x00\x00\x01\x80\xFF\x7F\x00\x40"s);
}

TEST(WaveformPeaks, roundTripIsExactAfterQuantisation) {
  const WaveformPeaks peaks = computeWaveformPeaks(test::sweep(1.0, 8000, 2), 300);
  const auto once = parseWaveformPeaks(serializeWaveformPeaks(peaks));
  ASSERT_TRUE(once.has_value()) << once.error().detail;
  ASSERT_EQ(once->buckets.size(), 300U);
  for (std::size_t i = 0; i < 300; ++i) {
    EXPECT_NEAR(once->buckets[i].minimum, peaks.buckets[i].minimum, 1.6e-5F);
    EXPECT_NEAR(once->buckets[i].maximum, peaks.buckets[i].maximum, 1.6e-5F);
    EXPECT_NEAR(once->buckets[i].rms, peaks.buckets[i].rms, 1.6e-5F);
  }
  const auto twice = parseWaveformPeaks(serializeWaveformPeaks(*once));
  ASSERT_TRUE(twice.has_value());
  EXPECT_EQ(*twice, *once);
}

TEST(WaveformPeaks, samplesBeyondFullScaleAreLimitedInTheBytes) {
  const WaveformPeaks peaks{44100, 1, {{-3.0F, 2.0F, 2.5F}}};
  const auto parsed = parseWaveformPeaks(serializeWaveformPeaks(peaks));
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->buckets.front(), (PeakBucket{-1.0F, 1.0F, 1.0F}));
}

TEST(WaveformPeaks, anyCutOrExtensionIsRefused) {
  const std::string bytes = serializeWaveformPeaks({44100, 2, {{-1.0F, 1.0F, 0.5F}, {0.0F, 0.0F, 0.0F}}});
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(parseWaveformPeaks(std::string_view(bytes).substr(0, length)).has_value()) << length;
  }
  EXPECT_FALSE(parseWaveformPeaks(bytes + '\0').has_value());
}

TEST(WaveformPeaks, brokenFieldsAreRefused) {
  const std::string good = serializeWaveformPeaks({44100, 1, {{-0.5F, 0.5F, 0.25F}}});
  ASSERT_TRUE(parseWaveformPeaks(good).has_value());
  struct Case {
    std::size_t offset;
    char value;
    ErrorKind kind;
  };
  for (const Case& broken :
       {Case{0, 'X', ErrorKind::corrupt}, Case{4, 2, ErrorKind::unsupported}, Case{6, 1, ErrorKind::corrupt},
        Case{11, '\xFF', ErrorKind::corrupt}, Case{12, 2, ErrorKind::corrupt}, Case{15, '\xFF', ErrorKind::corrupt},
        Case{16, 0, ErrorKind::corrupt}, Case{27, '\x80', ErrorKind::corrupt}, Case{29, '\xFF', ErrorKind::corrupt}}) {
    std::string bytes = good;
    bytes[broken.offset] = broken.value;
    const auto parsed = parseWaveformPeaks(bytes);
    ASSERT_FALSE(parsed.has_value()) << broken.offset;
    EXPECT_EQ(parsed.error().kind, broken.kind) << broken.offset;
  }
}

}  // namespace
}  // namespace jukebox

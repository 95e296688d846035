#include "core/sound/peak_pyramid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "tests/core/sound/test_signals.h"

namespace jukebox {
namespace {

AudioBuffer noise(std::size_t frames) {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> sample(-1.0F, 1.0F);
  AudioBuffer buffer{44100, 2, std::vector<float>(frames * 2)};
  for (float& value : buffer.samples) value = sample(random);
  return buffer;
}

PeakPyramid pyramidOf(const AudioBuffer& buffer, std::size_t pieceFrames) {
  PeakPyramid pyramid(buffer.sampleRate);
  const std::span<const float> samples(buffer.samples);
  const std::size_t piece = pieceFrames * static_cast<std::size_t>(buffer.channels);
  for (std::size_t at = 0; at < samples.size(); at += piece) {
    pyramid.append(samples.subspan(at, std::min(piece, samples.size() - at)), buffer.channels);
  }
  return pyramid;
}

PeakBucket direct(const AudioBuffer& buffer, std::size_t begin, std::size_t end) {
  PeakBucket bucket{1, -1, 0};
  double energy = 0;
  for (std::size_t i = 2 * begin; i < 2 * end; ++i) {
    bucket.minimum = std::min(bucket.minimum, buffer.samples[i]);
    bucket.maximum = std::max(bucket.maximum, buffer.samples[i]);
    energy += static_cast<double>(buffer.samples[i]) * buffer.samples[i];
  }
  bucket.rms = static_cast<float>(std::sqrt(energy / static_cast<double>(2 * (end - begin))));
  return bucket;
}

TEST(PeakPyramid, anyIntervalOfWholeBucketsIsExact) {
  const AudioBuffer buffer = noise(64 * 1000 + 17);
  const PeakPyramid pyramid = pyramidOf(buffer, 999);
  for (const auto& [begin, end] : {std::pair<std::size_t, std::size_t>{0, 64},
                                   {64, 64 * 5},
                                   {0, 64 * 1000},
                                   {64 * 3, 64 * 997},
                                   {64 * 256, 64 * 512},
                                   {64 * 999, 64 * 1000 + 17}}) {
    const PeakBucket expected = direct(buffer, begin, end);
    const PeakBucket found = pyramid.summarise(begin, end);
    EXPECT_EQ(found.minimum, expected.minimum) << begin;
    EXPECT_EQ(found.maximum, expected.maximum) << begin;
    EXPECT_NEAR(found.rms, expected.rms, 1e-5F) << begin;
  }
}

TEST(PeakPyramid, piecesDoNotMatter) {
  const AudioBuffer buffer = noise(5000);
  EXPECT_EQ(pyramidOf(buffer, 5000), pyramidOf(buffer, 1));
}

TEST(PeakPyramid, intervalsOutsideTheRecordingAreSilent) {
  const PeakPyramid pyramid = pyramidOf(noise(1000), 1000);
  EXPECT_EQ(pyramid.summarise(std::uint64_t{1000}, std::uint64_t{2000}), PeakBucket{});
  EXPECT_EQ(pyramid.summarise(std::uint64_t{10}, std::uint64_t{10}), PeakBucket{});
  EXPECT_EQ(PeakPyramid().summarise(std::uint64_t{0}, std::uint64_t{10}), PeakBucket{});
  const auto row = pyramid.summarise(-1000.0, 2000.0, 3);
  EXPECT_EQ(row[0], PeakBucket{});
  EXPECT_GT(row[1].maximum, 0.9F);
  EXPECT_EQ(row[2], PeakBucket{});
}

TEST(PeakPyramid, notANumberIsSilence) {
  PeakPyramid pyramid(44100);
  pyramid.append(std::vector<float>(100, std::numeric_limits<float>::quiet_NaN()), 1);
  EXPECT_EQ(pyramid.summarise(std::uint64_t{0}, std::uint64_t{100}), PeakBucket{});
}

TEST(PeakPyramid, storedAndReadItLooksTheSame) {
  for (const std::size_t frames : {0U, 1U, 64U, 65U, 64U * 300U + 5U}) {
    const PeakPyramid pyramid = pyramidOf(noise(frames), 4096);
    const auto read = PeakPyramid::parse(pyramid.serialize());
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->frameCount(), frames);
    EXPECT_EQ(read->serialize(), pyramid.serialize());
    const auto all = pyramid.summarise(std::uint64_t{0}, std::uint64_t{frames});
    const auto again = read->summarise(std::uint64_t{0}, std::uint64_t{frames});
    EXPECT_NEAR(all.maximum, again.maximum, 1e-4F);
    EXPECT_NEAR(all.rms, again.rms, 1e-4F);
  }
}

TEST(PeakPyramid, refusesDamagedBytes) {
  const std::string good = pyramidOf(noise(1000), 1000).serialize();
  const auto with = [&](std::size_t at, char value) {
    std::string bytes = good;
    bytes[at] = value;
    return bytes;
  };
  for (const std::string& bad : {std::string(), std::string("JBPP"), good.substr(0, good.size() - 1), good + "x",
                                 with(0, 'x'), with(6, 1), with(12, 65), with(16, 1), with(23, 1), with(25, '\x7F')}) {
    const auto read = PeakPyramid::parse(bad);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().kind, ErrorKind::corrupt);
  }
  EXPECT_EQ(PeakPyramid::parse(with(4, 2)).error().kind, ErrorKind::unsupported);
}

}  // namespace
}  // namespace jukebox

#include "core/sound/spectrogram_map.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/sound/test_signals.h"

namespace jukebox {
namespace {

SpectrogramMap mapOf(const AudioBuffer& buffer, const SpectrogramMapOptions& options,
                     std::size_t pieceFrames = 10'000) {
  auto builder = SpectrogramMapBuilder::create(buffer.sampleRate, options);
  EXPECT_TRUE(builder.has_value());
  const std::span<const float> samples(buffer.samples);
  const std::size_t piece = pieceFrames * static_cast<std::size_t>(buffer.channels);
  for (std::size_t at = 0; at < samples.size(); at += piece) {
    EXPECT_TRUE(
        builder->append(samples.subspan(at, std::min(piece, samples.size() - at)), buffer.channels).has_value());
  }
  EXPECT_TRUE(builder->finish().has_value());
  return builder->map();
}

/// Middle of the rows that share the largest value: low rows are narrower than a bin, and values have 8 bits.
double loudestRow(const SpectrogramMap& map, std::size_t column) {
  const auto cells = map.column(column);
  const std::uint8_t loudest = *std::max_element(cells.begin(), cells.end());
  const auto first = std::find(cells.begin(), cells.end(), loudest) - cells.begin();
  const auto last = cells.rend() - std::find(cells.rbegin(), cells.rend(), loudest) - 1;
  return static_cast<double>(first + last) / 2;
}

TEST(SpectrogramMap, aToneIsLoudestInTheRowOfItsFrequency) {
  for (const FrequencyScale scale : {FrequencyScale::logarithmic, FrequencyScale::mel}) {
    for (const double hz : {110.0, 440.0, 1000.0, 5000.0}) {
      const auto map = mapOf(test::sine(hz, 0.5, 0.5, 44100, 2), {.scale = scale});
      const double row = map.heightOf(hz) * map.rows;
      EXPECT_NEAR(loudestRow(map, map.columns() / 2), row, 5.0) << hz;
    }
  }
}

TEST(SpectrogramMap, valuesAreDecibels) {
  const auto map = mapOf(test::sine(1000.0, 0.1, 0.5, 32000),
                         {.fftSizeFrames = 1024, .rows = 100, .floorDecibels = -100, .ceilingDecibels = 0});
  const auto cells = map.column(map.columns() / 2);
  EXPECT_NEAR(*std::max_element(cells.begin(), cells.end()), 255 * 0.8, 2);  // -20 dB
  EXPECT_EQ(cells.back(), 0);
}

TEST(SpectrogramMap, theAxisRunsThereAndBack) {
  const auto map = mapOf(test::sine(1000.0, 0.1, 0.1, 44100), {});
  EXPECT_NEAR(map.frequencyAt(0.0), 40.0, 1e-6);
  EXPECT_NEAR(map.frequencyAt(1.0), 16000.0, 1e-3);
  for (const double hz : {50.0, 440.0, 12'000.0}) EXPECT_NEAR(map.frequencyAt(map.heightOf(hz)), hz, 1e-6 * hz);
  EXPECT_NEAR(mapOf(test::sine(1000.0, 0.1, 0.1, 16000), {}).highestHz, 8000.0, 1e-6);
}

TEST(SpectrogramMap, columnsCoverTheRecordingWhateverThePieces) {
  const AudioBuffer buffer = test::sweep(0.7, 44100, 2);
  for (const int hop : {100, 512, 10'000}) {
    const SpectrogramMapOptions options{.hopFrames = hop, .rows = 64};
    const auto whole = mapOf(buffer, options, 1'000'000);
    EXPECT_EQ(whole.columns(), 1 + buffer.frameCount() / static_cast<std::size_t>(hop));
    EXPECT_EQ(whole, mapOf(buffer, options, 777));
  }
}

TEST(SpectrogramMap, storedAndReadItIsTheSame) {
  const auto map = mapOf(test::sweep(0.3, 22050), {.scale = FrequencyScale::mel, .rows = 40});
  const auto read = parseSpectrogramMap(serializeSpectrogramMap(map));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, map);
}

TEST(SpectrogramMap, refusesDamagedBytes) {
  const std::string good = serializeSpectrogramMap(mapOf(test::sweep(0.3, 22050), {.rows = 40}));
  const auto with = [&](std::size_t at, char value) {
    std::string bytes = good;
    bytes[at] = value;
    return bytes;
  };
  for (const std::string& bad :
       {std::string(), good.substr(0, 39), good.substr(0, good.size() - 1), good + "x", with(1, 'x'), with(6, 2),
        with(7, 1), with(16, 1), with(19, 1), with(23, 127), with(31, '\xFF')}) {
    const auto read = parseSpectrogramMap(bad);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().kind, ErrorKind::corrupt);
  }
  EXPECT_EQ(parseSpectrogramMap(with(4, 9)).error().kind, ErrorKind::unsupported);
}

TEST(SpectrogramMap, refusesOptionsOutOfRange) {
  for (const SpectrogramMapOptions& options :
       {SpectrogramMapOptions{.fftSizeFrames = 1000}, SpectrogramMapOptions{.hopFrames = 0},
        SpectrogramMapOptions{.rows = 1}, SpectrogramMapOptions{.rows = 5000}, SpectrogramMapOptions{.lowestHz = 0},
        SpectrogramMapOptions{.lowestHz = 500, .highestHz = 400},
        SpectrogramMapOptions{.lowestHz = 30'000, .highestHz = 40'000},
        SpectrogramMapOptions{.floorDecibels = 0, .ceilingDecibels = -20}}) {
    const auto builder = SpectrogramMapBuilder::create(44100, options);
    ASSERT_FALSE(builder.has_value());
    EXPECT_EQ(builder.error().kind, ErrorKind::invalidInput);
  }
  EXPECT_FALSE(SpectrogramMapBuilder::create(0).has_value());
}

}  // namespace
}  // namespace jukebox

#include "core/audio_file/stream_resampler.h"

#include "core/audio_file/resample.h"
#include "tests/core/audio_file/audio_test_files.h"

namespace jukebox {
namespace {

TEST(StreamResampler, piecesOfAnySizeGiveTheSameAsTheWhole) {
  const AudioBuffer sound = test::sweep(1.0, 22050);
  const auto whole = resample(sound, 44100);
  ASSERT_TRUE(whole.has_value());
  for (const std::size_t piece : {1U, 7U, 1000U, 100000U}) {
    auto resampler = StreamResampler::create(22050, 44100, 1);
    ASSERT_TRUE(resampler.has_value());
    std::vector<float> out;
    for (std::size_t i = 0; i < sound.samples.size(); i += piece) {
      const auto part = std::span(sound.samples).subspan(i, std::min(piece, sound.samples.size() - i));
      ASSERT_TRUE(resampler->convert(part, out).has_value());
    }
    ASSERT_TRUE(resampler->finish(out).has_value());
    ASSERT_EQ(out.size(), whole->samples.size()) << piece;
    for (std::size_t i = 0; i < out.size(); ++i) ASSERT_NEAR(out[i], whole->samples[i], 1e-5) << piece << " at " << i;
  }
}

TEST(StreamResampler, everyChannelSoundsTheSameAndAsLoud) {
  auto resampler = StreamResampler::create(22050, 22050, 2);
  ASSERT_TRUE(resampler.has_value());
  const AudioBuffer sound = test::sweep(0.1, 22050);
  std::vector<float> out;
  ASSERT_TRUE(resampler->convert(sound.samples, out).has_value());
  ASSERT_TRUE(resampler->finish(out).has_value());
  ASSERT_EQ(out.size(), 2 * sound.samples.size());
  for (std::size_t i = 0; i < sound.samples.size(); ++i) {
    ASSERT_NEAR(out[2 * i], sound.samples[i], 1e-6);
    ASSERT_EQ(out[2 * i], out[2 * i + 1]);
  }
}

TEST(StreamResampler, refusesImpossibleRatesAndChannels) {
  EXPECT_EQ(StreamResampler::create(0, 44100, 2).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(StreamResampler::create(44100, -1, 2).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(StreamResampler::create(44100, 44100, 0).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(StreamResampler::create(44100, 44100, 1000).error().kind, ErrorKind::invalidInput);
}

}  // namespace
}  // namespace jukebox

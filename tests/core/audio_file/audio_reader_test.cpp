#include "core/audio_file/audio_reader.h"

#include "tests/core/audio_file/audio_test_files.h"

namespace jukebox {
namespace {

using AudioReaderTest = test::AudioFolderTest;

double decibels(double ratio) {
  return 20.0 * std::log10(ratio);
}

TEST_F(AudioReaderTest, infoDescribesTheFile) {
  struct Case {
    const char* name;
    const char* container;
    const char* codec;
    int rate;
  };
  for (const Case& c : {Case{"a.wav", "wav", "pcm_s16le", 44100}, Case{"a.flac", "flac", "flac", 44100},
                        Case{"a.mp3", "mp3", "mp3", 44100}, Case{"a.ogg", "ogg", "vorbis", 44100},
                        Case{"a.opus", "ogg", "opus", 48000}, Case{"a.m4a", "mov,mp4,m4a,3gp,3g2,mj2", "aac", 44100}}) {
    ASSERT_TRUE(writeAudioFile(path(c.name), test::sweep(2.0, 44100, 2)).has_value());
    const auto info = readAudioFileInfo(path(c.name));
    ASSERT_TRUE(info.has_value()) << info.error().sentence();
    EXPECT_EQ(info->containerName, c.container);
    EXPECT_EQ(info->codecName, c.codec);
    EXPECT_EQ(info->sourceSampleRate, c.rate);
    EXPECT_EQ(info->sourceChannels, 2);
    EXPECT_NEAR(info->durationSeconds.value(), 2.0, 0.1) << c.name;
  }
}

TEST_F(AudioReaderTest, monoIsExactlyTheMeanOfStereo) {
  const AudioBuffer stereo = test::quantised(test::sweep(1.0, 44100, 2), 16);
  ASSERT_TRUE(writeAudioFile(path("a.wav"), stereo).has_value());
  EXPECT_EQ(readAudioFile(path("a.wav"), {.channels = 1}).value(), toMono(stereo));
}

TEST_F(AudioReaderTest, monoIsTheMeanOfSurroundToo) {
  // The usual mix would leave out the low-frequency channel and weigh the centre.
  AudioBuffer surround{44100, 6, {}};
  for (int i = 0; i < 5000; ++i) surround.samples.insert(surround.samples.end(), {0.0F, 0.0F, 0.0F, 0.75F, 0.0F, 0.0F});
  ASSERT_TRUE(writeAudioFile(path("a.wav"), surround, {.format = AudioFormat::wav32f}).has_value());
  const auto mono = readAudioFile(path("a.wav"), {.channels = 1});
  ASSERT_TRUE(mono.has_value());
  EXPECT_EQ(mono->frameCount(), 5000U);
  for (const float sample : mono->samples) ASSERT_NEAR(sample, 0.125F, 1e-7F);
}

TEST_F(AudioReaderTest, monoBecomesTwoEqualChannels) {
  const AudioBuffer mono = test::quantised(test::sweep(0.5, 44100), 16);
  ASSERT_TRUE(writeAudioFile(path("a.wav"), mono).has_value());
  const auto stereo = readAudioFile(path("a.wav"), {.channels = 2});
  ASSERT_TRUE(stereo.has_value());
  EXPECT_EQ(stereo->channels, 2);
  ASSERT_EQ(stereo->frameCount(), mono.frameCount());
  for (std::size_t i = 0; i < mono.samples.size(); ++i) {
    ASSERT_EQ(stereo->samples[2 * i], mono.samples[i]) << i;
    ASSERT_EQ(stereo->samples[2 * i + 1], mono.samples[i]) << i;
  }
}

TEST_F(AudioReaderTest, surroundBecomesStereoWithoutClipping) {
  AudioBuffer surround{48000, 6, std::vector<float>(6 * 4800, 1.0F)};
  ASSERT_TRUE(writeAudioFile(path("a.flac"), surround).has_value());
  const auto stereo = readAudioFile(path("a.flac"), {.channels = 2});
  ASSERT_TRUE(stereo.has_value());
  EXPECT_EQ(stereo->channels, 2);
  EXPECT_LE(samplePeak(stereo->samples), 1.0F);
  EXPECT_GT(samplePeak(stereo->samples), 0.9F);
}

TEST_F(AudioReaderTest, resamplingKeepsFrequencyLevelAndLength) {
  ASSERT_TRUE(writeAudioFile(path("a.wav"), test::sine(1000.0, 0.5, 2.0, 48000, 2)).has_value());
  const auto read = readAudioFile(path("a.wav"), {.sampleRate = 44100, .channels = 1});
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->sampleRate, 44100);
  EXPECT_NEAR(static_cast<double>(read->frameCount()), 88200.0, 1.0);
  EXPECT_NEAR(decibels(test::toneAmplitude(*read, 1000.0) / 0.5), 0.0, 0.1);
  EXPECT_LT(decibels(test::toneAmplitude(*read, 990.0)), -80.0);
}

TEST_F(AudioReaderTest, portionsOfAnySizeAddUpToTheWhole) {
  ASSERT_TRUE(writeAudioFile(path("a.mp3"), test::sweep(2.0, 44100, 2)).has_value());
  const auto whole = readAudioFile(path("a.mp3"), {.sampleRate = 32000});
  ASSERT_TRUE(whole.has_value());
  auto reader = AudioReader::open(path("a.mp3"), {.targetSampleRate = 32000});
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(reader->sampleRate(), 32000);
  EXPECT_EQ(reader->channels(), 2);
  std::vector<float> collected;
  for (std::size_t frames = 1;; frames = frames * 7 % 5003) {
    std::vector<float> portion(frames * 2);
    const auto count = reader->read(portion);
    ASSERT_TRUE(count.has_value());
    collected.insert(collected.end(), portion.begin(), portion.begin() + static_cast<std::ptrdiff_t>(*count * 2));
    if (*count < frames) break;
  }
  EXPECT_EQ(collected, whole->samples);
  std::vector<float> more(20);
  EXPECT_EQ(reader->read(more).value(), 0U);
  EXPECT_EQ(reader->damage(), "");
}

TEST_F(AudioReaderTest, aPartOfAFileIsThatPartOfTheWhole) {
  for (const char* name : {"a.wav", "a.flac", "a.ogg", "a.opus", "a.m4a", "a.mp3"}) {
    ASSERT_TRUE(writeAudioFile(path(name), test::sweep(20.0, 44100)).has_value());
    const auto whole = readAudioFile(path(name));
    ASSERT_TRUE(whole.has_value());
    for (const double start : {0.1, 3.0, 12.345, 19.5}) {
      const auto part = readAudioFile(path(name), {.startSeconds = start, .maximumSeconds = 0.25});
      ASSERT_TRUE(part.has_value()) << part.error().sentence();
      const auto offset = static_cast<std::size_t>(std::llround(start * whole->sampleRate));
      ASSERT_EQ(part->frameCount(), static_cast<std::size_t>(std::llround(0.25 * whole->sampleRate))) << name;
      const auto expected = std::span(whole->samples).subspan(offset, part->samples.size());
      EXPECT_GT(test::correlation(part->samples, expected), 0.9999) << name << " at " << start;
    }
  }
}

TEST_F(AudioReaderTest, seekingWorksInBothDirections) {
  const AudioBuffer original = test::quantised(test::sweep(5.0, 44100), 16);
  ASSERT_TRUE(writeAudioFile(path("a.flac"), original).has_value());
  auto reader = AudioReader::open(path("a.flac"));
  ASSERT_TRUE(reader.has_value());
  std::vector<float> portion(1000);
  for (const double seconds : {4.0, 1.0, 0.0, 2.5, 2.5}) {
    ASSERT_TRUE(reader->seek(seconds).has_value());
    ASSERT_EQ(reader->read(portion).value(), 1000U);
    const auto offset = static_cast<std::size_t>(seconds * 44100);
    const auto expected = std::span(original.samples).subspan(offset, 1000);
    EXPECT_TRUE(std::equal(expected.begin(), expected.end(), portion.begin())) << seconds;
  }
  ASSERT_TRUE(reader->seek(100.0).has_value());
  EXPECT_EQ(reader->read(portion).value(), 0U);
  EXPECT_EQ(reader->damage(), "");
}

TEST_F(AudioReaderTest, startingBeyondTheEndGivesNothing) {
  ASSERT_TRUE(writeAudioFile(path("a.wav"), test::sweep(1.0, 8000)).has_value());
  const auto part = readAudioFile(path("a.wav"), {.startSeconds = 2.0});
  ASSERT_TRUE(part.has_value());
  EXPECT_EQ(*part, (AudioBuffer{8000, 1, {}}));
}

TEST_F(AudioReaderTest, optionsOutOfRangeAreRefused) {
  ASSERT_TRUE(writeAudioFile(path("a.wav"), test::sweep(1.0, 8000)).has_value());
  for (const ReadAudioOptions& options :
       {ReadAudioOptions{.sampleRate = -1}, ReadAudioOptions{.sampleRate = 1'000'000}, ReadAudioOptions{.channels = 3},
        ReadAudioOptions{.channels = -1}, ReadAudioOptions{.startSeconds = -1.0}, ReadAudioOptions{.startSeconds = NAN},
        ReadAudioOptions{.maximumSeconds = -1.0}, ReadAudioOptions{.maximumSeconds = INFINITY},
        ReadAudioOptions{.limitSeconds = -1.0}}) {
    const auto read = readAudioFile(path("a.wav"), options);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().kind, ErrorKind::invalidInput);
  }
}

TEST_F(AudioReaderTest, aLongFileStopsAtTheLimit) {
  ASSERT_TRUE(writeAudioFile(path("a.flac"), test::sweep(3.0, 8000)).has_value());
  const auto refused = readAudioFile(path("a.flac"), {.limitSeconds = 2.0});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::unsupported);
  EXPECT_TRUE(readAudioFile(path("a.flac"), {.maximumSeconds = 1.0, .limitSeconds = 2.0}).has_value());
  EXPECT_TRUE(readAudioFile(path("a.flac"), {.limitSeconds = 3.0}).has_value());
  EXPECT_TRUE(readAudioFile(path("a.flac"), {.limitSeconds = 0.0}).has_value());
}

}  // namespace
}  // namespace jukebox

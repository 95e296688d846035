#include "core/audio_file/audio_writer.h"

#include <cmath>
#include <limits>

#include "tests/core/audio_file/audio_test_files.h"

namespace jukebox {
namespace {

using test::bytesOf;
using AudioWriterTest = test::AudioFolderTest;

TEST_F(AudioWriterTest, losslessFormatsAreExactToTheSample) {
  struct Case {
    const char* name;
    AudioWriterOptions options;
    int bits;
  };
  const Case cases[] = {{"a.wav", {}, 16},
                        {"b.wav", {.format = AudioFormat::wav24}, 24},
                        {"c.wav", {.format = AudioFormat::wav32f}, 0},
                        {"d.flac", {}, 16},
                        {"e.flac", {.flacBitDepth = 24}, 24}};
  for (const int channels : {1, 2}) {
    const AudioBuffer original = test::sweep(1.3, 44100, channels);
    for (const Case& c : cases) {
      auto options = c.options;
      options.overwrite = true;
      const auto status = writeAudioFile(path(c.name), original, options);
      ASSERT_TRUE(status.has_value()) << c.name << ": " << status.error().sentence();
      const auto read = readAudioFile(path(c.name));
      ASSERT_TRUE(read.has_value()) << c.name << ": " << read.error().sentence();
      EXPECT_EQ(*read, c.bits == 0 ? original : test::quantised(original, c.bits)) << c.name << " x" << channels;
    }
  }
}

TEST_F(AudioWriterTest, lossyFormatsKeepLengthAndSound) {
  for (const char* name : {"a.mp3", "a.ogg", "a.opus", "a.m4a"}) {
    for (const int channels : {1, 2}) {
      const AudioBuffer original = test::sweep(3.0, 44100, channels);
      const auto status = writeAudioFile(path(name), original, {.overwrite = true});
      ASSERT_TRUE(status.has_value()) << name << ": " << status.error().sentence() << status.error().detail;
      const auto read = readAudioFile(path(name), {.sampleRate = 44100});
      ASSERT_TRUE(read.has_value()) << name << ": " << read.error().sentence();
      EXPECT_EQ(read->channels, channels) << name;
      EXPECT_NEAR(read->durationSeconds(), 3.0, 0.1) << name;
      EXPECT_GT(test::correlation(read->samples, original.samples), 0.98) << name << " x" << channels;
    }
  }
}

TEST_F(AudioWriterTest, oddRatesAreResampledForCodecsThatLackThem) {
  const AudioBuffer original = test::sweep(2.0, 22051);
  for (const char* name : {"a.mp3", "a.opus", "a.m4a", "a.ogg", "a.flac", "a.wav"}) {
    const auto status = writeAudioFile(path(name), original);
    ASSERT_TRUE(status.has_value()) << name << ": " << status.error().sentence() << status.error().detail;
    const auto read = readAudioFile(path(name), {.sampleRate = 22051});
    ASSERT_TRUE(read.has_value()) << name;
    EXPECT_NEAR(read->durationSeconds(), 2.0, 0.1) << name;
    EXPECT_GT(test::correlation(read->samples, original.samples), 0.95) << name;
  }
}

TEST_F(AudioWriterTest, samplesAreClippedToFullScale) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const AudioBuffer wild{44100, 1, {2.0F, -2.0F, kNan, kInfinity, -kInfinity, 0.5F, 1.0F, -1.0F}};
  ASSERT_TRUE(writeAudioFile(path("f.wav"), wild, {.format = AudioFormat::wav32f}).has_value());
  EXPECT_EQ(readAudioFile(path("f.wav")).value().samples, (std::vector<float>{1, -1, 0, 1, -1, 0.5F, 1, -1}));
  ASSERT_TRUE(writeAudioFile(path("i.wav"), wild).has_value());
  const float top = 32767.0F / 32768.0F;
  EXPECT_EQ(readAudioFile(path("i.wav")).value().samples, (std::vector<float>{top, -1, 0, top, -1, 0.5F, top, -1}));
}

TEST_F(AudioWriterTest, streamingInAnyPortionsGivesTheSameFile) {
  const AudioBuffer original = test::sweep(2.0, 44100, 2);
  for (const char* extension : {"wav", "flac", "mp3", "opus"}) {
    const auto whole = path(std::string("whole.") + extension);
    const auto pieces = path(std::string("pieces.") + extension);
    ASSERT_TRUE(writeAudioFile(whole, original).has_value());
    auto writer = AudioWriter::open(pieces, 44100, 2);
    ASSERT_TRUE(writer.has_value());
    std::span<const float> rest(original.samples);
    for (std::size_t size = 2; !rest.empty(); size = (size * 3 + 2) % 20'000) {
      const auto piece = rest.first(std::min(rest.size(), size / 2 * 2));
      ASSERT_TRUE(writer->write(piece).has_value());
      rest = rest.subspan(piece.size());
    }
    ASSERT_TRUE(writer->finish().has_value());
    EXPECT_EQ(bytesOf(pieces), bytesOf(whole)) << extension;
  }
}

TEST_F(AudioWriterTest, theSameInputGivesTheSameBytes) {
  const AudioBuffer original = test::sweep(0.5, 44100, 2);
  for (const AudioFormat format : allAudioFormats()) {
    const AudioWriterOptions options{.format = format, .tags = {.title = "T", .comment = "C", .lyrics = "L"}};
    const auto first = path(std::string("1-") + std::string(audioFormatName(format)));
    const auto second = path(std::string("2-") + std::string(audioFormatName(format)));
    ASSERT_TRUE(writeAudioFile(first, original, options).has_value());
    ASSERT_TRUE(writeAudioFile(second, original, options).has_value());
    EXPECT_EQ(bytesOf(first), bytesOf(second)) << audioFormatName(format);
    // Neither the encoder's version nor its name, which would change with every update of FFmpeg.
    EXPECT_EQ(bytesOf(first).find("Lavf5"), std::string::npos) << audioFormatName(format);
    EXPECT_EQ(bytesOf(first).find("Lavc5"), std::string::npos) << audioFormatName(format);
  }
}

TEST_F(AudioWriterTest, neverOverwritesUnlessAsked) {
  test::putBytes(path("a.wav"), "precious");
  const AudioBuffer sound = test::sweep(0.1, 8000);
  const auto refused = writeAudioFile(path("a.wav"), sound);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::alreadyExists);
  EXPECT_EQ(bytesOf(path("a.wav")), "precious");
  EXPECT_EQ(fileCount(), 1U);
  ASSERT_TRUE(writeAudioFile(path("a.wav"), sound, {.overwrite = true}).has_value());
  EXPECT_EQ(readAudioFile(path("a.wav")).value(), test::quantised(sound, 16));
}

TEST_F(AudioWriterTest, aFileThatAppearsMeanwhileIsNotReplaced) {
  auto writer = AudioWriter::open(path("a.wav"), 8000, 1);
  ASSERT_TRUE(writer.has_value());
  ASSERT_TRUE(writer->write(test::sweep(0.1, 8000).samples).has_value());
  test::putBytes(path("a.wav"), "precious");
  const auto status = writer->finish();
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().kind, ErrorKind::alreadyExists);
  EXPECT_EQ(bytesOf(path("a.wav")), "precious");
}

TEST_F(AudioWriterTest, aDanglingLinkCountsAsAFile) {
  std::filesystem::create_symlink(path("nowhere"), path("a.wav"));
  const auto status = writeAudioFile(path("a.wav"), test::sweep(0.1, 8000));
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().kind, ErrorKind::alreadyExists);
}

TEST_F(AudioWriterTest, nothingIsVisibleBeforeFinishNorLeftWithoutIt) {
  {
    auto writer = AudioWriter::open(path("a.flac"), 44100, 2);
    ASSERT_TRUE(writer.has_value());
    ASSERT_TRUE(writer->write(test::sweep(1.0, 44100, 2).samples).has_value());
    EXPECT_FALSE(std::filesystem::exists(path("a.flac")));
    EXPECT_EQ(fileCount(), 1U);
  }
  EXPECT_EQ(fileCount(), 0U);
}

TEST_F(AudioWriterTest, twoWritersOfOnePathDoNotMix) {
  auto first = AudioWriter::open(path("a.wav"), 8000, 1);
  ASSERT_TRUE(first.has_value());
  ASSERT_TRUE(first->write(test::sweep(0.5, 8000).samples).has_value());
  const auto second = AudioWriter::open(path("a.wav"), 8000, 1, {.overwrite = true});
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().kind, ErrorKind::busy);
  ASSERT_TRUE(first->finish().has_value());
  EXPECT_EQ(readAudioFile(path("a.wav")).value(), test::quantised(test::sweep(0.5, 8000), 16));
}

TEST_F(AudioWriterTest, aFullDiskIsReportedAndLeavesNothing) {
  const AudioBuffer sound = test::sweep(5.0, 44100, 2);
  for (const char* name : {"a.wav", "a.flac", "a.mp3", "a.ogg", "a.opus", "a.m4a"}) {
    // The temporary file is a link to the device that is always full.
    std::filesystem::create_symlink("/dev/full", path(name).string() + "." + std::to_string(::getpid()) + ".part");
    const auto status = writeAudioFile(path(name), sound);
    ASSERT_FALSE(status.has_value()) << name;
    EXPECT_EQ(status.error().kind, ErrorKind::noSpace) << name << ": " << status.error().sentence();
    EXPECT_EQ(fileCount(), 0U) << name;
  }
}

TEST_F(AudioWriterTest, anEmptyRecordingIsAValidFile) {
  for (const char* name : {"a.wav", "a.flac"}) {
    ASSERT_TRUE(writeAudioFile(path(name), {44100, 1, {}}).has_value()) << name;
    EXPECT_TRUE(std::filesystem::file_size(path(name)) > 0) << name;
  }
}

TEST_F(AudioWriterTest, impossibleRequestsAreRefusedWithoutATrace) {
  const std::vector<float> silence(1600);
  struct Case {
    const char* name;
    AudioBuffer buffer;
    AudioWriterOptions options;
    ErrorKind kind;
  };
  const Case cases[] = {
      {"a.wav", {0, 1, silence}, {}, ErrorKind::invalidInput},
      {"a.wav", {44100, 0, {}}, {}, ErrorKind::invalidInput},
      {"a.wav", {-1, 1, silence}, {}, ErrorKind::invalidInput},
      {"a.wav", {1'000'000, 1, silence}, {}, ErrorKind::invalidInput},
      {"a.wav", {44100, 9, {}}, {}, ErrorKind::unsupported},
      {"a.mp3", {44100, 4, silence}, {}, ErrorKind::unsupported},
      {"a.txt", {44100, 1, silence}, {}, ErrorKind::unsupported},
      {"a.flac", {44100, 1, silence}, {.flacBitDepth = 20}, ErrorKind::invalidInput},
      {"a.mp3", {44100, 1, silence}, {.bitRateKbps = 0}, ErrorKind::invalidInput},
      {"a.mp3", {44100, 1, silence}, {.bitRateKbps = 10'000}, ErrorKind::invalidInput},
      {"a.wav", {44100, 1, silence}, {.tags = {.title = "\xFF"}}, ErrorKind::invalidInput},
      {"no/such/folder/a.wav", {44100, 1, silence}, {}, ErrorKind::notFound},
      {"", {44100, 1, silence}, {.format = AudioFormat::wav16}, ErrorKind::invalidInput},
  };
  for (const Case& c : cases) {
    const auto status = writeAudioFile(path(c.name), c.buffer, c.options);
    ASSERT_FALSE(status.has_value()) << c.name << " " << c.buffer.channels << " " << c.buffer.sampleRate;
    EXPECT_EQ(status.error().kind, c.kind) << status.error().sentence();
    EXPECT_EQ(fileCount(), 0U) << c.name;
  }
}

TEST_F(AudioWriterTest, bitRateChangesTheSize) {
  const AudioBuffer sound = test::sweep(4.0, 44100, 2);
  for (const char* name : {"mp3", "opus", "m4a", "ogg"}) {
    const auto low = path(std::string("low.") + name);
    const auto high = path(std::string("high.") + name);
    ASSERT_TRUE(writeAudioFile(low, sound, {.bitRateKbps = 64}).has_value()) << name;
    ASSERT_TRUE(writeAudioFile(high, sound, {.bitRateKbps = 192}).has_value()) << name;
    EXPECT_LT(std::filesystem::file_size(low), std::filesystem::file_size(high)) << name;
  }
}

}  // namespace
}  // namespace jukebox

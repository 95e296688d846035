// Files that are missing, broken, hostile or simply not audio.

#include <sys/stat.h>

#include <mutex>
#include <random>

#include "core/base/log.h"
#include "tests/core/audio_file/audio_test_files.h"

namespace jukebox {
namespace {

using test::bytesOf;
using test::putBytes;

/// Collects the log, and checks that nothing reaches stderr.
class AudioReaderBadInput : public test::AudioFolderTest {
 protected:
  void SetUp() override {
    setLogSink([this](LogLevel level, std::string_view category, std::string_view message) {
      const std::lock_guard lock(m_mutex);
      if (level == LogLevel::warning && category == "audio_file") m_warnings += std::string(message) + "\n";
    });
    testing::internal::CaptureStderr();
  }
  void TearDown() override {
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    setLogSink({});
  }
  std::string warnings() const { return m_warnings; }

  void expectRefused(const std::string& name, ErrorKind kind) const {
    const auto read = readAudioFile(path(name));
    ASSERT_FALSE(read.has_value()) << name;
    EXPECT_EQ(read.error().kind, kind) << name << ": " << read.error().sentence() << " " << read.error().detail;
    EXPECT_NE(read.error().message.find(path(name).string()), std::string::npos) << read.error().message;
  }

 private:
  std::mutex m_mutex;
  std::string m_warnings;
};

std::string littleEndian(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
  return out;
}

/// A RIFF header for 16-bit samples, followed by `data`; `declaredBytes` is what the header says about it.
std::string wavFile(unsigned channels, unsigned rate, std::uint64_t declaredBytes, const std::string& data) {
  return "RIFF" + littleEndian(std::min<std::uint64_t>(36 + declaredBytes, 0xFFFFFFFFU), 4) + "WAVEfmt " +
         littleEndian(16, 4) + littleEndian(1, 2) + littleEndian(channels, 2) + littleEndian(rate, 4) +
         littleEndian(std::uint64_t{rate} * channels * 2, 4) + littleEndian(std::uint64_t{channels} * 2, 2) +
         littleEndian(16, 2) + "data" + littleEndian(declaredBytes, 4) + data;
}

TEST_F(AudioReaderBadInput, missingFile) {
  expectRefused("missing.wav", ErrorKind::notFound);
}

TEST_F(AudioReaderBadInput, folder) {
  std::filesystem::create_directory(path("folder.wav"));
  expectRefused("folder.wav", ErrorKind::invalidInput);
}

TEST_F(AudioReaderBadInput, namedPipeDoesNotBlock) {
  ASSERT_EQ(::mkfifo(path("pipe.wav").c_str(), 0600), 0);
  expectRefused("pipe.wav", ErrorKind::invalidInput);
}

TEST_F(AudioReaderBadInput, device) {
  const auto read = readAudioFile("/dev/zero");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().kind, ErrorKind::invalidInput);
}

TEST_F(AudioReaderBadInput, zeroLength) {
  for (const char* name : {"a.wav", "a.mp3", "a"}) {
    putBytes(path(name), "");
    expectRefused(name, ErrorKind::invalidInput);
  }
}

TEST_F(AudioReaderBadInput, urlsAreOnlyFileNames) {
  for (const char* name : {"http://127.0.0.1:9/a.wav", "file:/etc/hostname", "concat:a.wav|b.wav",
                           "data:audio/wav,RIFF", "pipe:0", "subfile,,start,0,end,9,,:a.wav"}) {
    const auto read = readAudioFile(name);
    ASSERT_FALSE(read.has_value()) << name;
    EXPECT_EQ(read.error().kind, ErrorKind::notFound) << name << ": " << read.error().sentence();
  }
}

TEST_F(AudioReaderBadInput, textWithAnyName) {
  std::string text;
  while (text.size() < 20'000) text += "This is a letter and not a song.\n";
  for (const char* name : {"a.txt", "a.wav", "a.mp3", "a.flac", "a.ogg", "a.aac", "a"}) {
    putBytes(path(name), text);
    const auto read = readAudioFile(path(name));
    ASSERT_FALSE(read.has_value()) << name;
    EXPECT_TRUE(read.error().kind == ErrorKind::invalidInput || read.error().kind == ErrorKind::corrupt)
        << name << ": " << read.error().sentence();
  }
}

TEST_F(AudioReaderBadInput, picture) {
  // A whole PNG of one pixel.
  const std::string png(
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDAT\x78\x9c\x63\x60\0\0\0\2\0"
      "\1"
      "\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82",
      67);
  for (const char* name : {"a.png", "a.wav", "a.mp3"}) {
    putBytes(path(name), png);
    const auto read = readAudioFile(path(name));
    ASSERT_FALSE(read.has_value()) << name;
    EXPECT_TRUE(read.error().kind == ErrorKind::invalidInput || read.error().kind == ErrorKind::corrupt)
        << name << ": " << read.error().sentence();
  }
}

TEST_F(AudioReaderBadInput, randomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    std::string bytes(5000, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    putBytes(path("a.mp3"), bytes);
    const auto read = readAudioFile(path("a.mp3"));
    // Noise may contain a valid MP3 frame; what matters is that the answer is bounded.
    if (read) {
      EXPECT_LT(read->durationSeconds(), 5.0);
    }
  }
}

TEST_F(AudioReaderBadInput, videoWithoutSound) {
  if (!test::runsCommand("ffmpeg -f lavfi -i color=size=64x64:duration=1 -c:v mpeg4 " + path("v.mp4").string())) {
    GTEST_SKIP() << "ffmpeg is not installed";
  }
  expectRefused("v.mp4", ErrorKind::invalidInput);
  EXPECT_NE(readAudioFile(path("v.mp4")).error().message.find("contains no sound"), std::string::npos);
}

TEST_F(AudioReaderBadInput, videoWithSoundGivesItsSound) {
  if (!test::runsCommand("ffmpeg -f lavfi -i color=size=64x64:duration=3 -f lavfi -i sine=frequency=1000:duration=2 "
                         "-c:v mpeg4 -c:a aac " +
                         path("v.mkv").string())) {
    GTEST_SKIP() << "ffmpeg is not installed";
  }
  const auto read = readAudioFile(path("v.mkv"));
  ASSERT_TRUE(read.has_value()) << read.error().sentence();
  EXPECT_NEAR(read->durationSeconds(), 2.0, 0.1);
  EXPECT_EQ(warnings(), "");
}

TEST_F(AudioReaderBadInput, playlistsAreRefused) {
  ASSERT_TRUE(writeAudioFile(path("real.wav"), test::sweep(0.5, 8000)).has_value());
  const std::string target = path("real.wav").string();
  putBytes(path("hls.m3u8"),
           "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + target + "\n#EXT-X-ENDLIST\n");
  putBytes(path("hls.wav"), bytesOf(path("hls.m3u8")));
  putBytes(path("concat.txt"), "ffconcat version 1.0\nfile '" + target + "'\n");
  putBytes(path("concat.mp3"), bytesOf(path("concat.txt")));
  putBytes(path("sdp.sdp"), "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\n");
  for (const char* name : {"hls.m3u8", "concat.txt", "concat.mp3", "sdp.sdp"}) {
    expectRefused(name, ErrorKind::unsupported);
    EXPECT_NE(readAudioFile(path(name)).error().message.find("playlist"), std::string::npos) << name;
  }
  EXPECT_FALSE(readAudioFile(path("hls.wav")).has_value());
}

TEST_F(AudioReaderBadInput, absurdHeadersAreRefused) {
  const std::string data(4096, '\x01');
  for (const auto& [channels, rate] : {std::pair{65U, 44100U},
                                       {1000U, 44100U},
                                       {65535U, 44100U},
                                       {1U, 768'001U},
                                       {1U, 0x7FFFFFFFU},
                                       {1U, 0xFFFFFFFFU},
                                       {2U, 0U},
                                       {0U, 44100U}}) {
    putBytes(path("a.wav"), wavFile(channels, rate, data.size(), data));
    const auto read = readAudioFile(path("a.wav"));
    ASSERT_FALSE(read.has_value()) << channels << " channels at " << rate;
    EXPECT_TRUE(read.error().kind == ErrorKind::unsupported || read.error().kind == ErrorKind::invalidInput ||
                read.error().kind == ErrorKind::corrupt)
        << read.error().sentence();
  }
  putBytes(path("a.wav"), wavFile(64, 768'000, data.size(), data));
  EXPECT_TRUE(readAudioFile(path("a.wav")).has_value());
}

TEST_F(AudioReaderBadInput, aHugeDeclaredLengthAllocatesNothing) {
  // 13 hours declared, 1000 frames present.
  putBytes(path("a.wav"), wavFile(1, 44100, 0xFFFFFF00U, std::string(2000, '\x01')));
  const auto read = readAudioFile(path("a.wav"));
  ASSERT_TRUE(read.has_value()) << read.error().sentence();
  EXPECT_EQ(read->frameCount(), 1000U);
}

TEST_F(AudioReaderBadInput, anUnknownLengthIsNotDamage) {
  // What programs write that cannot go back to correct the header.
  for (const std::uint64_t declared : {0xFFFFFFFFU, 0xFFFFFF00U, 0x7FFFF000U}) {
    putBytes(path("a.wav"), wavFile(1, 44100, declared, std::string(2000, '\x01')));
    EXPECT_EQ(readAudioFile(path("a.wav")).value().frameCount(), 1000U) << declared;
    EXPECT_EQ(warnings(), "") << declared;
  }
}

TEST_F(AudioReaderBadInput, wholeFilesHaveNoDamage) {
  for (const AudioFormat format : allAudioFormats()) {
    const auto file = path(std::string(audioFormatName(format)));
    ASSERT_TRUE(
        writeAudioFile(file, test::sweep(1.234, 44100), {.format = format, .tags = {.title = "T"}}).has_value());
    ASSERT_TRUE(readAudioFile(file).has_value()) << file;
    ASSERT_TRUE(readAudioFile(file, {.startSeconds = 1.0}).has_value()) << file;
    EXPECT_EQ(warnings(), "") << file;
  }
}

TEST_F(AudioReaderBadInput, truncatedFilesGiveTheirBeginningAndAWarning) {
  const AudioBuffer original = test::quantised(test::sweep(4.0, 44100), 16);
  for (const char* name : {"a.wav", "a.flac", "a.mp3"}) {
    ASSERT_TRUE(writeAudioFile(path(name), original).has_value());
    const std::string bytes = bytesOf(path(name));
    putBytes(path(name), std::string_view(bytes).substr(0, bytes.size() / 2));
    auto reader = AudioReader::open(path(name));
    ASSERT_TRUE(reader.has_value()) << name << ": " << reader.error().sentence();
    std::vector<float> samples(original.samples.size() * 2);
    const auto frames = reader->read(samples);
    ASSERT_TRUE(frames.has_value()) << name;
    EXPECT_GT(*frames, 44100U) << name;
    EXPECT_LT(*frames, 3U * 44100U) << name;
    samples.resize(*frames);
    EXPECT_GT(test::correlation(std::span(samples).first(*frames * 9 / 10), original.samples), 0.99) << name;
    EXPECT_NE(reader->damage().find(path(name).string()), std::string::npos) << name << ": " << reader->damage();
    EXPECT_NE(warnings().find(reader->damage()), std::string::npos) << name;
  }
}

TEST_F(AudioReaderBadInput, damageInTheMiddleKeepsBothEnds) {
  const AudioBuffer original = test::sweep(6.0, 44100);
  for (const char* name : {"a.flac", "a.mp3", "a.ogg", "a.opus", "a.m4a"}) {
    ASSERT_TRUE(writeAudioFile(path(name), original, {.bitRateKbps = 128}).has_value());
    std::string bytes = bytesOf(path(name));
    std::mt19937 random(7);
    for (std::size_t i = bytes.size() * 45 / 100; i < bytes.size() * 50 / 100; ++i)
      bytes[i] = static_cast<char>(random());
    putBytes(path(name), bytes);
    auto reader = AudioReader::open(path(name), {.targetSampleRate = 44100});
    ASSERT_TRUE(reader.has_value()) << name << ": " << reader.error().sentence();
    std::vector<float> samples(original.samples.size() * 2);
    const auto frames = reader->read(samples);
    ASSERT_TRUE(frames.has_value()) << name << ": " << frames.error().sentence();
    // An Ogg page holds a second of sound and is lost as a whole, so only the first second is sure.
    EXPECT_GT(*frames, 7U * 44100U / 2U) << name;
    EXPECT_GT(test::correlation(std::span(samples).first(44100), original.samples), 0.95) << name;
    EXPECT_NE(reader->damage(), "") << name;
  }
}

TEST_F(AudioReaderBadInput, anyFlippedByteIsSurvived) {
  ASSERT_TRUE(writeAudioFile(path("good.flac"), test::sweep(0.3, 8000), {.tags = {.title = "T"}}).has_value());
  ASSERT_TRUE(writeAudioFile(path("good.m4a"), test::sweep(0.3, 8000), {.tags = {.title = "T"}}).has_value());
  ASSERT_TRUE(writeAudioFile(path("good.ogg"), test::sweep(0.3, 8000), {.tags = {.title = "T"}}).has_value());
  ASSERT_TRUE(writeAudioFile(path("good.wav"), test::sweep(0.3, 8000), {.tags = {.title = "T"}}).has_value());
  std::mt19937 random(3);
  for (const char* name : {"good.flac", "good.m4a", "good.ogg", "good.wav"}) {
    const std::string good = bytesOf(path(name));
    for (int round = 0; round < 100; ++round) {
      std::string bytes = good;
      // Half of the hits in the headers.
      const std::size_t range = round % 2 == 0 ? std::min<std::size_t>(200, good.size()) : good.size();
      bytes[random() % range] = static_cast<char>(random());
      putBytes(path("bad"), bytes);
      const auto read = readAudioFile(path("bad"), {.sampleRate = 8000, .limitSeconds = 100.0});
      if (read) {
        EXPECT_LE(read->durationSeconds(), 100.0) << name;
      }
    }
  }
}

}  // namespace
}  // namespace jukebox

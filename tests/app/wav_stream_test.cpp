#include "app/cli/wav_stream.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "core/audio_file/audio_reader.h"
#include "tests/core/base/temporary_folder.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

std::vector<float> tone(std::size_t frames) {
  std::vector<float> sound(frames);
  for (std::size_t i = 0; i < frames; ++i) sound[i] = 0.5F * std::sin(0.05F * static_cast<float>(i));
  return sound;
}

class WavStreamTest : public ::testing::Test {
 protected:
  fs::path file() const { return m_folder.path() / "song.wav"; }
  test::TemporaryFolder m_folder;
};

TEST_F(WavStreamTest, theFileIsWholeAfterEveryPiece) {
  auto stream = WavStream::open(file(), 22050, false);
  ASSERT_TRUE(stream.has_value());
  const auto sound = tone(3000);
  for (std::size_t i = 0; i < 3; ++i) {
    ASSERT_TRUE(stream->write(std::span(sound).subspan(1000 * i, 1000)).has_value());
    const auto read = readAudioFile(file(), {});
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(read->sampleRate, 22050);
    ASSERT_EQ(read->samples.size(), 1000 * (i + 1));
    for (std::size_t k = 0; k < read->samples.size(); ++k) ASSERT_NEAR(read->samples[k], sound[k], 1e-4);
  }
}

TEST_F(WavStreamTest, anExistingFileIsReplacedOnlyWhenAskedFor) {
  std::ofstream(file()) << "mine";
  const auto refused = WavStream::open(file(), 22050, false);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::alreadyExists);
  EXPECT_EQ(fs::file_size(file()), 4U);
  EXPECT_TRUE(WavStream::open(file(), 22050, true).has_value());
  EXPECT_EQ(fs::file_size(file()), 44U);
}

TEST_F(WavStreamTest, soundThatIsTooLoudOrNoNumberIsClipped) {
  auto stream = WavStream::open(file(), 22050, false);
  ASSERT_TRUE(stream.has_value());
  ASSERT_TRUE(stream->write(std::vector<float>{2.0F, -7.0F, NAN, 0.25F}).has_value());
  const auto read = readAudioFile(file(), {});
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->samples.size(), 4U);
  EXPECT_NEAR(read->samples[0], 1, 1e-3);
  EXPECT_NEAR(read->samples[1], -1, 1e-3);
  EXPECT_EQ(read->samples[2], 0);
  EXPECT_NEAR(read->samples[3], 0.25, 1e-4);
}

TEST_F(WavStreamTest, aFolderThatIsNotThereIsTold) {
  const auto stream = WavStream::open(m_folder.path() / "nowhere" / "song.wav", 22050, false);
  ASSERT_FALSE(stream.has_value());
  EXPECT_NE(stream.error().message.find("song.wav"), std::string::npos);
}

}  // namespace
}  // namespace jukebox::cli

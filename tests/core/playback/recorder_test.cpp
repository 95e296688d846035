#include "core/playback/recorder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <functional>

#include "core/audio_file/audio_reader.h"
#include "tests/core/playback/manual_input.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

class RecorderTest : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(m_folder); }
  void TearDown() override { fs::remove_all(m_folder); }

  /// Waits for a phase; false after ten seconds.
  bool reaches(RecordingPhase phase) {
    return holds([&] { return m_recorder.status().phase == phase; });
  }
  static bool holds(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (std::chrono::steady_clock::now() < end) {
      if (condition()) return true;
      std::this_thread::yield();
    }
    return false;
  }
  std::vector<float> tone(std::size_t samples) const {
    std::vector<float> sound(samples);
    for (std::size_t i = 0; i < samples; ++i) sound[i] = 0.5F * std::sin(static_cast<float>(i) * 0.05F);
    return sound;
  }
  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(m_folder)) {
      if (entry.is_regular_file()) found.push_back(entry.path());
    }
    return found;
  }

  fs::path m_folder = fs::path(testing::TempDir()) / ("recorder-" + std::to_string(::getpid()));
  fs::path m_file = m_folder / "recordings" / "take.flac";
  test::ManualMicrophone m_microphone;
  Recorder m_recorder{std::make_unique<test::ManualInput>(m_microphone)};
};

TEST_F(RecorderTest, whatIsSaidStandsInTheFile) {
  for (const int channels : {1, 2}) {
    m_microphone.channels = channels;
    m_file.replace_filename("take" + std::to_string(channels) + ".flac");
    ASSERT_TRUE(m_recorder.start({m_file}));
    ASSERT_TRUE(reaches(RecordingPhase::recording));
    const auto said = tone(48'000 * static_cast<std::size_t>(channels));
    for (std::size_t i = 0; i < said.size(); i += 1000) {
      ASSERT_TRUE(m_microphone.say(
          {said.begin() + static_cast<std::ptrdiff_t>(i), said.begin() + static_cast<std::ptrdiff_t>(i) + 1000}));
    }
    m_recorder.stop();
    ASSERT_TRUE(reaches(RecordingPhase::done));
    const RecorderStatus status = m_recorder.status();
    EXPECT_DOUBLE_EQ(status.seconds, 1);
    EXPECT_EQ(status.end, RecordingEnd::stopped);
    EXPECT_FALSE(status.hasGaps);
    const auto heard = readAudioFile(m_file);
    ASSERT_TRUE(heard) << heard.error().message;
    EXPECT_EQ(heard->sampleRate, 48'000);
    EXPECT_EQ(heard->channels, channels);
    ASSERT_EQ(heard->samples.size(), said.size());
    for (std::size_t i = 0; i < said.size(); ++i) ASSERT_NEAR(heard->samples[i], said[i], 1e-5) << i;
  }
  EXPECT_EQ(files().size(), 2U);
}

TEST_F(RecorderTest, theLevelIsThePeakSinceItWasAskedFor) {
  ASSERT_TRUE(m_recorder.start({m_file}));
  ASSERT_TRUE(reaches(RecordingPhase::recording));
  m_microphone.say({0.1F, -0.7F, 0.2F});
  float loudest = 0;
  EXPECT_TRUE(holds([&] { return (loudest = m_recorder.status().peak) > 0; }));
  EXPECT_FLOAT_EQ(loudest, 0.7F);
  EXPECT_EQ(m_recorder.status().peak, 0);
  m_microphone.say({5.0F});
  EXPECT_TRUE(holds([&] { return (loudest = m_recorder.status().peak) > 0; }));
  EXPECT_EQ(loudest, 1);
}

TEST_F(RecorderTest, itEndsByItselfAtItsLongest) {
  ASSERT_TRUE(m_recorder.start({.file = m_file, .maximumSeconds = 0.5}));
  ASSERT_TRUE(reaches(RecordingPhase::recording));
  m_microphone.say(tone(40'000));
  ASSERT_TRUE(reaches(RecordingPhase::done));
  EXPECT_EQ(m_recorder.status().end, RecordingEnd::longest);
  EXPECT_EQ(readAudioFile(m_file)->frameCount(), 24'000U);
  EXPECT_FALSE(m_microphone.isStarted);
}

TEST_F(RecorderTest, whatWasHeardBeforeTheMicrophoneWentAwayIsKept) {
  ASSERT_TRUE(m_recorder.start({m_file}));
  ASSERT_TRUE(reaches(RecordingPhase::recording));
  m_microphone.say(tone(4800));
  m_microphone.unplug();
  ASSERT_TRUE(reaches(RecordingPhase::done));
  EXPECT_EQ(m_recorder.status().end, RecordingEnd::deviceLost);
  EXPECT_EQ(readAudioFile(m_file)->frameCount(), 4800U);
}

TEST_F(RecorderTest, withoutAMicrophoneItSaysSoAndCanBeTriedAgain) {
  m_microphone.isThere = false;
  ASSERT_TRUE(m_recorder.start({m_file}));
  ASSERT_TRUE(reaches(RecordingPhase::failed));
  EXPECT_EQ(m_recorder.status().error->kind, ErrorKind::notFound);
  EXPECT_TRUE(files().empty());
  m_microphone.isThere = true;
  ASSERT_TRUE(m_recorder.start({m_file}));
  EXPECT_TRUE(reaches(RecordingPhase::recording));
}

TEST_F(RecorderTest, aSilentStopAndADroppedRecordingLeaveNoFile) {
  ASSERT_TRUE(m_recorder.start({m_file}));
  ASSERT_TRUE(reaches(RecordingPhase::recording));
  m_recorder.stop();
  ASSERT_TRUE(reaches(RecordingPhase::failed));
  EXPECT_NE(m_recorder.status().error->message.find("gave no sound"), std::string::npos);
  ASSERT_TRUE(m_recorder.start({m_file}));
  ASSERT_TRUE(reaches(RecordingPhase::recording));
  m_microphone.say(tone(4800));
  m_recorder.discard();
  ASSERT_TRUE(reaches(RecordingPhase::idle));
  EXPECT_TRUE(files().empty());
}

TEST_F(RecorderTest, oneAtATimeAndWithinBounds) {
  EXPECT_EQ(m_recorder.start({.file = m_file, .maximumSeconds = 0}).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(m_recorder.start({.file = m_file, .maximumSeconds = NAN}).error().kind, ErrorKind::invalidInput);
  ASSERT_TRUE(m_recorder.start({m_file}));
  EXPECT_EQ(m_recorder.start({m_file}).error().kind, ErrorKind::busy);
}

TEST_F(RecorderTest, lostSoundIsTold) {
  ASSERT_TRUE(m_recorder.start({m_file}));
  ASSERT_TRUE(reaches(RecordingPhase::recording));
  m_microphone.say(tone(480), true);
  m_recorder.stop();
  ASSERT_TRUE(reaches(RecordingPhase::done));
  EXPECT_TRUE(m_recorder.status().hasGaps);
}

TEST_F(RecorderTest, aFolderThatCannotBeWrittenIsAnError) {
  std::ofstream(m_folder / "file") << "x";
  ASSERT_TRUE(m_recorder.start({m_folder / "file" / "take.flac"}));
  ASSERT_TRUE(reaches(RecordingPhase::failed));
  EXPECT_FALSE(m_microphone.isStarted);
}

}  // namespace
}  // namespace jukebox

// jukebox generate --stream, through the executable with a tiny model.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/audio_file/audio_reader.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class LiveGeneration : public ::testing::Test {
 protected:
  void SetUp() override { m_world.installTinyModel(); }
  CommandResult generate(std::vector<std::string> flags) const {
    std::vector<std::string> arguments{"generate", "--model", kTinyModel, "--seconds", "7", "--seed", "3"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    return m_world.run(arguments);
  }
  void expectSameSound(const AudioBuffer& streamed, const fs::path& stored) const {
    const auto sample = readAudioFile(stored, {});
    ASSERT_TRUE(sample.has_value());
    EXPECT_EQ(streamed.sampleRate, sample->sampleRate);
    ASSERT_EQ(streamed.samples.size(), sample->samples.size());
    for (std::size_t i = 0; i < streamed.samples.size(); ++i) {
      ASSERT_NEAR(streamed.samples[i], sample->samples[i], 2e-4) << i;
    }
  }
  TestWorld m_world;
};

TEST_F(LiveGeneration, theStreamedFileIsTheSample) {
  const auto result = generate({"--stream", m_world.file("live.wav").string()});
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  EXPECT_THAT(result.errors, HasSubstr("First sound after"));
  const auto streamed = readAudioFile(m_world.file("live.wav"), {});
  ASSERT_TRUE(streamed.has_value());
  expectSameSound(*streamed, result.output.substr(28, result.output.find('\n') - 28));
}

TEST_F(LiveGeneration, theOrderOfTheLevelsDoesNotChangeTheCodes) {
  const auto live = generate({"--json", "--stream", m_world.file("live.wav").string()});
  const auto plain = generate({"--json"});
  ASSERT_EQ(live.exitStatus, 0) << live.errors;
  ASSERT_EQ(plain.exitStatus, 0) << plain.errors;
  EXPECT_EQ(codesOf(m_world, doneIds(live.output).at(0)), codesOf(m_world, doneIds(plain.output).at(0)));
}

TEST_F(LiveGeneration, aPipeGetsTheSoundAndNothingElse) {
  const auto result = generate({"--json", "--stream", "-"});
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  ASSERT_EQ(result.output.substr(0, 4), "RIFF");
  std::ofstream(m_world.file("piped.wav"), std::ios::binary) << result.output;
  const auto piped = readAudioFile(m_world.file("piped.wav"), {});
  ASSERT_TRUE(piped.has_value()) << piped.error().message;
  for (const auto& folder : fs::directory_iterator(m_world.library() / "samples")) {
    expectSameSound(*piped, folder.path() / "audio.flac");
  }
  EXPECT_THAT(result.errors, HasSubstr("\"done\""));
}

TEST_F(LiveGeneration, aRadioListensToStandardInputAndEndsWhenToldTo) {
  RunningCommand radio(
      {"radio", "--model", kTinyModel, "--seed", "3", "--json", "--stream", m_world.file("live.wav").string()},
      m_world.environment());
  ASSERT_TRUE(radio.readLineWith("\"sound\"").has_value());
  radio.write("genre jazz\ngenre nothing-of-this-kind\n");
  ASSERT_TRUE(radio.readLineWith("nothing-of-this-kind").has_value());
  radio.write("louder\n");
  ASSERT_TRUE(radio.readLineWith("not understood").has_value());
  ASSERT_TRUE(radio.readLineWith("\"sound\"").has_value()) << "it goes on";
  radio.write("stop\n");
  const auto ended = radio.wait();
  EXPECT_EQ(ended.exitStatus, 0) << ended.errors;
  EXPECT_THAT(ended.errors, HasSubstr("First sound after"));
  const auto streamed = readAudioFile(m_world.file("live.wav"), {});
  ASSERT_TRUE(streamed.has_value());
  EXPECT_GT(streamed->durationSeconds(), 0.5);
}

TEST_F(LiveGeneration, aRadioEndsAfterTheAskedTimeAndWithItsReader) {
  const auto result = m_world.run({"radio", "--model", kTinyModel, "--stream", "-", "--seconds", "5"});
  EXPECT_EQ(result.exitStatus, 0) << result.errors;
  EXPECT_EQ(result.output.substr(0, 4), "RIFF");
  EXPECT_GT(result.output.size(), 44U + 2U * 5000U);
}

TEST_F(LiveGeneration, whatCannotBeStreamedIsRefusedAtTheStart) {
  std::ofstream(m_world.file("mine.wav")) << "mine";
  for (const auto& [flags, message] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"--stream", m_world.file("live.wav").string(), "--count", "2"}, "Only one sample"},
           {{"--stream", m_world.file("mine.wav").string()}, "mine.wav"},
           {{"--stream", m_world.file("no/live.wav").string()}, "no/live.wav"}}) {
    const auto result = generate(flags);
    EXPECT_NE(result.exitStatus, 0);
    EXPECT_THAT(result.errors, HasSubstr(message));
  }
  EXPECT_EQ(fs::file_size(m_world.file("mine.wav")), 4U);
}

}  // namespace
}  // namespace jukebox::test

// jukebox generate, encode, decode, through the executable with a tiny model.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "core/domain/generation_command.h"
#include "core/domain/library_files.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

class GenerateCommand : public ::testing::Test {
 protected:
  void SetUp() override { m_world.installTinyModel(); }
  CommandResult generate(std::vector<std::string> flags) const {
    std::vector<std::string> arguments{"generate", "--model", kTinyModel, "--json"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    return m_world.run(arguments);
  }
  /// The one sample that these flags make.
  std::string sampleOf(const std::vector<std::string>& flags) const {
    const auto result = generate(flags);
    EXPECT_EQ(result.exitStatus, 0) << result.errors;
    const auto ids = doneIds(result.output);
    return ids.size() == 1 ? ids.front() : "";
  }
  json sampleJson(const std::string& id) const {
    return json::parse(m_world.run({"library", "show", id, "--json"}).output);
  }
  TestWorld m_world;
};

TEST_F(GenerateCommand, onlyAModelIsNeeded) {
  const std::string id = sampleOf({"--seconds", "5"});
  ASSERT_FALSE(id.empty());
  const json sample = sampleJson(id);
  EXPECT_EQ(sample["model"]["name"], "tiny");
  EXPECT_EQ(sample["request"]["conditioning"]["artist"], "tin kettle band");
  EXPECT_EQ(sample["request"]["conditioning"]["genre"], "rock");
  EXPECT_NEAR(sample["duration_seconds"], 5, 0.2);
  const fs::path folder = LibraryFiles(m_world.library()).sampleFolder(id);
  for (const char* file : {"audio.flac", "level_1.flac", "level_2.flac", "codes.safetensors", "sample.json"}) {
    EXPECT_TRUE(fs::exists(folder / file)) << file;
  }
  EXPECT_TRUE(fs::is_empty(LibraryFiles(m_world.library()).jobsFolder()));
  EXPECT_EQ(m_world.run({"library", "check"}).exitStatus, 0);
}

TEST_F(GenerateCommand, theSameSeedMakesTheSameCodesWhateverTheThreads) {
  const auto first = codesOf(m_world, sampleOf({"--seconds", "5", "--seed", "7"}));
  const auto second = codesOf(m_world, sampleOf({"--seconds", "5", "--seed", "7", "--threads", "1"}));
  const auto other = codesOf(m_world, sampleOf({"--seconds", "5", "--seed", "8"}));
  EXPECT_EQ(first, second);
  EXPECT_NE(first, other);
  ASSERT_EQ(first.levels.size(), 3U);
  EXPECT_EQ(first.levels[0].size(), 16 * first.levels[2].size());
}

TEST_F(GenerateCommand, severalSamplesOfOneSeedDifferAndDoNotDependOnTheBatch) {
  const auto together = doneIds(generate({"--seconds", "5", "--seed", "7", "--count", "3"}).output);
  const auto alone = doneIds(generate({"--seconds", "5", "--seed", "7", "--count", "3", "--at-once", "1"}).output);
  ASSERT_EQ(together.size(), 3U);
  ASSERT_EQ(alone.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(codesOf(m_world, together[i]), codesOf(m_world, alone[i])) << i;
  EXPECT_NE(codesOf(m_world, together[0]), codesOf(m_world, together[1]));
}

TEST_F(GenerateCommand, theLyricsReachTheSampleWithTheirAlignment) {
  std::ofstream(m_world.file("song.txt")) << "Oh what a small\nsong this is\n";
  const std::string id = sampleOf({"--seconds", "5", "--lyrics", m_world.file("song.txt").string()});
  const json sample = sampleJson(id);
  EXPECT_THAT(sample["cleaned_lyrics"].get<std::string>(), HasSubstr("small"));
  EXPECT_TRUE(sample.contains("alignment"));
}

TEST_F(GenerateCommand, outIsWrittenWithTagsAndNeverOverAFile) {
  const auto out = m_world.file("song.wav").string();
  const std::vector<std::string> flags{"--seconds", "5", "--out", out, "--title", "My Song", "--levels", "2"};
  ASSERT_EQ(generate(flags).exitStatus, 0);
  const auto info = readAudioFileInfo(out);
  ASSERT_TRUE(info);
  EXPECT_EQ(info->tags.title, "My Song");
  EXPECT_EQ(info->tags.artist, "Jukebox – tin kettle band");
  EXPECT_EQ(info->tags.genre, "rock");
  EXPECT_THAT(info->tags.comment, HasSubstr("Made by a machine"));
  const auto refused = generate(flags);
  EXPECT_EQ(refused.exitStatus, 1);
  EXPECT_THAT(refused.errors, HasSubstr("--force"));
  auto forced = flags;
  forced.push_back("--force");
  EXPECT_EQ(generate(forced).exitStatus, 0);
}

TEST_F(GenerateCommand, aDraftStopsAtTheLevelAskedForAndCanBeUpsampled) {
  const std::string draft = sampleOf({"--seconds", "5", "--levels", "2", "--seed", "3"});
  EXPECT_EQ(sampleJson(draft)["lowest_level"], 2);
  const std::string full = sampleOf({"--from", draft, "--mode", "upsample", "--seed", "3"});
  const json sample = sampleJson(full);
  EXPECT_EQ(sample["lowest_level"], 0);
  EXPECT_EQ(sample["parent_id"], draft);
  EXPECT_EQ(codesOf(m_world, full).levels[2], codesOf(m_world, draft).levels[2]);
}

TEST_F(GenerateCommand, aContinuationKeepsTheBeginning) {
  const std::string begin = sampleOf({"--seconds", "5", "--seed", "3"});
  const std::string more = sampleOf({"--from", begin, "--at", "2.5", "--seconds", "6", "--seed", "4"});
  const auto before = codesOf(m_world, begin), after = codesOf(m_world, more);
  EXPECT_EQ(sampleJson(more)["parent_id"], begin);
  EXPECT_GT(after.levels[2].size(), before.levels[2].size());
  const auto kept = static_cast<std::ptrdiff_t>(2.5 * 1000 / 128);
  EXPECT_TRUE(std::equal(before.levels[2].begin(), before.levels[2].begin() + kept, after.levels[2].begin()));
}

TEST_F(GenerateCommand, aPromptIsGoneOnFrom) {
  const std::string begin = sampleOf({"--seconds", "5", "--seed", "3"});
  const auto prompt = m_world.file("prompt.flac").string();
  ASSERT_EQ(m_world.run({"library", "export", begin, "--out", prompt}).exitStatus, 0);
  const std::string id = sampleOf({"--prompt", prompt, "--prompt-seconds", "2", "--seconds", "5"});
  EXPECT_EQ(sampleJson(id)["request"]["mode"], "primed");
}

TEST_F(GenerateCommand, aPromptMayBeginInsideItsFile) {
  const std::string begin = sampleOf({"--seconds", "5", "--seed", "3"});
  const fs::path prompt = m_world.file("prompt.wav"), part = m_world.file("part.wav");
  ASSERT_EQ(m_world.run({"library", "export", begin, "--out", prompt.string()}).exitStatus, 0);
  const auto sound = readAudioFile(prompt, {.startSeconds = 1.5, .maximumSeconds = 2.0});
  ASSERT_TRUE(sound) << sound.error().message;
  ASSERT_TRUE(writeAudioFile(part, *sound, {.format = AudioFormat::wav32f}));
  const std::vector<std::string> rest{"--seconds", "5", "--seed", "4"};
  const auto codesWith = [&](std::vector<std::string> flags) {
    flags.insert(flags.end(), rest.begin(), rest.end());
    return codesOf(m_world, sampleOf(flags));
  };
  const auto inside = codesWith({"--prompt", prompt.string(), "--prompt-start", "1.5", "--prompt-seconds", "2"});
  EXPECT_EQ(inside.levels, codesWith({"--prompt", part.string()}).levels);
  const auto first = codesWith({"--prompt", prompt.string(), "--prompt-seconds", "2"});
  EXPECT_NE(inside.levels, first.levels);
  EXPECT_EQ(first.levels,
            codesWith({"--prompt", prompt.string(), "--prompt-start", "0", "--prompt-seconds", "2"}).levels);

  const auto beyond = generate({"--prompt", prompt.string(), "--prompt-start", "60"});
  EXPECT_NE(beyond.exitStatus, 0);
  EXPECT_THAT(beyond.errors, HasSubstr("no sound after 60 s"));
}

TEST_F(GenerateCommand, badRequestsAreRefusedBeforeAnythingIsMade) {
  struct Case {
    std::vector<std::string> flags;
    std::string says;
  };
  const std::vector<Case> cases{
      {{"--artist", "tin ketle band"}, "tin kettle band"},
      {{"--genre", "rok"}, "rock"},
      {{"--seconds", "0"}, "length"},
      {{"--seconds", "50"}, "40"},
      {{"--levels", "0"}, "--levels"},
      {{"--levels", "2,0"}, "--levels"},
      {{"--temperature", "1,2"}, "--temperature"},
      {{"--prompt", "/nowhere/song.wav"}, "/nowhere/song.wav"},
      {{"--from", "01jd9e6x1qpz4c8m2v7k5t3w9r"}, "01jd9e6x1qpz4c8m2v7k5t3w9r"},
      {{"--lyrics", "/nowhere/text"}, "/nowhere/text"},
      {{"--lyrics", "walking down the road"}, "standard input"},
      {{"--out", "/nowhere/song.wav"}, "/nowhere"},
      {{"--out", m_world.file("song.txt").string()}, "txt"},
      {{"--device", "toaster"}, "toaster"},
  };
  for (const auto& item : cases) {
    const auto result = generate(item.flags);
    EXPECT_THAT(result.exitStatus, ::testing::AnyOf(1, 2)) << item.says;
    EXPECT_THAT(result.errors, HasSubstr(item.says));
  }
  EXPECT_EQ(json::parse(m_world.run({"library", "list", "--json"}).output).size(), 0U);
  EXPECT_TRUE(fs::is_empty(LibraryFiles(m_world.library()).jobsFolder()));
}

TEST_F(GenerateCommand, unknownNamesAreAllowedOnRequest) {
  EXPECT_NE(sampleOf({"--seconds", "5", "--levels", "2", "--artist", "Nobody", "--allow-unknown"}), "");
}

TEST_F(GenerateCommand, audioBecomesCodesAndComesBack) {
  const std::string id = sampleOf({"--seconds", "5", "--levels", "2"});
  const auto audio = LibraryFiles(m_world.library()).sampleFolder(id) / "audio.flac";
  const auto codes = m_world.file("codes.safetensors").string(), wav = m_world.file("back.wav").string();
  const auto encoded = m_world.run({"encode", audio.string(), "--out", codes, "--model", kTinyModel});
  ASSERT_EQ(encoded.exitStatus, 0) << encoded.errors;
  const auto decoded = m_world.run({"decode", codes, "--level", "0", "--out", wav, "--model", kTinyModel});
  ASSERT_EQ(decoded.exitStatus, 0) << decoded.errors;
  EXPECT_NEAR(readAudioFile(wav)->durationSeconds(), readAudioFile(audio)->durationSeconds(), 0.2);
  EXPECT_EQ(m_world.run({"decode", codes, "--out", wav, "--model", kTinyModel}).exitStatus, 1);
  const auto again = m_world.file("again.flac").string();
  EXPECT_EQ(m_world.run({"decode", id, "--out", again}).exitStatus, 0);
  EXPECT_EQ(readAudioFile(again)->samples, readAudioFile(audio)->samples);
  EXPECT_EQ(m_world.run({"decode", id, "--level", "0", "--out", m_world.file("x.wav").string()}).exitStatus, 2);
}

/// What a shell prints when it runs the line in this world.
std::string shellOutput(const TestWorld& world, const std::string& line) {
  std::string script = "PATH='" JUKEBOX_BIN "':\"$PATH\"; export PATH\n";
  for (const auto& [name, value] : world.environment()) {
    script += "export " + name + "=" + shellQuoted(value) + "\n";
  }
  const fs::path file = world.file("again.sh");
  std::ofstream(file) << script << line << "\n";
  FILE* pipe = popen(("sh " + shellQuoted(file.string()) + " 2>&1").c_str(), "r");
  std::string output;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) output += static_cast<char>(c);
  pclose(pipe);
  return output;
}

TEST_F(GenerateCommand, theCommandOfASampleMakesItAgain) {
  std::ofstream(m_world.file("song.txt")) << "Don't stop\n100% \"here\" $HOME\n";
  const std::string parent = sampleOf({"--seconds", "4", "--seed", "3", "--lyrics", m_world.file("song.txt").string()});
  const std::vector<std::vector<std::string>> originals{
      {"--seconds", "5", "--seed", "9", "--lyrics", m_world.file("song.txt").string(), "--title", "It's mine"},
      {"--seconds", "5", "--seed", "10", "--temperature", "0.9,0.95,1.1", "--top-k", "0,20,0", "--top-p", "0.9,0,0",
       "--hop", "0.5,0.5,0.25", "--dtype", "f16"},
      {"--seconds", "5", "--seed", "11", "--levels", "2"},
      {"--seconds", "6", "--seed", "12", "--from", parent, "--at", "2"},
      {"--mode", "upsample", "--seed", "13", "--from", parent},
  };
  for (const auto& flags : originals) {
    const std::string id = sampleOf(flags);
    const auto sample = sampleFromJson(sampleJson(id));
    ASSERT_TRUE(sample) << sample.error().message;
    const std::string command = generationCommand(*sample);
    const auto ids = doneIds(shellOutput(m_world, command + " --json"));
    ASSERT_EQ(ids.size(), 1U) << command;
    EXPECT_EQ(codesOf(m_world, ids.front()), codesOf(m_world, id)) << command;
    EXPECT_EQ(sampleJson(ids.front())["request"]["conditioning"], sampleJson(id)["request"]["conditioning"]) << command;
  }
}

TEST_F(GenerateCommand, verifyComputesWithTheModel) {
  const auto result = m_world.run({"models", "verify", kTinyModel});
  EXPECT_EQ(result.exitStatus, 0) << result.output << result.errors;
}

TEST_F(GenerateCommand, parityComparesWithTheReferenceAndWritesItsReport) {
  const auto report = m_world.file("report.json").string();
  const auto result = m_world.run({"parity", std::string(JUKEBOX_GOLDEN) + "/codec-tiny", "--report", report});
  EXPECT_EQ(result.exitStatus, 0) << result.output << result.errors;
  EXPECT_THAT(result.output, HasSubstr("max abs diff"));
  EXPECT_EQ(json::parse(std::ifstream(report))["passed"], true);
  EXPECT_EQ(m_world.run({"parity", "/nowhere"}).exitStatus, 1);
}

}  // namespace
}  // namespace jukebox::test

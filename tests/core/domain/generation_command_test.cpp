#include "core/domain/generation_command.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

Sample plainSample() {
  Sample sample;
  sample.topLevel = 2;
  sample.device = "cpu";
  sample.dtype = "f32";
  sample.request.conditioning = {"Mara Vale", "folk", ""};
  sample.request.durationSeconds = 12.5;
  sample.request.seed = 7;
  return sample;
}

TEST(ShellQuoted, keepsPlainWordsAndQuotesTheRest) {
  const std::pair<const char*, const char*> cases[] = {
      {"folk", "folk"},       {"a/b-c_d.e", "a/b-c_d.e"},     {"", "''"},         {"Mara Vale", "'Mara Vale'"},
      {"it's", "'it'\\''s'"}, {"$HOME `id`", "'$HOME `id`'"}, {"a\nb", "'a\nb'"}, {"é", "'é'"},
  };
  for (const auto& [text, quoted] : cases) EXPECT_EQ(shellQuoted(text), quoted);
}

TEST(GenerationCommand, saysWhatDecidesTheCodes) {
  EXPECT_EQ(generationCommand(plainSample()),
            "jukebox generate --model starter --artist 'Mara Vale' --genre folk --seconds 12.5 --seed 7 --device auto "
            "--dtype f32");
}

TEST(GenerationCommand, givesLyricsThroughAPipe) {
  Sample sample = plainSample();
  sample.request.conditioning.lyrics = "don't go\nstay 100%";
  const std::string command = generationCommand(sample);
  EXPECT_TRUE(command.starts_with("printf %s 'don'\\''t go\nstay 100%' | jukebox generate ")) << command;
  EXPECT_TRUE(command.ends_with(" --lyrics -")) << command;
}

TEST(GenerationCommand, namesSamplingAndLevelsOfEveryLevel) {
  Sample sample = plainSample();
  sample.request.levels = {{0.9, 0, 0.95, 0.5, 1}, {0.98, 40, 0, 0.5, 1}, {1, 0, 0, 0.125, 2.5}};
  sample.request.lowestLevel = 1;
  sample.request.count = 4;
  const std::string command = generationCommand(sample);
  for (const char* part : {" --temperature 0.9,0.98,1 ", " --top-k 0,40,0 ", " --top-p 0.95,0,0 ",
                           " --hop 0.5,0.5,0.125 ", " --guidance 1,1,2.5 ", " --levels 2,1 ", " --count 4 "}) {
    EXPECT_NE(command.find(part), std::string::npos) << part << "\n" << command;
  }
}

TEST(GenerationCommand, beginsWhereTheSampleBegan) {
  Sample sample = plainSample();
  sample.request.mode = GenerationMode::continuation;
  sample.request.fromSample = "01JABC";
  sample.request.promptSeconds = 3.25;
  const std::string continued = generationCommand(sample);
  EXPECT_NE(continued.find(" --from 01JABC --at 3.25 "), std::string::npos) << continued;
  EXPECT_TRUE(continued.starts_with("printf %s '' | ")) << "a parent's lyrics must not come back: " << continued;

  sample = plainSample();
  sample.request.mode = GenerationMode::primed;
  sample.request.promptFile = "/home/me/my song.wav";
  sample.request.promptSeconds = 4;
  const std::string primed = generationCommand(sample);
  EXPECT_NE(primed.find(" --mode primed --prompt '/home/me/my song.wav' --prompt-seconds 4 "), std::string::npos)
      << primed;
  sample.request.promptStartSeconds = 12.5;
  const std::string later = generationCommand(sample);
  EXPECT_NE(later.find(" --prompt '/home/me/my song.wav' --prompt-start 12.5 --prompt-seconds 4 "), std::string::npos)
      << later;
}

}  // namespace
}  // namespace jukebox

// What every command promises before it does anything: help, usage errors, exit status, speed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

using ::testing::HasSubstr;

TEST(Help, everyCommandExplainsItself) {
  const TestWorld world;
  const std::vector<std::vector<std::string>> commands{{},
                                                       {"generate"},
                                                       {"resume"},
                                                       {"models"},
                                                       {"models", "list"},
                                                       {"models", "show"},
                                                       {"models", "verify"},
                                                       {"models", "import"},
                                                       {"models", "export"},
                                                       {"models", "quantize"},
                                                       {"models", "remove"},
                                                       {"library"},
                                                       {"library", "list"},
                                                       {"library", "search"},
                                                       {"library", "show"},
                                                       {"library", "export"},
                                                       {"library", "remove"},
                                                       {"library", "restore"},
                                                       {"library", "check"},
                                                       {"library", "rebuild"},
                                                       {"library", "stats"},
                                                       {"labels"},
                                                       {"encode"},
                                                       {"decode"},
                                                       {"play"},
                                                       {"parity"},
                                                       {"bench"},
                                                       {"bench", "decode"},
                                                       {"bench", "codec"},
                                                       {"bench", "machine"},
                                                       {"bench", "song"},
                                                       {"bench", "generation"},
                                                       {"radio"},
                                                       {"doctor"},
                                                       {"serve"},
                                                       {"version"}};
  for (auto command : commands) {
    command.push_back("--help");
    const auto result = world.run(command);
    EXPECT_EQ(result.exitStatus, 0) << command.front();
    EXPECT_THAT(result.output, HasSubstr("Usage: jukebox")) << command.front();
    EXPECT_EQ(result.errors, "");
  }
}

TEST(Help, aWrongCommandLineIsAUsageErrorThatNamesTheMistake) {
  struct Case {
    std::vector<std::string> arguments;
    std::string says;
  };
  const std::vector<Case> cases{{{}, "Usage: jukebox"},
                                {{"sing"}, "sing"},
                                {{"generate", "--loud"}, "--loud"},
                                {{"generate", "--seconds", "soon"}, "--seconds"},
                                {{"generate", "--count", "0"}, "--count"},
                                {{"generate", "--seed", "-1"}, "--seed"},
                                {{"generate", "--mode", "backwards"}, "--mode"},
                                {{"generate", "--dtype", "int3"}, "--dtype"},
                                {{"library"}, "subcommand"},
                                {{"library", "show"}, "id"},
                                {{"models", "import", "--codec", "x"}, "--name"},
                                {{"models", "import", "--name", "x"}, "--codec"},
                                {{"models", "import", "--name", "x", "--codec", "c"}, "--prior"},
                                {{"models", "import", "--name", "x", "--codec", "c", "--prior", "9=p"}, "9=p"},
                                {{"models", "quantize", "tiny", "--dtype", "f64"}, "--dtype"},
                                {{"decode", "x"}, "--out"},
                                {{"bench", "decode", "--shape", "round"}, "--shape"}};
  const TestWorld world;
  for (const auto& item : cases) {
    const auto result = world.run(item.arguments);
    EXPECT_EQ(result.exitStatus, 2) << result.errors;
    EXPECT_THAT(result.errors, HasSubstr(item.says));
    EXPECT_EQ(result.output, "");
  }
}

TEST(Help, versionIsPrintedInBothForms) {
  const TestWorld world;
  EXPECT_THAT(world.run({"--version"}).output, HasSubstr("jukebox "));
  EXPECT_THAT(world.run({"version"}).output, HasSubstr("jukebox "));
  EXPECT_THAT(world.run({"version", "--json"}).output, HasSubstr("\"protocol\": 1"));
}

TEST(Help, commandsWithoutTensorsStartWithoutTheEngine) {
  const TestWorld world;
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"--help"}, {"library", "list"}, {"models", "list"}}) {
    auto best = std::chrono::milliseconds::max();
    for (int attempt = 0; attempt < 5; ++attempt) {
      const auto begin = std::chrono::steady_clock::now();
      EXPECT_EQ(world.run(command).exitStatus, 0);
      const auto elapsed = std::chrono::steady_clock::now() - begin;
      best = std::min(best, std::chrono::duration_cast<std::chrono::milliseconds>(elapsed));
    }
    EXPECT_LT(best.count(), 300) << command.front();  // loading LibTorch alone takes longer
  }
}

TEST(Help, errorsAreJsonOnRequest) {
  const TestWorld world;
  const auto result = world.run({"library", "show", "nothing", "--json"});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.output, HasSubstr(R"("kind":"not_found")"));
  EXPECT_THAT(result.errors, HasSubstr("error: "));
}

TEST(Help, doctorSaysWhatIsMissingAndWhatToDo) {
  const TestWorld world;
  const auto result = world.run({"doctor"});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.output, HasSubstr("none is installed"));
  EXPECT_THAT(result.output, HasSubstr("models import"));
  EXPECT_THAT(result.output, HasSubstr("SQLite"));
}

}  // namespace
}  // namespace jukebox::test

// kill_and_resume [ROUNDS [SECONDS [SEED]]]: kills a running generation with SIGKILL at random moments, resumes it,
// kills that too, and checks that the codes always end as those of an undisturbed run. Exit status 0 when they all do.

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "core/domain/library_files.h"
#include "tests/app/test_world.h"

namespace {

using namespace jukebox;
using namespace jukebox::test;
using Clock = std::chrono::steady_clock;

constexpr int kCount = 2;
constexpr int kMostKillsARound = 4;

std::vector<SongCodes> codesOfAll(const TestWorld& world, const std::string& output) {
  std::vector<SongCodes> codes;
  for (const auto& id : doneIds(output)) codes.push_back(codesOf(world, id));
  return codes;
}

/// Runs until the end, or kills after `delay`. Returns what was printed.
CommandResult runOrKill(const TestWorld& world, const std::vector<std::string>& arguments,
                        std::chrono::milliseconds delay) {
  RunningCommand command(arguments, world.environment());
  return command.wait(delay);
}

bool jobExists(const TestWorld& world) {
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(LibraryFiles(world.library()).jobsFolder(), code)) {
    if (std::filesystem::exists(entry.path() / kJobJsonName, code)) return true;
  }
  return false;
}

}  // namespace

int main(int argumentCount, char** arguments) {
  const int rounds = argumentCount > 1 ? std::atoi(arguments[1]) : 20;
  const std::string seconds = argumentCount > 2 ? arguments[2] : "20";
  std::mt19937 random(argumentCount > 3 ? static_cast<unsigned>(std::atoi(arguments[3])) : 1U);
  const TestWorld world;
  world.installTinyModel();
  const std::vector<std::string> generation{"generate", "--model", kTinyModel, "--json",  "--seconds",
                                            seconds,    "--seed",  "11",       "--count", std::to_string(kCount)};
  const auto begin = Clock::now();
  const auto expected = codesOfAll(world, world.run(generation).output);
  const auto duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
  fmt::print("undisturbed: {} samples in {} ms\n", expected.size(), duration.count());
  if (expected.size() != kCount) return 1;

  int kills = 0, wrong = 0;
  std::uniform_int_distribution<std::int64_t> moment(1, std::max<std::int64_t>(2, duration.count()));
  for (int round = 0; round < rounds; ++round) {
    auto result = runOrKill(world, generation, std::chrono::milliseconds(moment(random)));
    int killsHere = result.timedOut ? 1 : 0;
    while (result.timedOut) {
      // Killed before the job existed: there is nothing to resume, begin again.
      const bool exists = jobExists(world);
      const auto patience = killsHere < kMostKillsARound ? std::chrono::milliseconds(moment(random))
                                                         : std::chrono::milliseconds(std::chrono::minutes(10));
      result = runOrKill(world, exists ? std::vector<std::string>{"resume", "--json"} : generation, patience);
      if (result.timedOut) ++killsHere;
    }
    kills += killsHere;
    const bool same = codesOfAll(world, result.output) == expected;
    if (!same) ++wrong;
    fmt::print("round {:>3}: {} kills, exit status {}, codes {}\n", round + 1, killsHere, result.exitStatus,
               same ? "identical" : "DIFFERENT " + result.errors);
  }
  const auto check = world.run({"library", "check", "--repair"});
  fmt::print("{} kills in {} rounds, {} wrong; library check: {}", kills, rounds, wrong, check.output);
  return wrong == 0 ? 0 : 1;
}

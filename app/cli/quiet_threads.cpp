#include "app/cli/quiet_threads.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace jukebox::cli {
namespace {

constexpr std::array<std::string_view, 9> kComputingCommands = {"generate", "radio", "resume", "encode", "decode",
                                                                "serve",    "bench", "parity", "models"};

}  // namespace

void restartWithQuietThreads(int argumentCount, char** arguments) {
  if (argumentCount < 2 || std::getenv("OMP_WAIT_POLICY") != nullptr) return;
  if (std::find(kComputingCommands.begin(), kComputingCommands.end(), arguments[1]) == kComputingCommands.end()) return;
  ::setenv("OMP_WAIT_POLICY", "passive", 0);
  ::setenv("GOMP_SPINCOUNT", "0", 0);
  ::execv("/proc/self/exe", arguments);  // if this fails, the program simply goes on as it is
}

}  // namespace jukebox::cli

#pragma once
// CliParser: the command line into options. CLI11 is used here and in the two files of commands of cli_targets.h.

#include <optional>
#include <string>

#include "app/cli/cli_options.h"

namespace jukebox::cli {

/// Either something to do, or a text to print (help, version, a usage error) and the exit status.
struct ParseOutcome {
  std::optional<Invocation> invocation;
  std::string standardOutput, standardError;
  int exitStatus = 0;
};

ParseOutcome parseCommandLine(int argumentCount, const char* const* arguments);

}  // namespace jukebox::cli

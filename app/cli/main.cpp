// jukebox: the command line and the worker of the studio.

#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "app/cli/cli_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/quiet_threads.h"

namespace {

using namespace jukebox;

int run(int argumentCount, char** arguments) {
  const auto outcome = cli::parseCommandLine(argumentCount, arguments);
  std::fputs(outcome.standardOutput.c_str(), stdout);
  std::fputs(outcome.standardError.c_str(), stderr);
  if (!outcome.invocation) return outcome.exitStatus;
  const auto& common = outcome.invocation->common;
  cli::installConsoleLog(common.verbose);
  const auto status =
      std::visit([&](const auto& options) { return cli::runCommand(options, common); }, outcome.invocation->command);
  if (status) return *status;
  cli::printError(status.error(), common.json, common.verbose);
  return cli::exitStatusFor(status.error());
}

}  // namespace

int main(int argumentCount, char** arguments) {
  cli::restartWithQuietThreads(argumentCount, arguments);
  const int status = run(argumentCount, arguments);
  std::fflush(stdout);
  std::fflush(stderr);
  ::_exit(status);  // LibTorch's static destructors are slow and have nothing to do
}

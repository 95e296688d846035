#pragma once
// FollowedProcess: another program run to its end, its output read line by line while it works.

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/result.h"

namespace jukebox::cli {

/// What to start. `arguments[0]` is the path of the program; `environment` is added to ours.
struct ProcessCall {
  std::vector<std::string> arguments;
  std::vector<std::pair<std::string, std::string>> environment;
};

/// How it ended.
struct ProcessEnd {
  int exitStatus = -1;    ///< -1 when a signal ended it
  std::string errorTail;  ///< the last 4 KiB of its standard error
};

/// Runs the program in a process group of its own, so that Ctrl-C reaches only us; hands every line of its standard
/// output (without the line feed, at most 64 KiB) to `onLine`. When `cancellation` asks to stop, the program gets one
/// SIGINT and the time it needs to finish. Errors: notFound when it cannot be started, io.
Result<ProcessEnd> followProcess(const ProcessCall& call, const std::function<void(std::string_view)>& onLine,
                                 const CancellationToken& cancellation);

}  // namespace jukebox::cli

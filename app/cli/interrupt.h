#pragma once
// Interrupt: Ctrl-C and SIGTERM as a cancellation token.

#include "core/base/cancellation.h"

namespace jukebox::cli {

/// From now on the first SIGINT or SIGTERM asks the returned token to stop now; the second one ends the process at once
/// with status 130. May be called repeatedly; the token is the same.
CancellationToken cancelOnInterrupt();

/// True after the first such signal.
bool wasInterrupted();

}  // namespace jukebox::cli

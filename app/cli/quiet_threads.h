#pragma once
// Quiet threads: OpenMP's waiting threads must sleep, or a busy neighbour makes the engine many times slower.

namespace jukebox::cli {

/// The OpenMP run-time reads its settings when the process starts (FFmpeg brings it along), so a command that will
/// compute restarts this program once with them in the environment. Returns when nothing is to be done.
void restartWithQuietThreads(int argumentCount, char** arguments);

}  // namespace jukebox::cli

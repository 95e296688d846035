#pragma once
// Memory bench: what the largest prior of a released model takes, with weights of its shape made up on the disk.

#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.h"

namespace jukebox {

/// Writes weights of the shape into a temporary file, opens it twice, reads a whole window but for its last tokens, as
/// an overlapping window is read, and samples these. Reports opening times and the memory that was really in use:
/// anonymous (caches, buffers) and mapped (weights, which the system may drop and read again). The file is removed.
Result<nlohmann::json> benchMemory(const BenchRequest& request, const CancellationToken& cancellation);

}  // namespace jukebox

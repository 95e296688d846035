#pragma once
// Bench: what this machine does, and how near the engine comes to what it could do at best.

#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.h"

namespace jukebox {

/// Kinds: machine, decode, codec, song, memory, loss, generation; see their files.
Result<nlohmann::json> runBench(const BenchRequest& request, const CancellationToken& cancellation);

}  // namespace jukebox

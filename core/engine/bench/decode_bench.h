#pragma once
// Decode bench: tokens a second of the token loop, with random weights of the shapes that the original was measured on.

#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.h"

namespace jukebox {

/// tokens/s, weight bytes/s and their ratio to the memory's read bandwidth of this minute, memory peak.
Result<nlohmann::json> benchDecode(const BenchRequest& request, const CancellationToken& cancellation);

}  // namespace jukebox

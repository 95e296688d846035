#pragma once
// Bench: decode and codec speed with random weights of the true shapes (or an installed model's codec).

#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.h"

namespace jukebox {

/// tokens/s, weight bytes/s, memory peak of the token loop; or seconds of audio per second of the codec.
Result<nlohmann::json> runBench(const BenchRequest& request, const CancellationToken& cancellation);

}  // namespace jukebox

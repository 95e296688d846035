#pragma once
// Codec bench: how many times faster than it plays audio is encoded and decoded.

#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.h"

namespace jukebox {

/// Of an installed model's codec, or of the official shape with random weights.
Result<nlohmann::json> benchCodec(const BenchRequest& request, const CancellationToken& cancellation);

}  // namespace jukebox

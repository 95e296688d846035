#pragma once
// Loss bench: what smaller weights cost in bits a token, on a real recording.

#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.h"

namespace jukebox {

/// Encodes the song's prompt audio and lets every prior read it, window by window, with weights in f32, f16 and int8 by
/// the path that sampling takes on the CPU. Reports bits a token for every level and format, and the change against
/// f32. Kind invalidInput when the audio is shorter than a window of the top level.
Result<nlohmann::json> benchLoss(const GenerationInput& song, const CancellationToken& cancellation);

}  // namespace jukebox

#pragma once
// Song bench: how long a song of a released model's shape takes on this machine, at all levels, with random weights of
// the true shapes and the true windows.

#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.h"

namespace jukebox {

/// Measures a part of every level and adds up: the prefill of the tokens that a window begins with, tokens at the
/// beginning of a window and behind the prefill (between and after them the pace is taken as changing evenly), the
/// reading of the alignment, the codec. With `request.isWhole` the song is really sampled from the first token to the
/// last. `request.shape` is a preset set ("1b_lyrics", "5b", "5b_lyrics"). Errors: invalidInput, outOfMemory,
/// cancelled.
Result<nlohmann::json> benchSong(const BenchRequest& request, const CancellationToken& cancellation);

}  // namespace jukebox

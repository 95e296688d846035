#pragma once
// Checkpoint settings: the "hps" dictionary that a training program stored next to the weights, as flat JSON.

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "core/engine/checkpoint/checkpoint_file.h"

namespace jukebox {

/// The entry "hps" as a flat object of scalars and lists of scalars (anything else is left out); nothing if the file
/// has no such entry. The content is untrusted: read it with codecHyperparametersFromJson /
/// priorHyperparametersFromJson.
std::optional<nlohmann::json> settingsOf(const CheckpointFile& checkpoint);

}  // namespace jukebox

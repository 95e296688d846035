#pragma once
// Alignment store: a model that does not say where it reads the lyrics gets the best layer and head measured and noted.

#include <filesystem>
#include <optional>

#include "core/engine/engine.h"

namespace jukebox::cli {

/// Measures and writes the layer and head into FOLDER/model.json when the top prior reads lyrics and names none.
/// Nothing for models that need no measuring. Loads the engine only if it is needed.
Result<std::optional<Engine::AlignmentHead>> storeAlignmentHead(const std::filesystem::path& modelFolder);

}  // namespace jukebox::cli

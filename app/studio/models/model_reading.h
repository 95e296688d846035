#pragma once
// ModelReading: the installed models as the studio shows them, read from their folders.

#include <vector>

#include "ui/models/model_catalog.h"

namespace jukebox::studio {

/// Every installed model, sorted by name, without its memory. Reads files: not on the GUI thread. What cannot be read
/// of a model (names, licence text) is left out and logged.
std::vector<ui::ModelEntry> readModels();

/// The report of `jukebox models memory --json`: takes what it says of these models. Kind corrupt.
Status takeMemory(const std::string& report, std::vector<ui::ModelEntry>& models);

}  // namespace jukebox::studio

#pragma once
// Dataset split: which songs are held out. A song's side depends on the seed and its name alone.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/engine/training/dataset/prepared_dataset.h"

namespace jukebox {

/// Holds out about `validationShare` (0 … 0.9) of the songs, at least one of ten or more. Songs that sound alike
/// (pairs of file names) stay on one side.
void splitDataset(DatasetIndex& index, const std::vector<std::pair<std::string, std::string>>& alike,
                  double validationShare, std::uint64_t seed);

}  // namespace jukebox

#pragma once
// Data card: what a data set consists of and where it comes from, for people (Markdown) and programs (JSON).

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "core/engine/training/dataset/dataset_scan.h"

namespace jukebox {

/// Seconds per artist, genre, licence and source; lyric characters and their pace; songs of each side.
nlohmann::json datasetStatistics(const DatasetIndex& index);

/// Writes data-card.json and data-card.md.
Status writeDataCard(const std::filesystem::path& folder, const DatasetIndex& index, const ScanReport& report);

}  // namespace jukebox

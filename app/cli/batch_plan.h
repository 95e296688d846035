#pragma once
// BatchPlan: many generations in one CSV file, a row each, shared among the processes of a launcher.

#include <filesystem>
#include <string_view>
#include <vector>

#include "app/cli/cli_options.h"
#include "core/base/result.h"

namespace jukebox::cli {

/// Columns (all optional, any order): artist, genre, title, lyrics (a file, relative to the plan), seconds, total_seconds, seed, count,
/// temperature, top_k, top_p, hop, guidance, levels, model. An empty field takes the value of `defaults` (the command line). A
/// row without a seed gets one from its number, so that the plan gives the same music every time.
/// `what` is the plan's path. Kind invalidInput names the record and the column.
Result<std::vector<GenerateOptions>> parseBatchPlan(std::string_view text, const std::string& what,
                                                    const GenerateOptions& defaults);

}  // namespace jukebox::cli

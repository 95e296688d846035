#pragma once
// Library rebuild: a new database from the folders alone, when the old one is damaged or gone.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

struct RebuildReport {
  std::int64_t sampleCount = 0, jobCount = 0, collectionCount = 0;
  std::int64_t missingCollectionEntries = 0;  ///< entries of collections whose samples are gone
  std::vector<std::string> problems;          ///< a sentence for each folder or file that could not be read
};

/// Reads samples/*/sample.json, jobs/*/job.json and collections.json into a new database beside the old one, then swaps
/// it in atomically; the old one stays as library.sqlite.bak. A failure or `progress` returning false (kind cancelled)
/// leaves the old database in place. Kind busy while any process has the library open.
Result<RebuildReport> rebuildLibrary(const std::filesystem::path& root,
                                     const std::function<bool(std::int64_t done, std::int64_t total)>& progress = {});

}  // namespace jukebox

#pragma once
// collections.json: the collections of a library outside its database; the copy that a rebuild starts from.

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

inline constexpr const char* kCollectionsFileName = "collections.json";

struct StoredCollection {
  std::string id, name, createdAt;
  std::vector<std::string> sampleIds;  ///< in order
  bool operator==(const StoredCollection&) const = default;
};

/// Atomically replaces the file.
Status writeCollectionsFile(const std::filesystem::path& path, const std::vector<StoredCollection>& collections);
/// Missing file: no collections. Kind corrupt for a file that breaks the format (≤ 256 MB, valid ids, unique names).
Result<std::vector<StoredCollection>> readCollectionsFile(const std::filesystem::path& path);

}  // namespace jukebox

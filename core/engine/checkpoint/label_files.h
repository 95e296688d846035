#pragma once
// Label files: checks and copies the id files that go with imported weights (spec/09). Internal to checkpoint.

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace jukebox {

/// Checks an id file ("name;id" a line) and copies it to `target`. Every id must be below `rows`, the number of rows of
/// the model's table: that tells v2 files from v3 files. Kinds: corrupt naming the line, notFound, unsupported (size).
Status importIdFile(const std::filesystem::path& source, const std::filesystem::path& target, std::int64_t rows);

}  // namespace jukebox

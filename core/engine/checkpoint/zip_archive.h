#pragma once
// Reader of stored (uncompressed) zip archives over a file image, as PyTorch writes them; with zip64.

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "core/base/result.h"

namespace jukebox {

/// Entries by full name, each with its bytes inside the archive.
using ZipEntries = std::map<std::string, std::span<const std::byte>, std::less<>>;

/// True if the bytes start like a zip archive.
bool looksLikeZip(std::span<const std::byte> file);

/// Reads the central directory and checks every entry: stored, unencrypted, plain relative name without "..",
/// local header that agrees, data inside the archive, no overlaps, no duplicates, at most `maximumEntries`.
Result<ZipEntries> readZipArchive(std::span<const std::byte> file, std::size_t maximumEntries = 500'000);

}  // namespace jukebox

#pragma once
// Atomic files: after a crash or power cut a file is either the old one or the new one, never half of it.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace jukebox {

/// Writes `bytes` to `path`.part, fsyncs, renames over `path`, fsyncs the folder. The old file survives any failure.
Status writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// The same for contents made by `writer`, which gets the path of the temporary file to fill.
Status writeFileAtomically(const std::filesystem::path& path,
                           const std::function<Status(const std::filesystem::path& temporary)>& writer);

/// Makes a whole folder appear at once: renames `temporary` to `path` after fsyncing its files. `path` must not exist.
Status publishFolder(const std::filesystem::path& temporary, const std::filesystem::path& path);

/// Reads a whole file of at most `maximumBytes` (larger: kind unsupported).
Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t maximumBytes);

}  // namespace jukebox

#pragma once
// Audio targets: the format of a file that a command writes, and whether it may be written.

#include <filesystem>
#include <string>

#include "core/audio_file/audio_format.h"
#include "core/base/result.h"

namespace jukebox::cli {

/// Kind alreadyExists for a file that must not be replaced.
Status refuseExisting(const std::filesystem::path& file, bool force);

/// Format by name ("wav" is wav16), or by the file's extension when the name is empty.
Result<AudioFormat> chooseFormat(const std::string& name, const std::filesystem::path& file);

}  // namespace jukebox::cli

#include "app/cli/audio_export.h"

#include <fmt/format.h>

namespace jukebox::cli {

namespace fs = std::filesystem;

Status refuseExisting(const fs::path& file, bool force) {
  std::error_code code;
  if (force || !fs::exists(file, code)) return {};
  return makeError(ErrorKind::alreadyExists, fmt::format("{} exists already.", file.string()),
                   "Choose another name, or replace it with --force.");
}

Result<AudioFormat> chooseFormat(const std::string& name, const fs::path& file) {
  if (name.empty()) return audioFormatFromPath(file);
  if (const auto format = audioFormatFromName(name == "wav" ? "wav16" : name)) return *format;
  return makeError(ErrorKind::unsupported, fmt::format("There is no audio format \"{}\".", name));
}

}  // namespace jukebox::cli

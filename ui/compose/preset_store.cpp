#include "ui/compose/preset_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/base/sha256.h"

namespace jukebox::ui {
namespace {

namespace fs = std::filesystem;

const char* const kExtension = ".preset.json";

Result<ComposePreset> readPreset(const fs::path& file) {
  ASSIGN_OR_RETURN(const std::string text, readFile(file, kMaximumPresetBytes));
  return presetFromText(text);
}

}  // namespace

// Names may hold anything; files are named by the hash of the name.
fs::path PresetStore::fileOf(const std::string& name) const {
  return m_folder / (sha256Hex(name).substr(0, 16) + kExtension);
}

std::vector<std::string> PresetStore::names() const {
  std::vector<std::string> names;
  std::error_code code;
  for (fs::directory_iterator it(m_folder, code), end; !code && it != end; it.increment(code)) {
    if (names.size() == kMostPresets) break;
    if (!it->path().filename().string().ends_with(kExtension)) continue;
    const auto preset = readPreset(it->path());
    if (preset && fileOf(preset->name) == it->path()) {
      names.push_back(preset->name);
    } else if (!preset) {
      logInfo("compose", "{}: {}", it->path().string(), preset.error().sentence());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<ComposePreset> PresetStore::load(const std::string& name) const {
  return readPreset(fileOf(name));
}

Status PresetStore::save(const ComposePreset& preset) const {
  if (m_folder.empty()) return makeError(ErrorKind::io, "There is no folder for presets.");
  if (preset.name.empty() || preset.name.size() > kMaximumPresetNameBytes) {
    return makeError(ErrorKind::invalidInput, "A preset needs a name of at most 200 bytes.");
  }
  std::error_code code;
  fs::create_directories(m_folder, code);
  return writeFileAtomically(fileOf(preset.name), presetToText(preset));
}

Status PresetStore::rename(const std::string& from, const std::string& to) const {
  if (from == to) return {};
  std::error_code code;
  if (fs::exists(fileOf(to), code)) {
    return makeError(ErrorKind::alreadyExists, fmt::format("There is a preset \"{}\" already.", to),
                     "Choose another name.");
  }
  ASSIGN_OR_RETURN(ComposePreset preset, load(from));
  preset.name = to;
  RETURN_IF_ERROR(save(preset));
  return remove(from);
}

Status PresetStore::remove(const std::string& name) const {
  std::error_code code;
  if (fs::remove(fileOf(name), code)) return {};
  return makeError(ErrorKind::io, fmt::format("The preset \"{}\" could not be deleted.", name));
}

Result<std::string> PresetStore::import(const fs::path& file) const {
  ASSIGN_OR_RETURN(ComposePreset preset, readPreset(file));
  if (preset.name.empty()) preset.name = "preset";
  const std::string wanted = preset.name;
  std::error_code code;
  for (int number = 2; fs::exists(fileOf(preset.name), code); ++number) {
    preset.name = fmt::format("{} {}", wanted, number);
  }
  RETURN_IF_ERROR(save(preset));
  return preset.name;
}

Status PresetStore::exportTo(const std::string& name, const fs::path& file) const {
  ASSIGN_OR_RETURN(const ComposePreset preset, load(name));
  return writeFileAtomically(file, presetToText(preset));
}

}  // namespace jukebox::ui

#pragma once
// PresetStore: presets as files in a folder, one each, and as files that are shared.

#include <QString>
#include <filesystem>
#include <vector>

#include "core/domain/compose_preset.h"

namespace jukebox::ui {

/// A few kilobytes a file, read when they are asked for. All errors are in words.
class PresetStore {
 public:
  static constexpr std::size_t kMostPresets = 500;

  /// Made when the first preset is saved. Empty: nothing can be saved.
  void setFolder(std::filesystem::path folder) { m_folder = std::move(folder); }

  /// Sorted by name; files that are no presets are left out.
  std::vector<std::string> names() const;
  Result<ComposePreset> load(const std::string& name) const;
  /// Takes the place of a preset of the same name.
  Status save(const ComposePreset& preset) const;
  Status rename(const std::string& from, const std::string& to) const;
  Status remove(const std::string& name) const;
  /// Reads a shared file and saves it; a name that is taken gets a number. Returns its name.
  Result<std::string> import(const std::filesystem::path& file) const;
  Status exportTo(const std::string& name, const std::filesystem::path& file) const;

 private:
  std::filesystem::path fileOf(const std::string& name) const;
  std::filesystem::path m_folder;
};

}  // namespace jukebox::ui

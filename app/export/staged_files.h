#pragma once
// StagedFiles: the files of one export, written under other names and put in their places together when all are whole.

#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// Until publish() nothing in the target folder changes but for one hidden folder; it goes with this object.
class StagedFiles {
 public:
  /// `replaces`: files that are there already may be replaced.
  StagedFiles(std::filesystem::path folder, bool replaces);
  StagedFiles(const StagedFiles&) = delete;
  StagedFiles& operator=(const StagedFiles&) = delete;
  ~StagedFiles();

  /// Where to write what shall become `folder`/`name`. Kinds io, noSpace when the hidden folder cannot be made.
  Result<std::filesystem::path> stage(const std::filesystem::path& name);

  /// Gives every staged file its name. When one cannot have it (kinds alreadyExists, io), those before it are taken
  /// back and what they replaced is there again.
  Status publish();

 private:
  struct Placed {
    std::filesystem::path target;
    std::optional<std::filesystem::path> replaced;  ///< where the old file waits
  };
  Status place(const std::filesystem::path& name, std::vector<Placed>& placed);
  void takeBack(const std::vector<Placed>& placed);

  std::filesystem::path m_folder, m_staging;
  bool m_replaces;
  std::vector<std::filesystem::path> m_names;
};

}  // namespace jukebox

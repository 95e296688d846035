#pragma once
// PartFile: the hidden half of an atomic write that takes longer than one call. Internal.

#include <filesystem>

#include "core/base/result.h"

namespace jukebox {

/// `<path>.<process id>.part`, open and locked for this writer; removed on destruction unless published.
/// The same rules as core/base/atomic_file.h: flush the bytes, rename, flush the folder.
class PartFile {
 public:
  /// Kinds alreadyExists (unless `overwrite`), busy (another writer of this path), notFound, io, noSpace.
  static Result<PartFile> create(const std::filesystem::path& path, bool overwrite);

  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&& other) noexcept;
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile();

  const std::filesystem::path& path() const { return m_path; }
  /// A descriptor of the same open file for somebody who closes it himself.
  Result<int> duplicateDescriptor() const;
  /// Makes the contents durable and gives them their name.
  Status publish();

 private:
  PartFile(std::filesystem::path path, std::filesystem::path temporary, bool overwrite)
      : m_path(std::move(path)), m_temporary(std::move(temporary)), m_overwrite(overwrite) {}
  Status moveIntoPlace();

  std::filesystem::path m_path;
  std::filesystem::path m_temporary;  ///< empty once published or moved from
  bool m_overwrite = false;
  int m_fd = -1;
};

}  // namespace jukebox

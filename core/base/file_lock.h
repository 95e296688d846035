#pragma once
// FileLock: one process at a time works on a job folder or a library.

#include <filesystem>

#include "core/base/result.h"

namespace jukebox {

/// Advisory exclusive lock on a file, held until the object dies (or the process, however it dies).
class FileLock {
 public:
  /// Creates `path` if needed and locks it. Kind busy when another process holds it.
  static Result<FileLock> acquire(const std::filesystem::path& path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int fd) : m_fd(fd) {}
  int m_fd = -1;
};

}  // namespace jukebox

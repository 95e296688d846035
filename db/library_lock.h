#pragma once
// LibraryLock: many processes use a library together, one rebuilds it alone.

#include <filesystem>

#include "core/base/result.h"

namespace jukebox {

/// Advisory lock on ROOT/library.lock, held until the object dies (or the process, however it dies).
class LibraryLock {
 public:
  /// Kind busy while a rebuild runs.
  static Result<LibraryLock> shared(const std::filesystem::path& root);
  /// Kind busy while any process has the library open.
  static Result<LibraryLock> exclusive(const std::filesystem::path& root);
  LibraryLock(LibraryLock&& other) noexcept;
  LibraryLock& operator=(LibraryLock&& other) noexcept;
  LibraryLock(const LibraryLock&) = delete;
  LibraryLock& operator=(const LibraryLock&) = delete;
  ~LibraryLock();

 private:
  explicit LibraryLock(int fd) : m_fd(fd) {}
  int m_fd = -1;
};

}  // namespace jukebox

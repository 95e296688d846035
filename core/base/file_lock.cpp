#include "core/base/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace jukebox {

Result<FileLock> FileLock::acquire(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return errorFromErrno(errno, "open", path.string());
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    const int savedErrno = errno;
    ::close(fd);
    if (savedErrno == EWOULDBLOCK) {
      return makeError(ErrorKind::busy, fmt::format("{} is in use by another process.", path.parent_path().string()),
                       "Wait until it has finished.");
    }
    return errorFromErrno(savedErrno, "lock", path.string());
  }
  return FileLock(fd);
}

FileLock::FileLock(FileLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(m_fd, other.m_fd);
  return *this;
}

FileLock::~FileLock() {
  if (m_fd >= 0) ::close(m_fd);
}

}  // namespace jukebox

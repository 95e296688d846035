#include "db/library_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace jukebox {
namespace {

constexpr const char* kLockName = "library.lock";

Result<int> lockFile(const std::filesystem::path& root, int operation, const char* busyReason, const char* advice) {
  const auto path = root / kLockName;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return errorFromErrno(errno, "open", path.string());
  if (::flock(fd, operation | LOCK_NB) == 0) return fd;
  const int savedErrno = errno;
  ::close(fd);
  if (savedErrno != EWOULDBLOCK) return errorFromErrno(savedErrno, "lock", path.string());
  return makeError(ErrorKind::busy, fmt::format("The library {} {}.", root.string(), busyReason), advice);
}

}  // namespace

Result<LibraryLock> LibraryLock::shared(const std::filesystem::path& root) {
  ASSIGN_OR_RETURN(const int fd, lockFile(root, LOCK_SH, "is being rebuilt", "Wait until that has finished."));
  return LibraryLock(fd);
}

Result<LibraryLock> LibraryLock::exclusive(const std::filesystem::path& root) {
  ASSIGN_OR_RETURN(const int fd, lockFile(root, LOCK_EX, "is in use", "Close every program that uses it."));
  return LibraryLock(fd);
}

LibraryLock::LibraryLock(LibraryLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

LibraryLock& LibraryLock::operator=(LibraryLock&& other) noexcept {
  std::swap(m_fd, other.m_fd);
  return *this;
}

LibraryLock::~LibraryLock() {
  if (m_fd >= 0) ::close(m_fd);
}

}  // namespace jukebox

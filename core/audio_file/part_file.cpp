#include "core/audio_file/part_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace jukebox {
namespace {

Error existsAlready(const std::filesystem::path& path) {
  return makeError(ErrorKind::alreadyExists, fmt::format("{} exists already.", path.string()),
                   "Choose another name, or allow it to be replaced.");
}

bool nameIsTaken(const std::filesystem::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0;
}

Status flushFolder(const std::filesystem::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return errorFromErrno(errno, "open", folder.string());
  const bool failed = ::fsync(fd) != 0;
  const int savedErrno = errno;
  ::close(fd);
  // Some file systems cannot flush a folder; that is not a failure of ours.
  if (failed && savedErrno != EINVAL && savedErrno != EROFS)
    return errorFromErrno(savedErrno, "flush", folder.string());
  return {};
}

}  // namespace

Result<PartFile> PartFile::create(const std::filesystem::path& path, bool overwrite) {
  if (!path.has_filename()) {
    return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" does not name a file.", path.string()));
  }
  if (!overwrite && nameIsTaken(path)) return existsAlready(path);
  if (std::error_code ignored; std::filesystem::is_directory(path, ignored)) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} is a folder.", path.string()), "Choose a file name.");
  }
  const std::filesystem::path temporary = path.string() + fmt::format(".{}.part", ::getpid());
  const int fd = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return errorFromErrno(errno, "create", path.string());
  // The lock comes before the truncation: a second writer in this process must not empty the first one's file.
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    ::close(fd);
    return makeError(ErrorKind::busy, fmt::format("{} is being written already.", path.string()),
                     "Wait until it is finished.");
  }
  PartFile part(path, temporary, overwrite);
  part.m_fd = fd;
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && ::ftruncate(fd, 0) != 0) {
    return errorFromErrno(errno, "create", path.string());
  }
  return part;
}

PartFile::PartFile(PartFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_overwrite(other.m_overwrite),
      m_fd(std::exchange(other.m_fd, -1)) {}

PartFile& PartFile::operator=(PartFile&& other) noexcept {
  std::swap(m_path, other.m_path);
  std::swap(m_temporary, other.m_temporary);
  std::swap(m_overwrite, other.m_overwrite);
  std::swap(m_fd, other.m_fd);
  return *this;
}

PartFile::~PartFile() {
  if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
  if (m_fd >= 0) ::close(m_fd);
}

Result<int> PartFile::duplicateDescriptor() const {
  const int copy = ::fcntl(m_fd, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return errorFromErrno(errno, "open", m_path.string());
  return copy;
}

Status PartFile::publish() {
  if (::fsync(m_fd) != 0) return errorFromErrno(errno, "write", m_path.string());
  RETURN_IF_ERROR(moveIntoPlace());
  m_temporary.clear();
  return flushFolder(m_path.has_parent_path() ? m_path.parent_path() : std::filesystem::path("."));
}

Status PartFile::moveIntoPlace() {
  if (!m_overwrite) {
    if (::renameat2(AT_FDCWD, m_temporary.c_str(), AT_FDCWD, m_path.c_str(), RENAME_NOREPLACE) == 0) return {};
    if (errno == EEXIST) return existsAlready(m_path);
    // EINVAL, ENOSYS: this file system has no rename without replacing; look first, then rename.
    if (errno != EINVAL && errno != ENOSYS) return errorFromErrno(errno, "create", m_path.string());
    if (nameIsTaken(m_path)) return existsAlready(m_path);
  }
  if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) return errorFromErrno(errno, "replace", m_path.string());
  return {};
}

}  // namespace jukebox

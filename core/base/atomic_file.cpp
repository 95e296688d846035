#include "core/base/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace jukebox {
namespace {

namespace fs = std::filesystem;

Status syncPath(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) return errorFromErrno(errno, "open", path.string());
  const int status = ::fsync(fd);
  const int savedErrno = errno;
  ::close(fd);
  // Some file systems cannot fsync a folder (EINVAL); that is not a failure of ours.
  if (status != 0 && savedErrno != EINVAL && savedErrno != EROFS) {
    return errorFromErrno(savedErrno, "flush", path.string());
  }
  return {};
}

fs::path folderOf(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// rename(2) that never replaces, not even an empty folder that appeared meanwhile, where the file system can do that.
int renameToNew(const fs::path& from, const fs::path& to) {
  const int status = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  if (status == 0 || (errno != EINVAL && errno != ENOSYS)) return status;
  return ::rename(from.c_str(), to.c_str());
}

Status writeBytes(const fs::path& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return errorFromErrno(errno, "create", path.string());
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      const int savedErrno = errno;
      ::close(fd);
      return errorFromErrno(savedErrno, "write", path.string());
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::close(fd) != 0) return errorFromErrno(errno, "write", path.string());
  return {};
}

}  // namespace

Status writeFileAtomically(const fs::path& path, const std::function<Status(const fs::path&)>& writer) {
  // The process id and a counter keep two writers of the same path apart.
  static std::atomic<unsigned> counter{0};
  const fs::path temporary = path.string() + fmt::format(".{}-{}.part", ::getpid(), counter.fetch_add(1));
  auto removeTemporary = [&] {
    std::error_code ignored;
    fs::remove(temporary, ignored);
  };
  if (auto status = writer(temporary); !status) {
    removeTemporary();
    return status;
  }
  if (auto status = syncPath(temporary, O_RDONLY); !status) {
    removeTemporary();
    return status;
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int savedErrno = errno;
    removeTemporary();
    return errorFromErrno(savedErrno, "replace", path.string());
  }
  return syncPath(folderOf(path), O_RDONLY | O_DIRECTORY);
}

Status writeFileAtomically(const fs::path& path, std::string_view bytes) {
  return writeFileAtomically(path, [&](const fs::path& temporary) { return writeBytes(temporary, bytes); });
}

Status publishFolder(const fs::path& temporary, const fs::path& path) {
  std::error_code code;
  for (auto it = fs::recursive_directory_iterator(temporary, code); !code && it != fs::recursive_directory_iterator();
       it.increment(code)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored)) RETURN_IF_ERROR(syncPath(it->path(), O_RDONLY));
    if (it->is_directory(ignored)) RETURN_IF_ERROR(syncPath(it->path(), O_RDONLY | O_DIRECTORY));
  }
  if (code) return errorFromErrno(code.value(), "list", temporary.string());
  RETURN_IF_ERROR(syncPath(temporary, O_RDONLY | O_DIRECTORY));
  if (fs::exists(path, code)) {
    return makeError(ErrorKind::alreadyExists, fmt::format("{} exists already.", path.string()));
  }
  if (renameToNew(temporary, path) != 0) {
    return errorFromErrno(errno, fmt::format("move {} to", temporary.string()), path.string());
  }
  return syncPath(folderOf(path), O_RDONLY | O_DIRECTORY);
}

Result<std::string> readFile(const fs::path& path, std::uint64_t maximumBytes) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);  // a pipe must not make us wait
  if (fd < 0) return errorFromErrno(errno, "open", path.string());
  struct stat info {};
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(fd);
    return makeError(ErrorKind::invalidInput, fmt::format("{} is not a regular file.", path.string()));
  }
  if (static_cast<std::uint64_t>(info.st_size) > maximumBytes) {
    ::close(fd);
    return makeError(ErrorKind::unsupported, fmt::format("{} is too large ({} bytes; at most {} are read here).",
                                                         path.string(), info.st_size, maximumBytes));
  }
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::read(fd, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int savedErrno = errno;
      ::close(fd);
      return errorFromErrno(savedErrno, "read", path.string());
    }
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  ::close(fd);
  bytes.resize(filled);
  return bytes;
}

}  // namespace jukebox

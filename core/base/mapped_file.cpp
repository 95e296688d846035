#include "core/base/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace jukebox {
namespace {

constexpr std::size_t kWorthLargePages = 16U << 20U;

}  // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);  // a pipe must not make us wait
  if (fd < 0) return errorFromErrno(errno, "open", path.string());
  struct stat info {};
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(fd);
    return makeError(ErrorKind::invalidInput, fmt::format("{} is not a regular file.", path.string()));
  }
  const auto size = static_cast<std::size_t>(info.st_size);
  void* data = nullptr;
  if (size > 0) {
    data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED) {
      const int savedErrno = errno;
      ::close(fd);
      return errorFromErrno(savedErrno, "map", path.string());
    }
  }
  ::close(fd);
  // Weights are read as a whole again and again: with pages of 2 MiB, where the system has them for files, the
  // processor looks far fewer of them up. A system without them refuses, and nothing changes.
  if (size >= kWorthLargePages) ::madvise(data, size, MADV_HUGEPAGE);
  return std::shared_ptr<const MappedFile>(new MappedFile(path, static_cast<const std::byte*>(data), size));
}

MappedFile::~MappedFile() {
  if (m_data != nullptr) ::munmap(const_cast<std::byte*>(m_data), m_size);
}

void MappedFile::dropPages(std::size_t offset, std::size_t length) const {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t begin = (offset + page - 1) / page * page;
  const std::size_t end = (offset + length) / page * page;
  if (m_data == nullptr || end <= begin || end > m_size) return;
  ::madvise(const_cast<std::byte*>(m_data) + begin, end - begin, MADV_DONTNEED);
}

}  // namespace jukebox

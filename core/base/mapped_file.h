#pragma once
// MappedFile: a file's bytes without copying them; weights of any size cost address space only.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "core/base/result.h"

namespace jukebox {

/// Read-only private mapping of a regular file. Shared: the mapping lives as long as any copy of the pointer.
class MappedFile {
 public:
  static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return {m_data, m_size}; }
  std::size_t size() const { return m_size; }
  const std::filesystem::path& path() const { return m_path; }
  /// Tells the kernel that [offset, offset+length) is not needed in memory any more (streaming imports).
  void dropPages(std::size_t offset, std::size_t length) const;

 private:
  MappedFile(std::filesystem::path path, const std::byte* data, std::size_t size)
      : m_path(std::move(path)), m_data(data), m_size(size) {}
  std::filesystem::path m_path;
  const std::byte* m_data = nullptr;
  std::size_t m_size = 0;
};

}  // namespace jukebox

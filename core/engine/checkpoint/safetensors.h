#pragma once
// safetensors: the weight format that we write ourselves. One JSON header, one block of raw tensors (spec/07 §4).

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/mapped_file.h"
#include "core/base/result.h"
#include "core/engine/checkpoint/tensor_view.h"

namespace jukebox {

/// Largest header that is read or written, in bytes.
inline constexpr std::uint64_t kMaximumSafetensorsHeaderBytes = 100'000'000;

/// What a safetensors file holds: views into the bytes it was parsed from.
struct SafetensorsContent {
  std::map<std::string, TensorView, std::less<>> tensors;
  std::map<std::string, std::string, std::less<>> metadata;  ///< "__metadata__"
};

/// Parses a whole file image. Kind corrupt for anything that breaks the format: lying lengths, overlaps, duplicate
/// names, unknown dtypes, offsets outside the data. The views refer to `file`.
Result<SafetensorsContent> parseSafetensors(std::span<const std::byte> file);

/// A mapped safetensors file. Copies share the mapping; views live as long as one copy does.
class SafetensorsFile {
 public:
  static Result<SafetensorsFile> open(const std::filesystem::path& path);

  const std::map<std::string, TensorView, std::less<>>& tensors() const { return m_content.tensors; }
  const std::map<std::string, std::string, std::less<>>& metadata() const { return m_content.metadata; }
  /// The tensor of this name, or nullptr.
  const TensorView* find(std::string_view name) const;
  /// The tensor of this name, or kind notFound naming the file.
  Result<TensorView> require(std::string_view name) const;
  /// Gives the pages of one tensor back to the kernel.
  void dropPages(const TensorView& view) const;
  const std::filesystem::path& path() const { return m_file->path(); }

 private:
  SafetensorsFile(std::shared_ptr<const MappedFile> file, SafetensorsContent content)
      : m_file(std::move(file)), m_content(std::move(content)) {}
  std::shared_ptr<const MappedFile> m_file;
  SafetensorsContent m_content;
};

/// Declares one tensor of a file that is going to be written.
struct TensorSpec {
  std::string name;
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
};

/// Receives the data of declared tensors, in any order and in pieces of any size; constant memory.
class SafetensorsWriter {
 public:
  /// Appends bytes to tensor `name`. Kind invalidInput for an undeclared name or more bytes than declared.
  Status append(std::string_view name, std::span<const std::byte> bytes);

 private:
  friend Status writeSafetensors(const std::filesystem::path&, const std::vector<TensorSpec>&,
                                 const std::map<std::string, std::string>&,
                                 const std::function<Status(SafetensorsWriter&)>&);
  struct Slot {
    std::uint64_t fileOffset = 0;
    std::uint64_t byteCount = 0;
    std::uint64_t written = 0;
  };
  explicit SafetensorsWriter(int fd, std::string path) : m_fd(fd), m_path(std::move(path)) {}
  Status writeHeader(const std::vector<TensorSpec>& tensors, const std::map<std::string, std::string>& metadata);
  Status writeAt(std::uint64_t offset, std::span<const std::byte> bytes);
  Status checkComplete() const;

  int m_fd;
  std::string m_path;
  std::map<std::string, Slot, std::less<>> m_slots;
};

/// Writes a file atomically (temporary, fsync, rename). `fill` must append every declared byte; if it fails, or leaves
/// a tensor unfinished, nothing appears at `path`. The data block starts at a multiple of 64 bytes and the tensors lie
/// without gaps, those with a multiple of 64 bytes first: these are 64-byte aligned, the others naturally aligned.
Status writeSafetensors(const std::filesystem::path& path, const std::vector<TensorSpec>& tensors,
                        const std::map<std::string, std::string>& metadata,
                        const std::function<Status(SafetensorsWriter&)>& fill);

/// A tensor in memory, row-major.
struct TensorBytes {
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;
};

/// Convenience for small files: all tensors at once.
Status writeSafetensors(const std::filesystem::path& path, const std::map<std::string, TensorBytes>& tensors,
                        const std::map<std::string, std::string>& metadata = {});

}  // namespace jukebox

#include "core/engine/checkpoint/safetensors.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/utf8.h"
#include "core/engine/checkpoint/safetensors_header.h"

namespace jukebox {
namespace {

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kAlignment = 64;

Error corrupt(std::string message) {
  return makeError(ErrorKind::corrupt, std::move(message), "Get the file again.");
}

std::uint64_t loadLittleEndian64(const std::byte* address) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t value = 0;
  std::memcpy(&value, address, sizeof value);
  return value;
}

/// Checks each entry against the data block and all entries against each other.
Status checkLayout(const SafetensorsHeader& header, std::uint64_t dataBytes) {
  struct Range {
    std::uint64_t begin, end;
    const std::string* name;
  };
  std::vector<Range> ranges;
  for (const auto& [name, entry] : header.entries) {
    const auto [begin, end] = entry.offsets;
    if (begin > end || end > dataBytes) {
      return corrupt(
          fmt::format("Tensor {:.100} claims bytes {}–{} of a data block of {} bytes.", name, begin, end, dataBytes));
    }
    const auto expected = byteCountOf(entry.dtype, entry.shape);
    if (!expected || *expected != end - begin) {
      return corrupt(fmt::format("Tensor {:.100} of shape {} and type {} does not fit its {} bytes.", name,
                                 shapeText(entry.shape), dtypeName(entry.dtype), end - begin));
    }
    if (begin < end) ranges.push_back({begin, end, &name});
  }
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].begin < ranges[i - 1].end) {
      return corrupt(fmt::format("Tensors {:.100} and {:.100} overlap.", *ranges[i - 1].name, *ranges[i].name));
    }
  }
  return {};
}

}  // namespace

Result<SafetensorsContent> parseSafetensors(std::span<const std::byte> file) {
  if (file.size() < kLengthBytes) return corrupt("The file is too short for a safetensors file.");
  const std::uint64_t headerBytes = loadLittleEndian64(file.data());
  if (headerBytes > kMaximumSafetensorsHeaderBytes || headerBytes > file.size() - kLengthBytes) {
    return corrupt(
        fmt::format("The safetensors header claims {} bytes of a file of {} bytes.", headerBytes, file.size()));
  }
  const std::string_view json(reinterpret_cast<const char*>(file.data()) + kLengthBytes, headerBytes);
  if (!json.starts_with('{')) return corrupt("The safetensors header does not start with an object.");
  ASSIGN_OR_RETURN(SafetensorsHeader header, parseSafetensorsHeader(json));
  const auto data = file.subspan(kLengthBytes + headerBytes);
  RETURN_IF_ERROR(checkLayout(header, data.size()));

  SafetensorsContent content;
  content.metadata = std::move(header.metadata);
  for (auto& [name, entry] : header.entries) {
    const auto bytes = data.subspan(entry.offsets[0], entry.offsets[1] - entry.offsets[0]);
    content.tensors.emplace(name, TensorView::contiguous(entry.dtype, std::move(entry.shape), bytes));
  }
  return content;
}

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(auto file, MappedFile::open(path));
  auto content = parseSafetensors(file->bytes());
  if (!content) {
    Error error = std::move(content).error();
    error.message = fmt::format("{} cannot be read. {}", path.string(), error.message);
    return error;
  }
  return SafetensorsFile(std::move(file), std::move(*content));
}

const TensorView* SafetensorsFile::find(std::string_view name) const {
  const auto it = m_content.tensors.find(name);
  return it == m_content.tensors.end() ? nullptr : &it->second;
}

Result<TensorView> SafetensorsFile::require(std::string_view name) const {
  if (const TensorView* view = find(name)) return *view;
  return makeError(ErrorKind::notFound, fmt::format("{} has no tensor {}.", path().string(), name));
}

void SafetensorsFile::dropPages(const TensorView& view) const {
  if (view.storage.empty()) return;
  m_file->dropPages(static_cast<std::size_t>(view.storage.data() - m_file->bytes().data()), view.storage.size());
}

Status SafetensorsWriter::writeHeader(const std::vector<TensorSpec>& tensors,
                                      const std::map<std::string, std::string>& metadata) {
  // Multiples of 64 bytes first: they keep each other aligned; then by the largest power of two in the size.
  std::vector<std::pair<std::uint64_t, const TensorSpec*>> order;
  for (const auto& spec : tensors) {
    const auto bytes = byteCountOf(spec.dtype, spec.shape);
    if (!bytes || spec.name.empty() || spec.name == "__metadata__" || !isValidUtf8(spec.name)) {
      return makeError(ErrorKind::invalidInput,
                       fmt::format("Tensor \"{}\" of shape {} cannot be stored.", spec.name, shapeText(spec.shape)));
    }
    order.emplace_back(*bytes, &spec);
  }
  const auto alignment = [](std::uint64_t bytes) {
    return bytes == 0 ? kAlignment : std::min(kAlignment, bytes & -bytes);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto& a, const auto& b) { return alignment(a.first) > alignment(b.first); });

  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::uint64_t offset = 0;
  for (const auto& [bytes, spec] : order) {
    if (!m_slots.try_emplace(spec->name, Slot{offset, bytes, 0}).second) {
      return makeError(ErrorKind::invalidInput, fmt::format("Tensor \"{}\" is declared twice.", spec->name));
    }
    header[spec->name] = {
        {"dtype", dtypeName(spec->dtype)}, {"shape", spec->shape}, {"data_offsets", {offset, offset + bytes}}};
    offset += bytes;
  }
  std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  text.resize((text.size() + kLengthBytes + kAlignment - 1) / kAlignment * kAlignment - kLengthBytes, ' ');
  const std::uint64_t headerBytes = text.size();
  for (auto& [name, slot] : m_slots) slot.fileOffset += kLengthBytes + headerBytes;
  RETURN_IF_ERROR(writeAt(0, std::as_bytes(std::span(&headerBytes, 1))));
  return writeAt(kLengthBytes, std::as_bytes(std::span(text)));
}

Status SafetensorsWriter::writeAt(std::uint64_t offset, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(m_fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0) {
      if (errno == EINTR) continue;
      return errorFromErrno(errno, "write", m_path);
    }
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
  return {};
}

Status SafetensorsWriter::append(std::string_view name, std::span<const std::byte> bytes) {
  const auto it = m_slots.find(name);
  if (it == m_slots.end()) {
    return makeError(ErrorKind::invalidInput, fmt::format("Tensor \"{}\" was not declared.", name));
  }
  Slot& slot = it->second;
  if (bytes.size() > slot.byteCount - slot.written) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("Tensor \"{}\" gets more than its {} bytes.", name, slot.byteCount));
  }
  RETURN_IF_ERROR(writeAt(slot.fileOffset + slot.written, bytes));
  slot.written += bytes.size();
  return {};
}

Status SafetensorsWriter::checkComplete() const {
  for (const auto& [name, slot] : m_slots) {
    if (slot.written != slot.byteCount) {
      return makeError(ErrorKind::internal,
                       fmt::format("Tensor \"{}\" got {} of its {} bytes.", name, slot.written, slot.byteCount));
    }
  }
  return {};
}

Status writeSafetensors(const std::filesystem::path& path, const std::vector<TensorSpec>& tensors,
                        const std::map<std::string, std::string>& metadata,
                        const std::function<Status(SafetensorsWriter&)>& fill) {
  return writeFileAtomically(path, [&](const std::filesystem::path& temporary) -> Status {
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) return errorFromErrno(errno, "create", temporary.string());
    SafetensorsWriter writer(fd, temporary.string());
    Status status = writer.writeHeader(tensors, metadata);
    if (status) status = fill(writer);
    if (status) status = writer.checkComplete();
    if (::close(fd) != 0 && status) status = errorFromErrno(errno, "write", temporary.string());
    return status;
  });
}

Status writeSafetensors(const std::filesystem::path& path, const std::map<std::string, TensorBytes>& tensors,
                        const std::map<std::string, std::string>& metadata) {
  std::vector<TensorSpec> specs;
  for (const auto& [name, tensor] : tensors) specs.push_back({name, tensor.dtype, tensor.shape});
  return writeSafetensors(path, specs, metadata, [&](SafetensorsWriter& writer) -> Status {
    for (const auto& [name, tensor] : tensors) RETURN_IF_ERROR(writer.append(name, tensor.bytes));
    return {};
  });
}

}  // namespace jukebox

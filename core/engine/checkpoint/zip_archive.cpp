#include "core/engine/checkpoint/zip_archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"

namespace jukebox {
namespace {

constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::uint32_t kCentralSignature = 0x02014b50;
constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocator64Signature = 0x07064b50;
constexpr std::size_t kLocalBytes = 30, kCentralBytes = 46, kEndBytes = 22, kEnd64Bytes = 56, kLocator64Bytes = 20;
constexpr std::uint16_t kZip64Extra = 0x0001;
constexpr std::uint16_t kEncrypted = 1U << 0, kSizesFollow = 1U << 3;
constexpr std::uint32_t kInZip64 = 0xFFFFFFFF;
constexpr std::size_t kLongestName = 512;

Error corrupt(std::string message) {
  return makeError(ErrorKind::corrupt, "The archive is broken: " + std::move(message), "Get the file again.");
}

template <class T>
T load(std::span<const std::byte> bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

bool isInside(std::uint64_t offset, std::uint64_t length, std::uint64_t total) {
  return offset <= total && length <= total - offset;
}

/// A relative path of plain components, as archives of weights use it.
bool isHarmlessName(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.front() == '/' || !isValidUtf8(name)) return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part == ".." || part == "." || (part.empty() && end != name.size())) return false;
    begin = end + 1;
  }
  return std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == '\\' || c == 0x7F; });
}

struct Directory {
  std::uint64_t offset = 0, bytes = 0, entries = 0;
};

struct CentralEntry {
  std::string name;
  std::uint16_t flags = 0, method = 0;
  std::uint64_t compressedBytes = 0, bytes = 0, localOffset = 0;
};

std::optional<std::size_t> findEndRecord(std::span<const std::byte> file) {
  constexpr std::size_t kLongestComment = 0xFFFF;
  if (file.size() < kEndBytes) return std::nullopt;
  const std::size_t last = file.size() - kEndBytes;
  const std::size_t first = last > kLongestComment ? last - kLongestComment : 0;
  for (std::size_t position = last + 1; position-- > first;) {
    if (load<std::uint32_t>(file, position) == kEndSignature &&
        load<std::uint16_t>(file, position + 20) == file.size() - position - kEndBytes) {
      return position;
    }
  }
  return std::nullopt;
}

Result<Directory> readEndRecords(std::span<const std::byte> file) {
  const auto end = findEndRecord(file);
  if (!end) return corrupt("it has no directory (the download may be incomplete).");
  Directory directory{load<std::uint32_t>(file, *end + 16), load<std::uint32_t>(file, *end + 12),
                      load<std::uint16_t>(file, *end + 10)};
  std::uint64_t limit = *end;
  const bool hasLocator =
      *end >= kLocator64Bytes && load<std::uint32_t>(file, *end - kLocator64Bytes) == kLocator64Signature;
  if (hasLocator) {
    const auto position = load<std::uint64_t>(file, *end - kLocator64Bytes + 8);
    if (!isInside(position, kEnd64Bytes, *end - kLocator64Bytes) ||
        load<std::uint32_t>(file, position) != kEnd64Signature) {
      return corrupt("its zip64 record is not where it should be.");
    }
    directory = {load<std::uint64_t>(file, position + 48), load<std::uint64_t>(file, position + 40),
                 load<std::uint64_t>(file, position + 32)};
    limit = position;
  }
  if (!isInside(directory.offset, directory.bytes, limit)) return corrupt("its directory lies outside the file.");
  return directory;
}

/// Replaces fields that say "see zip64" by the values of the zip64 extra field.
Status readZip64Extra(std::span<const std::byte> extra, CentralEntry& entry, bool needsBytes, bool needsCompressed,
                      bool needsOffset) {
  for (std::size_t position = 0; extra.size() - position >= 4;) {
    const auto id = load<std::uint16_t>(extra, position);
    const auto length = load<std::uint16_t>(extra, position + 2);
    position += 4;
    if (length > extra.size() - position) break;
    if (id == kZip64Extra) {
      const auto field = extra.subspan(position, length);
      std::size_t used = 0;
      for (auto [needed, target] :
           {std::pair(needsBytes, &entry.bytes), std::pair(needsCompressed, &entry.compressedBytes),
            std::pair(needsOffset, &entry.localOffset)}) {
        if (!needed) continue;
        if (field.size() - used < 8) return corrupt("an entry has a short zip64 field.");
        *target = load<std::uint64_t>(field, used);
        used += 8;
      }
      return {};
    }
    position += length;
  }
  return corrupt("an entry lacks its zip64 field.");
}

Result<CentralEntry> readCentralEntry(std::span<const std::byte> directory, std::size_t& position) {
  if (directory.size() - position < kCentralBytes || load<std::uint32_t>(directory, position) != kCentralSignature) {
    return corrupt("its directory has a wrong entry.");
  }
  const auto header = directory.subspan(position);
  CentralEntry entry;
  entry.flags = load<std::uint16_t>(header, 8);
  entry.method = load<std::uint16_t>(header, 10);
  entry.compressedBytes = load<std::uint32_t>(header, 20);
  entry.bytes = load<std::uint32_t>(header, 24);
  entry.localOffset = load<std::uint32_t>(header, 42);
  const std::size_t nameBytes = load<std::uint16_t>(header, 28), extraBytes = load<std::uint16_t>(header, 30),
                    commentBytes = load<std::uint16_t>(header, 32);
  if (kCentralBytes + nameBytes + extraBytes + commentBytes > header.size()) {
    return corrupt("its directory ends inside an entry.");
  }
  entry.name.assign(reinterpret_cast<const char*>(header.data()) + kCentralBytes, nameBytes);
  const bool bytes64 = entry.bytes == kInZip64, compressed64 = entry.compressedBytes == kInZip64,
             offset64 = entry.localOffset == kInZip64;
  if (bytes64 || compressed64 || offset64) {
    RETURN_IF_ERROR(
        readZip64Extra(header.subspan(kCentralBytes + nameBytes, extraBytes), entry, bytes64, compressed64, offset64));
  }
  position += kCentralBytes + nameBytes + extraBytes + commentBytes;
  return entry;
}

/// Checks the entry and its local header; returns where its data begins.
Result<std::uint64_t> checkEntry(std::span<const std::byte> file, const CentralEntry& entry, std::uint64_t limit) {
  if (!isHarmlessName(entry.name)) return corrupt("an entry has a name that is no plain relative path.");
  if ((entry.flags & kEncrypted) != 0 || entry.method != 0 || entry.compressedBytes != entry.bytes) {
    return makeError(
        ErrorKind::unsupported,
        fmt::format("The archive's entry {} is compressed or encrypted; files of weights are not.", entry.name),
        "Save the file with torch.save and try again.");
  }
  if (!isInside(entry.localOffset, kLocalBytes, limit)) {
    return corrupt(fmt::format("entry {} lies outside the file.", entry.name));
  }
  const auto local = file.subspan(entry.localOffset);
  const std::size_t nameBytes = load<std::uint16_t>(local, 26), extraBytes = load<std::uint16_t>(local, 28);
  const std::uint64_t data = entry.localOffset + kLocalBytes + nameBytes + extraBytes;
  if (load<std::uint32_t>(local, 0) != kLocalSignature || !isInside(data, entry.bytes, limit)) {
    return corrupt(fmt::format("entry {} lies outside the file.", entry.name));
  }
  const std::string_view localName(reinterpret_cast<const char*>(local.data()) + kLocalBytes, nameBytes);
  const auto localFlags = load<std::uint16_t>(local, 6);
  const auto localBytes = load<std::uint32_t>(local, 22);
  const bool sizeAgrees =
      localBytes == entry.bytes || localBytes == kInZip64 || ((localFlags & kSizesFollow) != 0 && localBytes == 0);
  if (localName != entry.name || load<std::uint16_t>(local, 8) != 0 || (localFlags & kEncrypted) != 0 || !sizeAgrees) {
    return corrupt(fmt::format("entry {} is described in two different ways.", entry.name));
  }
  return data;
}

}  // namespace

bool looksLikeZip(std::span<const std::byte> file) {
  return file.size() >= 4 && load<std::uint32_t>(file, 0) == kLocalSignature;
}

Result<ZipEntries> readZipArchive(std::span<const std::byte> file, std::size_t maximumEntries) {
  ASSIGN_OR_RETURN(const Directory directory, readEndRecords(file));
  if (directory.entries > maximumEntries || directory.entries > directory.bytes / kCentralBytes) {
    return corrupt(fmt::format("it claims {} entries.", directory.entries));
  }
  const auto records = file.subspan(directory.offset, directory.bytes);
  struct Range {
    std::uint64_t begin, end;
  };
  std::vector<Range> ranges;
  ZipEntries entries;
  std::size_t position = 0;
  for (std::uint64_t i = 0; i < directory.entries; ++i) {
    ASSIGN_OR_RETURN(const CentralEntry entry, readCentralEntry(records, position));
    ASSIGN_OR_RETURN(const std::uint64_t data, checkEntry(file, entry, directory.offset));
    ranges.push_back({entry.localOffset, data + entry.bytes});
    if (!entries.emplace(entry.name, file.subspan(data, entry.bytes)).second) {
      return corrupt(fmt::format("entry {} occurs twice.", entry.name));
    }
  }
  if (position != records.size()) return corrupt("its directory has more than it claims.");
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].begin < ranges[i - 1].end) return corrupt("two entries overlap.");
  }
  return entries;
}

}  // namespace jukebox

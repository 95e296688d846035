#include "core/engine/checkpoint/legacy_checkpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>

namespace jukebox {
namespace {

/// The pickled magic number 0x1950a86a20f9469cfc6c, which every legacy file starts with.
constexpr std::array<std::uint8_t, 15> kMagic{0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46,
                                              0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e};
constexpr std::int64_t kProtocolVersion = 1001;

Error corrupt(std::string message) {
  return makeError(ErrorKind::corrupt, std::move(message), "Get the file again.");
}

/// Reads the pickle at `position` and moves behind it.
Result<PickleDocument> nextPickle(std::span<const std::byte> file, std::size_t& position,
                                  const PickleOptions& options) {
  ASSIGN_OR_RETURN(PickleResult result, readPickle(file.subspan(position), options));
  position += result.byteCount;
  return std::move(result.document);
}

Status checkSystemInfo(const PickleDocument& info) {
  const auto littleEndian = info.root().find("little_endian");
  if (!littleEndian || !littleEndian->asBool()) return corrupt("The file does not say how its numbers are stored.");
  if (!*littleEndian->asBool()) {
    return makeError(ErrorKind::unsupported, "The file was written on a big-endian machine.");
  }
  return {};
}

/// Walks the storages behind the pickles in the order of `keys`, up to the last byte of the file.
Result<std::map<std::string, std::span<const std::byte>, std::less<>>> readStorages(std::span<const std::byte> file,
                                                                                    std::size_t position,
                                                                                    const PickleDocument& keys,
                                                                                    const PickleDocument& object) {
  std::map<std::string_view, const PickleStorage*> described;
  for (const auto& storage : object.storages()) described.try_emplace(storage.key, &storage);

  std::map<std::string, std::span<const std::byte>, std::less<>> found;
  const PickleValue list = keys.root();
  if (list.kind() != PickleKind::list) return corrupt("The list of storages is missing.");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string key(list.at(i).text());
    const auto storage = described.find(key);
    if (storage == described.end() || found.contains(key)) {
      return corrupt(fmt::format("The list of storages names \"{:.64}\" wrongly.", key));
    }
    std::int64_t count = 0;
    if (file.size() - position < sizeof count) return corrupt("The file ends before its last storage.");
    std::memcpy(&count, file.data() + position, sizeof count);
    position += sizeof count;
    if (count != storage->second->elementCount) {
      return corrupt(
          fmt::format("Storage {} has {} elements instead of {}.", key, count, storage->second->elementCount));
    }
    const std::int64_t shape[] = {count};
    const auto bytes = byteCountOf(storage->second->dtype, shape);
    if (!bytes || *bytes > file.size() - position) {
      return corrupt(fmt::format("The file ends inside storage {}.", key));
    }
    found.emplace(key, file.subspan(position, static_cast<std::size_t>(*bytes)));
    position += static_cast<std::size_t>(*bytes);
  }
  if (position != file.size()) {
    return corrupt(fmt::format("The file has {} bytes after its last storage.", file.size() - position));
  }
  return found;
}

}  // namespace

bool looksLikeLegacyCheckpoint(std::span<const std::byte> file) {
  return file.size() >= kMagic.size() && std::memcmp(file.data(), kMagic.data(), kMagic.size()) == 0;
}

Result<PickledCheckpoint> parseLegacyCheckpoint(std::span<const std::byte> file, const PickleOptions& options) {
  if (!looksLikeLegacyCheckpoint(file)) return corrupt("The file does not start like a PyTorch file.");
  std::size_t position = kMagic.size();
  const PickleOptions strict{false, options.limits};
  ASSIGN_OR_RETURN(const PickleDocument version, nextPickle(file, position, strict));
  if (version.root().asInteger() != kProtocolVersion) {
    return makeError(ErrorKind::unsupported, "The file uses an unknown version of the PyTorch format.");
  }
  ASSIGN_OR_RETURN(const PickleDocument info, nextPickle(file, position, strict));
  RETURN_IF_ERROR(checkSystemInfo(info));
  ASSIGN_OR_RETURN(PickleDocument object, nextPickle(file, position, options));
  ASSIGN_OR_RETURN(const PickleDocument keys, nextPickle(file, position, strict));
  ASSIGN_OR_RETURN(const auto storages, readStorages(file, position, keys, object));
  return attachStorages(std::move(object), storages);
}

}  // namespace jukebox

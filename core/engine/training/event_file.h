#pragma once
// EventFile: scalars in the record format that TensorBoard reads (TFRecord frames around Event messages).

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <string>

#include "core/base/result.h"

namespace jukebox {

/// CRC-32C (Castagnoli), as the frames need it before masking.
std::uint32_t crc32c(std::span<const std::byte> bytes);

class EventFile {
 public:
  /// Makes a new events.out.tfevents.* file in `folder` (created if missing); a reader joins it with older ones. Its
  /// first record makes the reader forget what older files say of steps from `fromStep` on.
  static Result<EventFile> create(const std::filesystem::path& folder, std::int64_t fromStep);
  /// One event with a scalar for every entry; flushed.
  Status write(std::int64_t step, const std::map<std::string, double>& scalars);

 private:
  EventFile(std::filesystem::path path, std::ofstream stream) : m_path(std::move(path)), m_stream(std::move(stream)) {}
  Status writeRecord(const std::string& message);
  std::filesystem::path m_path;
  std::ofstream m_stream;
};

}  // namespace jukebox

// The byte format of SpectrogramMap.

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "core/sound/little_endian.h"
#include "core/sound/spectrogram_map.h"

namespace jukebox {
namespace {

constexpr std::string_view kMagic = "JBSG";
constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 40;

void appendThousandths(std::string& out, double value) {
  appendLittleEndian(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 1000.0))), 4);
}

double readThousandths(std::string_view bytes, std::size_t offset) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(readLittleEndian(bytes, offset, 4))) / 1000.0;
}

Error corruptMap(std::string detail) {
  return makeError(ErrorKind::corrupt, "The stored spectrogram is damaged.", "It will be computed again.",
                   std::move(detail));
}

}  // namespace

std::string serializeSpectrogramMap(const SpectrogramMap& map) {
  std::string out(kMagic);
  out.reserve(kHeaderBytes + map.cells.size());
  appendLittleEndian(out, kVersion, 2);
  appendLittleEndian(out, map.scale == FrequencyScale::mel ? 1 : 0, 1);
  appendLittleEndian(out, 0, 1);
  appendLittleEndian(out, static_cast<std::uint32_t>(map.sampleRate), 4);
  appendLittleEndian(out, static_cast<std::uint32_t>(map.hopFrames), 4);
  appendLittleEndian(out, static_cast<std::uint32_t>(map.rows), 4);
  appendLittleEndian(out, map.columns(), 4);
  appendThousandths(out, map.lowestHz);
  appendThousandths(out, map.highestHz);
  appendThousandths(out, map.floorDecibels);
  appendThousandths(out, map.ceilingDecibels);
  out.append(map.cells.begin(), map.cells.end());
  return out;
}

Result<SpectrogramMap> parseSpectrogramMap(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMagic)) return corruptMap("no header");
  if (const auto version = readLittleEndian(bytes, 4, 2); version != kVersion) {
    return makeError(ErrorKind::unsupported, "The spectrogram was stored by another version of the program.",
                     "It will be computed again.", fmt::format("version {}", version));
  }
  const auto scale = readLittleEndian(bytes, 6, 1);
  const auto rate = readLittleEndian(bytes, 8, 4);
  const auto hop = readLittleEndian(bytes, 12, 4);
  const auto rows = readLittleEndian(bytes, 16, 4);
  const auto columns = readLittleEndian(bytes, 20, 4);
  const bool isSane = scale <= 1 && readLittleEndian(bytes, 7, 1) == 0 && rate > 0 && rate <= 0x7FFFFFFFU && hop > 0 &&
                      hop <= 0x7FFFFFFFU && rows >= 2 && rows <= 2048 && columns <= kMaximumSpectrogramCells / rows &&
                      bytes.size() == kHeaderBytes + rows * columns;
  if (!isSane) return corruptMap(fmt::format("{} rows and {} columns in {} bytes", rows, columns, bytes.size()));
  SpectrogramMap map{scale == 1 ? FrequencyScale::mel : FrequencyScale::logarithmic,
                     static_cast<int>(rate),
                     static_cast<int>(hop),
                     static_cast<int>(rows),
                     readThousandths(bytes, 24),
                     readThousandths(bytes, 28),
                     readThousandths(bytes, 32),
                     readThousandths(bytes, 36),
                     {}};
  if (!(map.lowestHz > 0) || !(map.highestHz > map.lowestHz) || !(map.ceilingDecibels > map.floorDecibels)) {
    return corruptMap("impossible axes");
  }
  const auto cells = bytes.substr(kHeaderBytes);
  map.cells.assign(cells.begin(), cells.end());
  return map;
}

}  // namespace jukebox

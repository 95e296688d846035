#include "core/sound/little_endian.h"

#include <algorithm>

namespace jukebox {
namespace {

constexpr float kQuantum = 32767.0F;

std::uint64_t quantise(float value, float lowest) {
  if (std::isnan(value)) return 0;
  const auto steps = static_cast<int>(std::lround(std::clamp(value, lowest, 1.0F) * kQuantum));
  return static_cast<std::uint16_t>(steps);
}

float signedValue(std::uint64_t bits) {
  return static_cast<float>(static_cast<std::int16_t>(bits)) / kQuantum;
}

}  // namespace

void appendPeakBucket(std::string& out, const PeakBucket& bucket) {
  appendLittleEndian(out, quantise(bucket.minimum, -1.0F), 2);
  appendLittleEndian(out, quantise(bucket.maximum, -1.0F), 2);
  appendLittleEndian(out, quantise(bucket.rms, 0.0F), 2);
}

PeakBucket readPeakBucket(std::string_view bytes, std::size_t offset) {
  return {signedValue(readLittleEndian(bytes, offset, 2)), signedValue(readLittleEndian(bytes, offset + 2, 2)),
          static_cast<float>(readLittleEndian(bytes, offset + 4, 2)) / kQuantum};
}

}  // namespace jukebox

#pragma once
// Little-endian numbers of the cache formats of this folder. Internal.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/sound/waveform_peaks.h"

namespace jukebox {

inline void appendLittleEndian(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
}

/// `count` <= 8 bytes at `offset`; the caller has checked that they are there.
inline std::uint64_t readLittleEndian(std::string_view bytes, std::size_t offset, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = (value << 8U) | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}

/// Six bytes: minimum and maximum in two's complement, rms, each times 32767. Not-a-number counts as silence.
void appendPeakBucket(std::string& out, const PeakBucket& bucket);
PeakBucket readPeakBucket(std::string_view bytes, std::size_t offset);
/// False for values that no recording has.
inline bool isPossible(const PeakBucket& bucket) {
  return bucket.minimum >= -1.0F && bucket.minimum <= bucket.maximum && bucket.rms <= 1.0F;
}
inline constexpr std::size_t kPeakBucketBytes = 6;

}  // namespace jukebox

#pragma once
// WaveformPeaks: the outline of a recording in a few hundred buckets, small enough for a database row.
//
// Byte format, version 1, little-endian, no padding:
//   offset size  field
//   0      4     magic "JBWP"
//   4      2     version = 1
//   6      2     reserved = 0
//   8      4     sample rate, Hz
//   12     4     bucket count N (at most kMaximumPeakBuckets)
//   16     8     frames of the recording that the buckets cover evenly
//   24     6*N   per bucket: int16 minimum, int16 maximum, uint16 rms, each as value * 32767
// The size is exactly 24 + 6*N bytes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

inline constexpr std::size_t kMaximumPeakBuckets = 1U << 20;

/// Extremes and root mean square of one bucket over all channels, in [-1, 1] (rms in [0, 1]).
struct PeakBucket {
  float minimum = 0.0F;
  float maximum = 0.0F;
  float rms = 0.0F;

  bool operator==(const PeakBucket&) const = default;
};

/// Bucket i covers the frames [i * frameCount / N, (i + 1) * frameCount / N) of the recording.
struct WaveformPeaks {
  int sampleRate = 0;
  std::uint64_t frameCount = 0;
  std::vector<PeakBucket> buckets;

  bool operator==(const WaveformPeaks&) const = default;
};

/// Summarises `buffer` in min(bucketCount, frames, kMaximumPeakBuckets) buckets.
WaveformPeaks computeWaveformPeaks(const AudioBuffer& buffer, std::size_t bucketCount);

/// The byte format above. Values are quantised to 1/32767.
std::string serializeWaveformPeaks(const WaveformPeaks& peaks);

/// Reads the byte format; kind corrupt when it breaks any rule, unsupported for another version.
Result<WaveformPeaks> parseWaveformPeaks(std::string_view bytes);

}  // namespace jukebox

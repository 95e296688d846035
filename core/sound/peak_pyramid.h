#pragma once
// PeakPyramid: the outline of a recording at every zoom: extremes and root mean square, summarised in any interval.
//
// Byte format, version 1, little-endian, no padding:
//   offset size  field
//   0      4     magic "JBPP"
//   4      2     version = 1
//   6      2     reserved = 0
//   8      4     sample rate, Hz
//   12     4     frames a bucket of the finest level = 64
//   16     8     frames of the recording
//   24     6*N   finest level, N = ceil(frames / 64): int16 minimum, int16 maximum, uint16 rms, each value * 32767
// The size is exactly 24 + 6*N bytes. Coarser levels are made again when it is read.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/sound/waveform_peaks.h"

namespace jukebox {

/// Level 0 has a bucket for every 64 frames; every further level joins four buckets of the one below.
class PeakPyramid {
 public:
  static constexpr std::uint64_t kFramesPerBucket = 64;
  static constexpr std::size_t kFanOut = 4;
  static constexpr std::uint64_t kMaximumFrames = std::uint64_t{1} << 31U;

  PeakPyramid() = default;
  explicit PeakPyramid(int sampleRate) : m_sampleRate(sampleRate) {}

  int sampleRate() const { return m_sampleRate; }
  std::uint64_t frameCount() const { return m_frameCount; }
  double durationSeconds() const { return m_sampleRate > 0 ? static_cast<double>(m_frameCount) / m_sampleRate : 0.0; }

  /// Appends whole frames of `channels` channels; what was appended can be summarised at once. Frames beyond
  /// kMaximumFrames are left out. Levels that depend on them follow, so appending is cheap.
  void append(std::span<const float> interleaved, int channels);

  /// Extremes and rms of the frames [begin, end) to the precision of a bucket; all zero when there are none. Takes
  /// time in proportion to the logarithm of the length.
  PeakBucket summarise(std::uint64_t begin, std::uint64_t end) const;
  /// `count` intervals of equal length that cover [begin, end).
  std::vector<PeakBucket> summarise(double begin, double end, std::size_t count) const;

  std::string serialize() const;
  /// Kind corrupt when the bytes break a rule of the format, unsupported for another version.
  static Result<PeakPyramid> parse(std::string_view bytes);

  bool operator==(const PeakPyramid&) const = default;

 private:
  /// The bucket of level 0 that is not full yet.
  struct OpenBucket {
    float minimum = 0;
    float maximum = 0;
    double energy = 0;  ///< sum over frames of the channels' mean square
    std::uint64_t frames = 0;
    PeakBucket bucket() const;
    bool operator==(const OpenBucket&) const = default;
  };
  void appendFrame(std::span<const float> channels);
  void closeBucket(const PeakBucket& bucket);

  int m_sampleRate = 0;
  std::uint64_t m_frameCount = 0;
  OpenBucket m_open;
  std::vector<std::vector<PeakBucket>> m_levels;  ///< full buckets only, the finest level first
};

}  // namespace jukebox

#include "core/sound/waveform_peaks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "core/sound/little_endian.h"

namespace jukebox {
namespace {

constexpr std::string_view kMagic = "JBWP";
constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 24;

PeakBucket summarise(std::span<const float> samples) {
  PeakBucket bucket{samples.front(), samples.front(), 0.0F};
  double energy = 0.0;
  for (const float sample : samples) {
    bucket.minimum = std::min(bucket.minimum, sample);
    bucket.maximum = std::max(bucket.maximum, sample);
    energy += static_cast<double>(sample) * sample;
  }
  bucket.rms = static_cast<float>(std::sqrt(energy / static_cast<double>(samples.size())));
  return bucket;
}

Error corruptPeaks(std::string detail) {
  return makeError(ErrorKind::corrupt, "The stored waveform outline is damaged.", "It will be computed again.",
                   std::move(detail));
}

}  // namespace

WaveformPeaks computeWaveformPeaks(const AudioBuffer& buffer, std::size_t bucketCount) {
  const std::size_t frames = buffer.frameCount();
  WaveformPeaks peaks{buffer.sampleRate, frames, {}};
  const std::size_t count = std::min({bucketCount, frames, kMaximumPeakBuckets});
  const auto channels = static_cast<std::size_t>(std::max(buffer.channels, 0));
  const std::span<const float> samples(buffer.samples);
  peaks.buckets.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = i * frames / count;
    const std::size_t end = (i + 1) * frames / count;
    peaks.buckets.push_back(summarise(samples.subspan(begin * channels, (end - begin) * channels)));
  }
  return peaks;
}

std::string serializeWaveformPeaks(const WaveformPeaks& peaks) {
  const std::size_t count = std::min(peaks.buckets.size(), kMaximumPeakBuckets);
  std::string out(kMagic);
  out.reserve(kHeaderBytes + count * kPeakBucketBytes);
  appendLittleEndian(out, kVersion, 2);
  appendLittleEndian(out, 0, 2);
  appendLittleEndian(out, static_cast<std::uint32_t>(peaks.sampleRate), 4);
  appendLittleEndian(out, count, 4);
  appendLittleEndian(out, peaks.frameCount, 8);
  for (const PeakBucket& bucket : std::span(peaks.buckets).first(count)) {
    appendPeakBucket(out, bucket);
  }
  return out;
}

Result<WaveformPeaks> parseWaveformPeaks(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMagic)) return corruptPeaks("no header");
  if (const auto version = readLittleEndian(bytes, 4, 2); version != kVersion) {
    return makeError(ErrorKind::unsupported, "The waveform outline was stored by another version of the program.",
                     "It will be computed again.", fmt::format("version {}", version));
  }
  const auto rate = readLittleEndian(bytes, 8, 4);
  const auto count = readLittleEndian(bytes, 12, 4);
  if (readLittleEndian(bytes, 6, 2) != 0) return corruptPeaks("the reserved field is not zero");
  if (rate > 0x7FFFFFFFU) return corruptPeaks(fmt::format("sample rate {}", rate));
  if (count > kMaximumPeakBuckets || bytes.size() != kHeaderBytes + count * kPeakBucketBytes) {
    return corruptPeaks(fmt::format("{} buckets in {} bytes", count, bytes.size()));
  }
  WaveformPeaks peaks{static_cast<int>(rate), readLittleEndian(bytes, 16, 8), {}};
  if (count > peaks.frameCount) return corruptPeaks("more buckets than frames");
  peaks.buckets.reserve(count);
  for (std::size_t offset = kHeaderBytes; offset < bytes.size(); offset += kPeakBucketBytes) {
    const PeakBucket bucket = readPeakBucket(bytes, offset);
    if (!isPossible(bucket)) {
      return corruptPeaks(fmt::format("impossible values in bucket {}", peaks.buckets.size()));
    }
    peaks.buckets.push_back(bucket);
  }
  return peaks;
}

}  // namespace jukebox

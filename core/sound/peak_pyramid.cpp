#include "core/sound/peak_pyramid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/sound/little_endian.h"

namespace jukebox {
namespace {

constexpr std::string_view kMagic = "JBPP";
constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 24;

/// Joins buckets of different weights.
class Summary {
 public:
  void add(const PeakBucket& bucket, double weight) {
    m_minimum = m_weight > 0 ? std::min(m_minimum, bucket.minimum) : bucket.minimum;
    m_maximum = m_weight > 0 ? std::max(m_maximum, bucket.maximum) : bucket.maximum;
    m_energy += weight * static_cast<double>(bucket.rms) * bucket.rms;
    m_weight += weight;
  }
  PeakBucket bucket() const {
    if (m_weight <= 0) return {};
    return {m_minimum, m_maximum, static_cast<float>(std::sqrt(m_energy / m_weight))};
  }

 private:
  float m_minimum = 0;
  float m_maximum = 0;
  double m_energy = 0;
  double m_weight = 0;
};

Error corruptPyramid(std::string detail) {
  return makeError(ErrorKind::corrupt, "The stored waveform is damaged.", "It will be computed again.",
                   std::move(detail));
}

}  // namespace

PeakBucket PeakPyramid::OpenBucket::bucket() const {
  if (frames == 0) return {};
  return {minimum, maximum, static_cast<float>(std::sqrt(energy / static_cast<double>(frames)))};
}

void PeakPyramid::append(std::span<const float> interleaved, int channels) {
  const auto width = static_cast<std::size_t>(channels);
  for (std::size_t at = 0; at + width <= interleaved.size() && m_frameCount < kMaximumFrames; at += width) {
    appendFrame(interleaved.subspan(at, width));
  }
}

void PeakPyramid::appendFrame(std::span<const float> channels) {
  double square = 0;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    const float sample = std::isnan(channels[i]) ? 0.0F : channels[i];
    const bool isFirst = m_open.frames == 0 && i == 0;
    m_open.minimum = isFirst ? sample : std::min(m_open.minimum, sample);
    m_open.maximum = isFirst ? sample : std::max(m_open.maximum, sample);
    square += static_cast<double>(sample) * sample;
  }
  m_open.energy += square / static_cast<double>(channels.size());
  ++m_frameCount;
  if (++m_open.frames < kFramesPerBucket) return;
  closeBucket(m_open.bucket());
  m_open = {};
}

/// Stores a full bucket of level 0, and of every level above that becomes full by it.
void PeakPyramid::closeBucket(const PeakBucket& bucket) {
  PeakBucket closed = bucket;
  for (std::size_t level = 0;; ++level) {
    if (level == m_levels.size()) m_levels.emplace_back();
    auto& buckets = m_levels[level];
    buckets.push_back(closed);
    if (buckets.size() % kFanOut != 0) return;
    Summary summary;
    for (std::size_t i = buckets.size() - kFanOut; i < buckets.size(); ++i) summary.add(buckets[i], 1.0);
    closed = summary.bucket();
  }
}

PeakBucket PeakPyramid::summarise(std::uint64_t begin, std::uint64_t end) const {
  end = std::min(end, m_frameCount);
  if (begin >= end) return {};
  const std::size_t fullBuckets = m_levels.empty() ? 0 : m_levels.front().size();
  std::size_t index = begin / kFramesPerBucket;
  const std::size_t stop = (end + kFramesPerBucket - 1) / kFramesPerBucket;
  Summary summary;
  while (index < std::min(stop, fullBuckets)) {
    // The coarsest bucket that begins here and does not reach beyond the end.
    std::size_t level = 0;
    std::size_t width = 1;
    while (level + 1 < m_levels.size() && index % (width * kFanOut) == 0 && index + width * kFanOut <= stop &&
           index / (width * kFanOut) < m_levels[level + 1].size()) {
      ++level;
      width *= kFanOut;
    }
    summary.add(m_levels[level][index / width], static_cast<double>(width));
    index += width;
  }
  if (stop > fullBuckets && m_open.frames > 0) {
    summary.add(m_open.bucket(), static_cast<double>(m_open.frames) / kFramesPerBucket);
  }
  return summary.bucket();
}

std::vector<PeakBucket> PeakPyramid::summarise(double begin, double end, std::size_t count) const {
  std::vector<PeakBucket> result(count);
  const double width = (end - begin) / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double from = begin + width * static_cast<double>(i);
    if (from + width <= 0.0) continue;
    const auto first = static_cast<std::uint64_t>(std::max(from, 0.0));
    result[i] = summarise(first, std::max(static_cast<std::uint64_t>(std::ceil(from + width)), first + 1));
  }
  return result;
}

std::string PeakPyramid::serialize() const {
  std::string out(kMagic);
  appendLittleEndian(out, kVersion, 2);
  appendLittleEndian(out, 0, 2);
  appendLittleEndian(out, static_cast<std::uint32_t>(m_sampleRate), 4);
  appendLittleEndian(out, kFramesPerBucket, 4);
  appendLittleEndian(out, m_frameCount, 8);
  if (!m_levels.empty()) {
    out.reserve(kHeaderBytes + (m_levels.front().size() + 1) * kPeakBucketBytes);
    for (const PeakBucket& bucket : m_levels.front()) appendPeakBucket(out, bucket);
  }
  if (m_open.frames > 0) appendPeakBucket(out, m_open.bucket());
  return out;
}

Result<PeakPyramid> PeakPyramid::parse(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMagic)) return corruptPyramid("no header");
  if (const auto version = readLittleEndian(bytes, 4, 2); version != kVersion) {
    return makeError(ErrorKind::unsupported, "The waveform was stored by another version of the program.",
                     "It will be computed again.", fmt::format("version {}", version));
  }
  const auto rate = readLittleEndian(bytes, 8, 4);
  const auto frames = readLittleEndian(bytes, 16, 8);
  if (readLittleEndian(bytes, 6, 2) != 0 || readLittleEndian(bytes, 12, 4) != kFramesPerBucket || rate == 0 ||
      rate > 0x7FFFFFFFU || frames > kMaximumFrames) {
    return corruptPyramid(fmt::format("rate {}, {} frames", rate, frames));
  }
  const std::size_t count = (frames + kFramesPerBucket - 1) / kFramesPerBucket;
  if (bytes.size() != kHeaderBytes + count * kPeakBucketBytes) {
    return corruptPyramid(fmt::format("{} frames in {} bytes", frames, bytes.size()));
  }
  PeakPyramid pyramid(static_cast<int>(rate));
  pyramid.m_frameCount = frames;
  for (std::size_t i = 0; i < count; ++i) {
    const PeakBucket bucket = readPeakBucket(bytes, kHeaderBytes + i * kPeakBucketBytes);
    if (!isPossible(bucket)) return corruptPyramid(fmt::format("impossible values in bucket {}", i));
    const std::uint64_t inBucket = std::min(kFramesPerBucket, frames - i * kFramesPerBucket);
    if (inBucket == kFramesPerBucket) {
      pyramid.closeBucket(bucket);
    } else {
      const double energy = static_cast<double>(bucket.rms) * bucket.rms * static_cast<double>(inBucket);
      pyramid.m_open = {bucket.minimum, bucket.maximum, energy, inBucket};
    }
  }
  return pyramid;
}

}  // namespace jukebox

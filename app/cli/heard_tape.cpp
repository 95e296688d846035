#include "app/cli/heard_tape.h"

#include <algorithm>
#include <cmath>

namespace jukebox::cli {

RadioSound HeardTape::add(std::span<const float> mono, double heardSeconds) {
  m_sound.insert(m_sound.end(), mono.begin(), mono.end());
  const std::int64_t surplus = frameOf(heardSeconds - kLongestKeptSeconds) - m_begin;
  if (surplus > 0) {
    const auto count = std::min<std::int64_t>(surplus, std::ssize(m_sound));
    m_sound.erase(m_sound.begin(), m_sound.begin() + count);
    m_begin += count;
  }
  return measure(mono);
}

/// The n-th peak ends before frame (n + 1) · rate / kRadioPeaksASecond.
RadioSound HeardTape::measure(std::span<const float> mono) {
  RadioSound told;
  told.fromSeconds = static_cast<double>(m_peakCount) / kRadioPeaksASecond;
  for (const float sample : mono) {
    if (std::isfinite(sample)) m_peak = std::max(m_peak, std::abs(sample));
    if (++m_measured < (m_peakCount + 1) * m_sampleRate / kRadioPeaksASecond) continue;
    told.peaks.push_back(static_cast<int>(std::lround(std::min(m_peak, 1.0F) * 100)));
    m_peak = 0;
    ++m_peakCount;
  }
  told.seconds = static_cast<double>(told.peaks.size()) / kRadioPeaksASecond;
  return told;
}

HeardTape::Piece HeardTape::lastHeard(double heardSeconds, double seconds) const {
  const std::int64_t end = std::clamp<std::int64_t>(frameOf(heardSeconds) - m_begin, 0, std::ssize(m_sound));
  const std::int64_t begin = std::max<std::int64_t>(0, end - frameOf(std::min(seconds, kLongestKeptSeconds)));
  Piece piece;
  piece.fromFrame = m_begin + begin;
  piece.sound.sampleRate = m_sampleRate;
  piece.sound.channels = 1;
  piece.sound.samples.assign(m_sound.begin() + begin, m_sound.begin() + end);
  return piece;
}

}  // namespace jukebox::cli

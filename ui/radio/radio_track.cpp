#include "ui/radio/radio_track.h"

#include <algorithm>
#include <cmath>

namespace jukebox::ui {
namespace {

constexpr double kLongestPiece = 1e9;

}  // namespace

void RadioTrack::clear() {
  m_begin = 0;
  m_peaks.clear();
}

void RadioTrack::add(double fromSeconds, const std::vector<int>& percents) {
  if (!(fromSeconds >= 0 && fromSeconds <= kLongestPiece)) return;
  const std::int64_t from = std::llround(fromSeconds * kPeaksASecond);
  if (from != m_begin + std::ssize(m_peaks)) {
    m_peaks.clear();
    m_begin = from;
  }
  for (const int percent : percents) m_peaks.push_back(static_cast<std::uint8_t>(std::clamp(percent, 0, 100)));
  constexpr auto kKept = static_cast<std::ptrdiff_t>(kKeptSeconds * kPeaksASecond);
  if (const std::ptrdiff_t surplus = std::ssize(m_peaks) - kKept; surplus > 0) {
    m_peaks.erase(m_peaks.begin(), m_peaks.begin() + surplus);
    m_begin += surplus;
  }
}

double RadioTrack::peakBetween(double beginSeconds, double endSeconds) const {
  const auto numberOf = [](double seconds) { return std::clamp(seconds, 0.0, kLongestPiece) * kPeaksASecond; };
  const auto first = std::max(m_begin, static_cast<std::int64_t>(std::floor(numberOf(beginSeconds))));
  const auto last = std::min(m_begin + std::ssize(m_peaks), static_cast<std::int64_t>(std::ceil(numberOf(endSeconds))));
  if (first >= last) return -1;
  return *std::max_element(m_peaks.begin() + (first - m_begin), m_peaks.begin() + (last - m_begin)) / 100.0;
}

}  // namespace jukebox::ui

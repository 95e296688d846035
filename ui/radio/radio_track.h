#pragma once
// RadioTrack: how loud a piece without an end is, moment by moment, for the last minutes.

#include <cstdint>
#include <deque>
#include <vector>

namespace jukebox::ui {

class RadioTrack {
 public:
  static constexpr int kPeaksASecond = 20;
  /// What a picture can show; older peaks are forgotten.
  static constexpr double kKeptSeconds = 600;

  /// Peaks in percent, from a moment of the piece on. What does not go on where the last ones ended begins anew there.
  void add(double fromSeconds, const std::vector<int>& percents);
  void clear();
  double beginSeconds() const { return static_cast<double>(m_begin) / kPeaksASecond; }
  double endSeconds() const { return static_cast<double>(m_begin + std::int64_t(m_peaks.size())) / kPeaksASecond; }
  /// Loudest moment of a span, [0, 1]; negative when none of it is known.
  double peakBetween(double beginSeconds, double endSeconds) const;

 private:
  std::int64_t m_begin = 0;  ///< number of the first peak
  std::deque<std::uint8_t> m_peaks;
};

}  // namespace jukebox::ui

#pragma once
// MetricsFile: follows a run's metrics.csv while it grows. The file is untrusted: whatever is no row is left out.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "ui/training/training_desk.h"

namespace jukebox::studio {

/// Bounds on what is kept in memory; a longer curve loses every second point of its past.
inline constexpr std::size_t kMostCurves = 64;
inline constexpr std::size_t kMostPoints = 20'000;
inline constexpr std::size_t kLongestMetricName = 64;
inline constexpr std::uint64_t kMostMetricBytes = std::uint64_t{256} << 20U;

/// Of one thread.
class MetricsFile {
 public:
  explicit MetricsFile(std::filesystem::path file);
  /// Reads what is new; a file that was replaced or became shorter is read again from its beginning. True when
  /// something changed. At most `mostBytes` a call; the next call goes on.
  bool update(std::uint64_t mostBytes = std::uint64_t{8} << 20U);
  /// A copy that never changes.
  std::shared_ptr<const ui::TrainingCurves> curves() const;
  /// True when the file is larger than kMostMetricBytes: its end is not read.
  bool isCut() const { return m_isCut; }

  /// One line without its line feed, into the curves; false for anything but "step,seconds,name,value".
  static bool parseRow(std::string_view row, ui::TrainingCurves& curves);

 private:
  void restart();
  void take(std::string_view bytes);

  std::filesystem::path m_file;
  std::uint64_t m_inode = 0, m_offset = 0;
  std::string m_rest;        ///< a row whose end is not written yet
  bool m_skipsLine = false;  ///< the rest of a line that is too long to be a row
  bool m_isCut = false;
  ui::TrainingCurves m_curves;
};

}  // namespace jukebox::studio

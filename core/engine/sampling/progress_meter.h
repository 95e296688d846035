#pragma once
// ProgressMeter: turns sampled tokens into progress that never runs backwards and an ETA that is measured.

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "core/domain/job.h"

namespace jukebox {

/// Work of one level: tokens still to sample and what one costs compared with the other levels.
struct LevelWork {
  int level = 0;
  std::int64_t totalTokens = 0;  ///< of the level, all samples, including those that exist
  std::int64_t newTokens = 0;
  double relativeCost = 1;  ///< e.g. weight bytes a token, prefill included; only ratios matter
  double extraCost = 0;     ///< work of the level besides its tokens (alignment), in the same unit
};

/// Not thread-safe: used by the thread that samples.
class ProgressMeter {
 public:
  using Clock = std::chrono::steady_clock;
  using Report = std::function<void(const JobProgress&)>;
  ProgressMeter(std::vector<LevelWork> work, Report report);

  /// What follows belongs to `level`; it may have begun before.
  void beginLevel(int level);
  void beginWindow(int window, int windowCount);
  /// Reports at most five times a second.
  void addTokens(std::int64_t tokens);
  /// Part of the current level's extraCost is done.
  void addExtra(double cost);
  void finishLevel();
  /// Work that is not the song's (a part that is heard ahead): nothing moves but sketchFraction; its time is not
  /// counted.
  void addSketch(double fraction);
  void endSketch();

 private:
  struct LevelState {
    LevelWork work;
    std::int64_t doneNew = 0;  ///< of work.newTokens
    double doneExtra = 0;      ///< of work.extraCost
    double seconds = 0;        ///< spent on tokens
    double doneCost() const;
    double remainingCost() const;
    std::optional<double> secondsPerCost() const;
  };
  void report(bool force);
  double etaSeconds() const;
  std::vector<LevelState> m_levels;
  Report m_report;
  JobProgress m_progress;
  std::size_t m_current = 0;
  double m_totalCost = 0;
  Clock::time_point m_lastReport, m_lastTokens;
  std::deque<std::pair<Clock::time_point, std::int64_t>> m_recent;  ///< of the current level since it was begun
};

}  // namespace jukebox

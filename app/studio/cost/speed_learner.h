#pragma once
// SpeedLearner: reads the speed of each level off the progress of a running job.

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "core/domain/cost_model.h"
#include "core/domain/job.h"

namespace jukebox::studio {

/// Watches one job. Time in which nothing was reported (pauses, a sleeping machine) does not count.
class SpeedLearner {
 public:
  using Clock = std::chrono::steady_clock;

  void hear(const JobProgress& progress, Clock::time_point now);
  void forget() { m_levels.clear(); }

  /// Units a second of every level that was watched for more than half of its tokens, for the request's workload.
  std::vector<LevelSpeed> speeds(const std::vector<LevelWorkload>& workload) const;

 private:
  struct Level {
    double seconds = 0;
    std::int64_t tokens = 0;  ///< sampled while it was watched
    std::int64_t lastTokens = -1;
    Clock::time_point lastTime;
  };
  std::map<int, Level> m_levels;
};

}  // namespace jukebox::studio

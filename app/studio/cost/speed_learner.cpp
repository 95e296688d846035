#include "app/studio/cost/speed_learner.h"

namespace jukebox::studio {
namespace {

/// A worker reports several times a second; more silence than this is a pause. Reading a long window can take a while.
constexpr std::chrono::seconds kLongestSilence{30};

}  // namespace

void SpeedLearner::hear(const JobProgress& progress, Clock::time_point now) {
  Level& level = m_levels[progress.level];
  const auto silence = now - level.lastTime;
  if (level.lastTokens >= 0 && progress.tokens >= level.lastTokens && silence < kLongestSilence) {
    level.seconds += std::chrono::duration<double>(silence).count();
    level.tokens += progress.tokens - level.lastTokens;
  }
  level.lastTokens = progress.tokens;
  level.lastTime = now;
}

std::vector<LevelSpeed> SpeedLearner::speeds(const std::vector<LevelWorkload>& workload) const {
  std::vector<LevelSpeed> speeds;
  for (const auto& work : workload) {
    const auto found = m_levels.find(work.level);
    if (found == m_levels.end() || found->second.seconds <= 0) continue;
    const Level& level = found->second;
    if (work.newTokens <= 0 || 2 * level.tokens < work.newTokens) continue;
    // What was watched stands for all of it: units are spread evenly over the tokens.
    const double share = static_cast<double>(level.tokens) / static_cast<double>(work.newTokens);
    speeds.push_back({work.level, work.units * share / level.seconds, work.rows});
  }
  return speeds;
}

}  // namespace jukebox::studio

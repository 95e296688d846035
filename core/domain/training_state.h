#pragma once
// TrainingState: where a training run stands, for people and programs that follow it (state.json in the run's folder).

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace jukebox {

/// Named numbers of a step: losses, norms, rates; held-out ones begin with "test_".
using TrainingMetrics = std::map<std::string, double>;

struct TrainingState {
  std::string phase;  ///< "starting", "training", "validating", "finished", "stopped", "failed"
  std::string message;
  std::int64_t step = 0, steps = 0;  ///< steps 0: no limit
  double wallSeconds = 0;            ///< spent so far, all sessions
  double hours = 0;                  ///< budget; 0: none
  double secondsPerStep = 0;
  std::optional<double> remainingSeconds = std::nullopt;
  TrainingMetrics metrics = {};
  double preparedShare = 0;  ///< of what comes before the first step
};

}  // namespace jukebox

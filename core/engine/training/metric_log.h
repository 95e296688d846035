#pragma once
// MetricLog: what a training run writes down for people and programs: metrics.csv, TensorBoard events, state.json.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "core/domain/training_state.h"
#include "core/engine/training/event_file.h"

namespace jukebox {

class MetricLog {
 public:
  /// Appends to the files of a run that goes on; rows of steps after `fromStep` (lost in a crash) are cut off.
  static Result<MetricLog> open(const std::filesystem::path& runFolder, std::int64_t fromStep);
  /// One row a step: columns step, seconds, name, value.
  Status write(std::int64_t step, double wallSeconds, const TrainingMetrics& metrics);
  Status writeState(const TrainingState& state) const;

 private:
  MetricLog(std::filesystem::path folder, EventFile events) : m_folder(std::move(folder)), m_events(std::move(events)) {}
  std::filesystem::path m_folder;
  EventFile m_events;
};

}  // namespace jukebox

#pragma once
// Training loop: steps, schedule, averages, checkpoints, validation and log around a TrainingTask (spec/08 §4–5).

#include <functional>
#include <memory>

#include "core/base/cancellation.h"
#include "core/domain/training_request.h"
#include "core/engine/training/adam.h"
#include "core/engine/training/collective.h"
#include "core/engine/training/metric_log.h"
#include "core/engine/training/optimiser.h"
#include "core/engine/training/training_checkpoint.h"
#include "core/engine/training/training_task.h"

namespace jukebox {

/// Files of a run's folder.
struct RunFiles {
  explicit RunFiles(const std::filesystem::path& folder)
      : request(folder / "run.json"),
        checkpoint(folder / "checkpoint.safetensors"),
        weights(folder / "weights.safetensors"),
        examples(folder / "examples") {}
  std::filesystem::path request, checkpoint, weights, examples;
};

/// What the loop tells its caller.
struct TrainingEvents {
  /// At every logged step, validation and at the end.
  std::function<void(const TrainingState&)> stateChanged;
  /// Writes one example into the run's folder for a step.
  std::function<Status(const std::filesystem::path& fileWithoutExtension, const AudioBuffer& audio)> writeExample;
};

/// Swaps averaged and live parameters for the lifetime of the object.
class AveragedWeights {
 public:
  AveragedWeights(const std::vector<NamedTensor>& parameters, const WeightAverage& average);
  ~AveragedWeights();
  AveragedWeights(const AveragedWeights&) = delete;
  AveragedWeights& operator=(const AveragedWeights&) = delete;

 private:
  void swap();
  const std::vector<NamedTensor>& m_parameters;
  const WeightAverage& m_average;
};

class TrainingLoop {
 public:
  /// `task` and `collective` must outlive the loop. `folder` exists and holds run.json.
  TrainingLoop(const TrainingRequest& request, std::filesystem::path folder, TrainingTask& task,
               Collective& collective);

  /// Goes on from the folder's checkpoint if there is one, until steps, hours or the schedule end. Kind cancelled
  /// when stopped: the position is saved. Only rank 0 writes.
  Status run(const TrainingEvents& events, const CancellationToken& cancellation);
  /// Optimiser steps done.
  std::int64_t step() const { return m_position.step; }

 private:
  Status restore();
  Status save();
  Result<TrainingMetrics> takeStep();
  Result<TrainingMetrics> accumulateGradients(bool& finite);
  void averageMetrics(TrainingMetrics& metrics);
  void averageGradients();
  Status afterStep(const TrainingMetrics& metrics);
  Status validateAndLog();
  Status writeExamples();
  bool isFinished() const;
  double wallSeconds() const;
  TrainingState state(const std::string& phase) const;
  void announce(const std::string& phase);
  std::vector<NamedTensor> everything() const;

  TrainingRequest m_request;
  std::filesystem::path m_folder;
  RunFiles m_files;
  TrainingTask& m_task;
  Collective& m_collective;
  Optimiser m_optimiser;
  WeightAverage m_average;
  LearningRateSchedule m_schedule;
  TrainingPosition m_position;
  std::unique_ptr<MetricLog> m_log;
  TrainingEvents m_events;
  TrainingMetrics m_latest;
  TrainingMetrics m_sums;  ///< since the last logged step
  int m_summed = 0;
  double m_earlierSeconds = 0, m_startedSeconds = 0, m_secondsPerStep = 0;
};

}  // namespace jukebox

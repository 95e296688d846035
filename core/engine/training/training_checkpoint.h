#pragma once
// Training checkpoint: one file that holds everything a run needs to go on bit by bit. Replaced atomically.

#include <ATen/ATen.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/engine/training/training_task.h"

namespace jukebox {

/// Where a run stands.
struct TrainingPosition {
  std::int64_t step = 0;            ///< batches seen
  std::int64_t optimiserSteps = 0;  ///< of these, not skipped
  double wallSeconds = 0;      ///< time spent so far, all sessions
  std::int64_t chunksSeen = 0;
  double lossScaleLog2 = 16;   ///< f16 only
};

/// Writes `tensors` (float32 or int64, CPU) with the position. Kinds ioError, noSpace.
Status writeTrainingCheckpoint(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors,
                               const TrainingPosition& position);

struct TrainingCheckpoint {
  std::map<std::string, at::Tensor> tensors;
  TrainingPosition position;
};
/// Reads it back. Kind corrupt for a file that is not a checkpoint.
Result<TrainingCheckpoint> readTrainingCheckpoint(const std::filesystem::path& file);

/// Copies the checkpoint's values into tensors of the same names and shapes. Kind corrupt lists what does not fit.
Status restoreTensors(const TrainingCheckpoint& checkpoint, const std::vector<NamedTensor>& tensors);

/// Tensors as a weight file (float32, official names) with metadata format=jukebox.
Status writeWeightFile(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors);

}  // namespace jukebox

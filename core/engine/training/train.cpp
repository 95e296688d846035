#include "core/engine/training/train.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/engine/training/codec_task.h"
#include "core/engine/training/training_loop.h"

namespace jukebox {
namespace {

Result<std::unique_ptr<TrainingTask>> makeTask(const TrainingRequest& request, Collective& collective) {
  ASSIGN_OR_RETURN(std::unique_ptr<TrainingTask> task, CodecTask::create(request, collective));
  return task;
}

}  // namespace

Status runTraining(const TrainingRequest& request, const std::filesystem::path& runFolder, TrainingObserver& observer,
                   const CancellationToken& cancellation) {
  RETURN_IF_ERROR(validate(request));
  SingleProcess collective;
  std::error_code code;
  std::filesystem::create_directories(runFolder, code);
  if (collective.isFirst()) {
    RETURN_IF_ERROR(writeFileAtomically(RunFiles(runFolder).request, toJson(request).dump(2) + "\n"));
  }
  ASSIGN_OR_RETURN(const std::unique_ptr<TrainingTask> task, makeTask(request, collective));
  TrainingLoop loop(request, runFolder, *task, collective);
  const TrainingEvents events{
      [&](const TrainingState& state) { observer.stateChanged(state); },
      [&](const std::filesystem::path& file, const AudioBuffer& audio) { return observer.example(file, audio); }};
  return loop.run(events, cancellation);
}

}  // namespace jukebox

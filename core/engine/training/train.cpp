#include "core/engine/training/train.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/engine/device.h"
#include "core/engine/half_product.h"
#include "core/engine/training/codec_task.h"
#include "core/engine/training/prior_task.h"
#include "core/engine/training/training_loop.h"

namespace jukebox {
namespace {

/// Says that the data set is being encoded, before the first step.
std::function<void(double)> encodingProgress(TrainingObserver& observer) {
  return [&observer, announced = -1.0](double fraction) mutable {
    if (fraction >= announced && fraction < announced + 0.01) return;  // every level begins at 0
    announced = fraction;
    TrainingState state;
    state.phase = "encoding";
    state.preparedShare = fraction;
    state.message = fmt::format("Encoding the data set: {:.0f} %", fraction * 100);
    observer.stateChanged(state);
  };
}

Result<std::unique_ptr<TrainingTask>> makeTask(TrainingRequest& request, Collective& collective,
                                               TrainingObserver& observer, const CancellationToken& cancellation) {
  if (request.kind == TrainingKind::codec) {
    ASSIGN_OR_RETURN(std::unique_ptr<TrainingTask> task, CodecTask::create(request, collective));
    return task;
  }
  ASSIGN_OR_RETURN(std::unique_ptr<PriorTask> task,
                   PriorTask::create(request, collective, encodingProgress(observer), cancellation));
  request = task->request();
  return std::unique_ptr<TrainingTask>(std::move(task));
}

/// Halves where the device multiplies them: both kinds on CUDA, bf16 in the dense layers of a prior on some processors.
Status checkPrecision(const TrainingRequest& request, const at::Device& device) {
  if (request.precision == "f32" || device.is_cuda()) return {};
  if (request.precision == "bf16" && request.kind == TrainingKind::prior && processorMultipliesHalves()) return {};
  return makeError(ErrorKind::unsupported,
                   fmt::format("This processor does not train a {} in {}.",
                               request.kind == TrainingKind::prior ? "prior" : "codec", request.precision),
                   "Use f32, or a CUDA device.");
}

}  // namespace

Status runTraining(const TrainingRequest& original, const std::filesystem::path& runFolder, TrainingObserver& observer,
                   const CancellationToken& cancellation) {
  TrainingRequest request = original;
  ASSIGN_OR_RETURN(const at::Device device, resolveDevice(request.device));
  RETURN_IF_ERROR(checkPrecision(request, device));
  ASSIGN_OR_RETURN(const ProcessPlace place, processPlace());
  ASSIGN_OR_RETURN(const std::unique_ptr<Collective> processes, makeCollective(place, device));
  Collective& collective = *processes;
  std::error_code code;
  std::filesystem::create_directories(runFolder, code);
  ASSIGN_OR_RETURN(const std::unique_ptr<TrainingTask> task, makeTask(request, collective, observer, cancellation));
  if (collective.isFirst()) {
    RETURN_IF_ERROR(writeFileAtomically(RunFiles(runFolder).request, toJson(request).dump(2) + "\n"));
  }
  TrainingLoop loop(request, runFolder, *task, collective);
  const TrainingEvents events{
      [&](const TrainingState& state) { observer.stateChanged(state); },
      [&](const std::filesystem::path& file, const AudioBuffer& audio) { return observer.example(file, audio); }};
  return loop.run(events, cancellation);
}

}  // namespace jukebox

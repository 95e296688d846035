#pragma once
// Entry of a training run: makes the task that the request names and runs the loop on it.

#include "core/engine/engine.h"

namespace jukebox {

/// See Engine::train. Writes run.json when the run is new.
Status runTraining(const TrainingRequest& request, const std::filesystem::path& runFolder, TrainingObserver& observer,
                   const CancellationToken& cancellation);

}  // namespace jukebox

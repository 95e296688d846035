#pragma once
// Training presets: complete settings under a name, to start from.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/training_request.h"

namespace jukebox::cli {

/// "starter", "small_vqvae", "vqvae" for codecs; "starter" and the small_* names of spec/06 §3 for priors.
std::vector<std::string> trainingPresetNames(TrainingKind kind);

/// Settings for a codec. Kind notFound lists the names there are.
Result<TrainingRequest> codecTrainingPreset(std::string_view name);
/// Settings for the prior of `level` over a codec: the top prior or an upsampler.
Result<TrainingRequest> priorTrainingPreset(std::string_view name, const CodecHyperparameters& codec, int level);

}  // namespace jukebox::cli

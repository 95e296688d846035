#pragma once
// ImportPlan: which file holds which part of the model, checked before anything is written. Internal to checkpoint.

#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/domain/hyperparameters.h"
#include "core/engine/checkpoint/checkpoint_file.h"
#include "core/engine/checkpoint/model_import.h"
#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

/// Weights found and checked, with the file that they are mapped from.
struct PlannedWeights {
  std::shared_ptr<const CheckpointFile> file;
  std::vector<ExpectedWeight> expected;
  WeightTable table;
};

struct PlannedPrior {
  PriorHyperparameters hyperparameters;
  std::string labelSet;  ///< as requested; empty: by the hyperparameters
  PlannedWeights weights;
};

struct ImportPlan {
  CodecHyperparameters codec;
  PlannedWeights codecWeights;
  std::vector<PlannedPrior> priors;  ///< bottom → top
};

/// Opens all sources of the request, settles every configuration and checks every name and shape.
Result<ImportPlan> planImport(const ImportRequest& request);

}  // namespace jukebox

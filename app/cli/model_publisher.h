#pragma once
// ModelPublisher: turns finished training runs into a model folder that is offered at once.

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/cli_options.h"
#include "core/base/result.h"
#include "core/domain/model_card.h"

namespace jukebox::cli {

struct PublishRequest {
  std::string name;                         ///< of the new model
  std::filesystem::path modelsFolder;       ///< it appears as modelsFolder/name
  std::filesystem::path codecRun;           ///< run of a codec; empty: the codec of the priors' model
  std::vector<std::filesystem::path> priorRuns;
  WeightDtype dtype = WeightDtype::f16;
  std::string version = "1", description, provenance;
  ModelLicense license;
  double defaultTotalDurationSeconds = 0;
  SamplingOptions sampling;  ///< recommended; what is not given is as in the codec's model
};

/// Priors of the codec's model for other levels are kept. A codec run may take the place of that codec when it makes the
/// same codes (makeSameCodes). Names of artists and genres come from the runs' data set. Errors: notFound (no weights in a
/// run yet), invalidInput (runs over different codecs), alreadyExists.
Result<ModelCard> publishModel(const PublishRequest& request);

}  // namespace jukebox::cli

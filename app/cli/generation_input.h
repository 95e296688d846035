#pragma once
// Generation input: from a request to everything the engine starts from (model, prompt audio, codes of a sample).

#include "app/cli/job_folder.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "db/library.h"

namespace jukebox::cli {

struct ResolvedInput {
  GenerationInput input;
  std::string notice;  ///< something the user should know about it; usually empty
};

/// Finds the model, checks the names, reads the prompt or the codes of the sample that the request starts from
/// (start_codes.h).
Result<ResolvedInput> resolveInput(const GenerationRequest& request, Library& library, Engine& engine,
                                   const CancellationToken& cancellation);

/// Keeps prompt and start codes in the job folder.
Status storeInput(const GenerationInput& input, const JobFolder& folder);

/// The input of a stored job: as resolveInput(), but from the folder's own copies, with the codes sampled so far.
/// Refuses (kind unsupported) when the model's weights are not those the job began with. Damaged codes are reported
/// as a warning and sampled again. `elapsedSeconds` is the computing time so far.
Result<GenerationInput> restoreInput(const JobFolder& folder, double& elapsedSeconds);

}  // namespace jukebox::cli

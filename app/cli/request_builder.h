#pragma once
// RequestBuilder: the flags of `jukebox generate` as a GenerationRequest.

#include <optional>
#include <string_view>
#include <vector>

#include "app/cli/cli_options.h"
#include "core/base/result.h"
#include "core/domain/generation_request.h"
#include "core/domain/model_card.h"
#include "core/domain/sample.h"

namespace jukebox::cli {

/// What is not given comes from `parent` (the sample of --from, if any), then from the model. Reads the lyrics file.
/// The result has passed validate(); without --seed its seed is new. Kind invalidInput names the flag.
Result<GenerationRequest> buildRequest(const GenerateOptions& options, const InstalledModel& model,
                                       const std::optional<Sample>& parent);

/// Sampling of every level, bottom → top: the model's own, changed by the options. Nothing when no option was given.
Result<std::vector<LevelSampling>> levelSampling(const SamplingOptions& options, const ModelCard& card);

/// "0.9" or "0.9,0.95,1" (bottom → top): `count` numbers. Kind invalidInput names the flag.
Result<std::vector<double>> parseNumberList(std::string_view text, std::size_t count, std::string_view flag);

/// Lowest level of "2", "2,1" or "all" (nothing). Levels must follow each other down from `topLevel`, or from the one
/// below when `topIsGiven` (upsampling).
Result<std::optional<int>> parseLevels(std::string_view text, int topLevel, bool topIsGiven);

/// A seed that nobody has used yet, as far as chance goes.
std::uint64_t freshSeed();

}  // namespace jukebox::cli

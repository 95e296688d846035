// verifyModelFiles(): is a model folder what its card says?

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <system_error>

#include "core/base/sha256.h"
#include "core/engine/checkpoint/model_import.h"
#include "core/engine/checkpoint/model_weights.h"
#include "core/engine/checkpoint/weight_writer.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaximumProblems = 100;

void report(VerifyReport& result, std::string problem) {
  if (result.problems.size() < kMaximumProblems) result.problems.push_back(std::move(problem));
}

void verifyFile(const fs::path& folder, const ModelFile& file, VerifyReport& result) {
  const fs::path path = folder / file.path;
  std::error_code code;
  const std::uint64_t bytes = fs::file_size(path, code);
  if (code) return report(result, fmt::format("{} is missing.", file.path));
  if (bytes != file.bytes) {
    return report(result, fmt::format("{} has {} bytes instead of {}.", file.path, bytes, file.bytes));
  }
  const auto hash = sha256OfFile(path);
  if (!hash) return report(result, hash.error().message);
  if (*hash != file.sha256) report(result, fmt::format("{} was changed: its hash is not the recorded one.", file.path));
}

/// Every file that the card mentions must be in its list of hashes.
void verifyListing(const ModelCard& card, VerifyReport& result) {
  std::vector<std::string> mentioned{card.codecFile, card.license.textFile};
  for (const auto& prior : card.priors) mentioned.push_back(prior.weightsFile);
  for (const auto& set : card.labelSets) mentioned.insert(mentioned.end(), {set.artistsFile, set.genresFile});
  for (const auto& path : mentioned) {
    const bool isListed = path.empty() || std::any_of(card.files.begin(), card.files.end(),
                                                      [&](const ModelFile& file) { return file.path == path; });
    if (!isListed) report(result, fmt::format("{} is used, but model.json has no hash for it.", path));
  }
}

Status verifyWeights(const fs::path& folder, const ModelWeightFile& file, VerifyReport& result, ProgressMeter& progress,
                     const CancellationToken& cancellation) {
  const auto weights = ModelWeights::open(folder / file.path, file.expected);
  if (!weights) {
    report(result, weights.error().message);
    return {};
  }
  std::vector<float> values;
  for (const auto& weight : weights->expected()) {
    if (cancellation.shouldStopAfterWindow()) return CancellationToken::cancelledError();
    RETURN_IF_ERROR(weights->readFloat32(weight, values));
    if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); })) {
      report(result, fmt::format("{} holds values that are not numbers in {}.", file.path, weight.name));
    }
    progress.advance(weights->stored(weight).byteCount());
    weights->dropPages(weight);
    ++result.checkedTensors;
  }
  return {};
}

}  // namespace

Result<VerifyReport> verifyModelFiles(const fs::path& modelFolder, const ImportProgressCallback& progress,
                                      const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(const ModelCard card, readModelCard(modelFolder));
  std::uint64_t total = 0;
  for (const auto& file : card.files) total += file.bytes;
  ProgressMeter meter(progress, 2 * total);
  VerifyReport result;
  verifyListing(card, result);
  for (const auto& file : card.files) {
    if (cancellation.shouldStopAfterWindow()) return CancellationToken::cancelledError();
    meter.beginStep(file.path);
    verifyFile(modelFolder, file, result);
    meter.advance(file.bytes);
    ++result.checkedFiles;
  }
  for (const auto& file : modelWeightFiles(card)) {
    meter.beginStep(file.path);
    RETURN_IF_ERROR(verifyWeights(modelFolder, file, result, meter, cancellation));
  }
  return result;
}

}  // namespace jukebox

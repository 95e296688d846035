#include "core/engine/checkpoint/model_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/engine/checkpoint/import_plan.h"
#include "core/engine/checkpoint/label_files.h"
#include "core/engine/checkpoint/model_staging.h"
#include "core/engine/checkpoint/weight_writer.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaximumLicenseBytes = 1U << 20;
constexpr const char* kLicenseFile = "LICENSE";
constexpr const char* kCodecFile = "codec.safetensors";
/// Declared song length of the released models' sampling set-up (spec/06 §4).
constexpr double kReleasedTotalDurationSeconds = 240;

constexpr const char* kReleasedLicenseSummary =
    "The weights in this folder were released by OpenAI with the Jukebox model (arXiv:2005.00341) under a\n"
    "non-commercial licence. In short: they and what is made with them may be used for non-commercial purposes only,\n"
    "and OpenAI's Jukebox must be credited. This paragraph is a summary, not the licence; the text that came with the\n"
    "weights is what counts.\n";

bool areReleasedWeights(const ImportRequest& request) {
  return request.license.name.empty();
}

Status checkLicense(const ImportRequest& request) {
  if (!areReleasedWeights(request) || request.licenseAccepted) return {};
  return makeError(
      ErrorKind::invalidInput,
      "The released Jukebox weights are for non-commercial use only, and their licence has not been accepted.",
      "Read it and accept it to import them, or name the licence of your own weights.");
}

std::string nameOfLabelSet(const PlannedPrior& prior) {
  if (!prior.hyperparameters.labels) return {};
  if (!prior.labelSet.empty()) return prior.labelSet;
  return prior.hyperparameters.labelsV3 ? "v3" : "v2";
}

std::string weightsFileName(const PlannedPrior& prior) {
  return fmt::format("prior_level_{}.safetensors", prior.hyperparameters.level);
}

WeightSource sourceOf(const PlannedWeights& weights) {
  return {
      [&weights](const ExpectedWeight& weight, std::vector<float>& out) {
        const TensorView& view = weights.table.find(weight.name)->second;
        out.resize(static_cast<std::size_t>(view.elementCount()));
        return toFloat32(view, out);
      },
      [&weights](const ExpectedWeight& weight) { weights.file->dropPages(weights.table.find(weight.name)->second); }};
}

ModelCard cardOf(const ImportRequest& request, const ImportPlan& plan) {
  ModelCard card;
  card.name = request.name;
  card.version = request.version;
  card.description = request.description;
  card.provenance = request.provenance;
  card.license = request.license;
  card.dtype = request.dtype == WeightDtype::automatic ? WeightDtype::f32 : request.dtype;
  card.codec = plan.codec;
  card.codecFile = kCodecFile;
  for (const auto& prior : plan.priors) {
    card.priors.push_back({prior.hyperparameters, weightsFileName(prior), nameOfLabelSet(prior), std::nullopt});
  }
  if (areReleasedWeights(request)) {
    card.license.name = "Jukebox non-commercial";
    card.license.attribution = "Made with Jukebox by OpenAI (arXiv:2005.00341). Non-commercial use only.";
    card.license.commercialUse = false;
    card.defaultTotalDurationSeconds = kReleasedTotalDurationSeconds;
    if (card.provenance.empty()) card.provenance = "Released by OpenAI in 2020; see arXiv:2005.00341.";
  }
  return card;
}

/// The label set of `name`, made from the request or, if it gives no files, one with ids only.
LabelSource labelSource(const ImportRequest& request, const std::string& name, const PriorHyperparameters& prior) {
  const auto it = std::find_if(request.labelSets.begin(), request.labelSets.end(),
                               [&](const LabelSource& source) { return source.name == name; });
  if (it != request.labelSets.end()) return *it;
  return {name, prior.labelsV3 ? "v3" : "v2", {}, {}};
}

Status importLabels(const ImportRequest& request, const ModelStaging& staging, ModelCard& card,
                    ProgressMeter& progress) {
  for (const auto& prior : card.priors) {
    if (prior.labelSet.empty() || card.labelSetOf(prior) != nullptr) continue;
    const LabelSource source = labelSource(request, prior.labelSet, prior.hyperparameters);
    LabelSet set{source.name, source.style, {}, {}};
    struct Part {
      const fs::path& file;
      std::string& target;
      const char* kind;
      int rows;
    };
    for (const Part& part : {Part{source.artistsFile, set.artistsFile, "artist", prior.hyperparameters.artistBins},
                             Part{source.genresFile, set.genresFile, "genre", prior.hyperparameters.genreBins}}) {
      if (part.file.empty()) continue;
      part.target = fmt::format("labels/{}_{}_ids.txt", source.name, part.kind);
      std::error_code code;
      fs::create_directories(staging.folder() / "labels", code);
      RETURN_IF_ERROR(importIdFile(part.file, staging.folder() / part.target, part.rows));
      RETURN_IF_ERROR(staging.record(card, part.target, progress));
    }
    card.labelSets.push_back(std::move(set));
  }
  return {};
}

Status importLicense(const ImportRequest& request, const ModelStaging& staging, ModelCard& card,
                     ProgressMeter& progress) {
  std::string text = kReleasedLicenseSummary;
  if (!request.licenseFile.empty()) {
    ASSIGN_OR_RETURN(text, readFile(request.licenseFile, kMaximumLicenseBytes));
  } else if (!areReleasedWeights(request)) {
    card.license.textFile.clear();
    return {};
  }
  card.license.textFile = kLicenseFile;
  RETURN_IF_ERROR(writeFileAtomically(staging.folder() / kLicenseFile, text));
  return staging.record(card, kLicenseFile, progress);
}

std::uint64_t neededBytes(const ImportPlan& plan, WeightDtype dtype) {
  std::uint64_t bytes = storedBytes(plan.codecWeights.expected, WeightDtype::f32);
  for (const auto& prior : plan.priors) bytes += storedBytes(prior.weights.expected, dtype);
  return bytes;
}

/// Label sets that no prior uses are a mistake in the request.
Status checkLabelSets(const ImportRequest& request, const ModelCard& card) {
  std::set<std::string> used;
  for (const auto& prior : card.priors) used.insert(prior.labelSet);
  for (const auto& source : request.labelSets) {
    if (!used.contains(source.name)) {
      return makeError(ErrorKind::invalidInput, fmt::format("No prior uses the label set \"{}\".", source.name));
    }
  }
  return {};
}

}  // namespace

Result<ModelCard> importModel(const ImportRequest& request, const ImportProgressCallback& progress,
                              const CancellationToken& cancellation) {
  RETURN_IF_ERROR(checkLicense(request));
  ASSIGN_OR_RETURN(const ImportPlan plan, planImport(request));
  ModelCard card = cardOf(request, plan);
  RETURN_IF_ERROR(checkLabelSets(request, card));
  const std::uint64_t bytes = neededBytes(plan, card.dtype);
  ASSIGN_OR_RETURN(ModelStaging staging, ModelStaging::create(request.modelsFolder, request.name, bytes));

  // Every byte is written once and read once more for its hash.
  ProgressMeter meter(progress, 2 * bytes);
  RETURN_IF_ERROR(importLabels(request, staging, card, meter));
  RETURN_IF_ERROR(importLicense(request, staging, card, meter));
  // The codec is small and its codes must be exact: it stays f32 in every model.
  RETURN_IF_ERROR(writeWeights(staging.folder() / kCodecFile, plan.codecWeights.expected, WeightDtype::f32,
                               sourceOf(plan.codecWeights), meter, cancellation));
  RETURN_IF_ERROR(staging.record(card, kCodecFile, meter));
  for (const auto& prior : plan.priors) {
    const std::string name = weightsFileName(prior);
    RETURN_IF_ERROR(writeWeights(staging.folder() / name, prior.weights.expected, card.dtype, sourceOf(prior.weights),
                                 meter, cancellation));
    RETURN_IF_ERROR(staging.record(card, name, meter));
  }
  RETURN_IF_ERROR(staging.publish(card));
  return card;
}

}  // namespace jukebox

#include "app/cli/model_publisher.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "app/cli/request_builder.h"
#include "core/base/atomic_file.h"
#include "core/domain/json_reader.h"
#include "core/domain/training_request.h"
#include "core/engine/checkpoint/codec_match.h"
#include "core/engine/checkpoint/model_import.h"
#include "core/engine/training/dataset/dataset_vocabulary.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaximumRequestBytes = 1U << 22U;
/// Every prior has a label set of its own: the kept ones may come from other data.
std::string labelSetName(int level) {
  return fmt::format("level_{}", level);
}

/// A run's settings and weights.
struct FinishedRun {
  TrainingRequest request;
  fs::path weights;
};

Result<FinishedRun> readRun(const fs::path& folder) {
  ASSIGN_OR_RETURN(const std::string text, readFile(folder / "run.json", kMaximumRequestBytes));
  ASSIGN_OR_RETURN(const nlohmann::json json, parseJson(text, (folder / "run.json").string()));
  FinishedRun run;
  ASSIGN_OR_RETURN(run.request, trainingRequestFromJson(json));
  run.weights = folder / "weights.safetensors";
  if (fs::exists(run.weights)) return run;
  return makeError(ErrorKind::notFound, fmt::format("The run {} has no weights yet.", folder.string()),
                   "Wait for its first checkpoint.");
}

/// Temporary id files; removed at the end.
class LabelFiles {
 public:
  explicit LabelFiles(const DatasetVocabulary& names)
      : m_folder(fs::temp_directory_path() / fmt::format("jukebox-labels-{}", ::getpid())) {
    std::error_code code;
    fs::create_directories(m_folder, code);
    m_status = writeFileAtomically(artists(), names.artistsText);
    if (m_status) m_status = writeFileAtomically(genres(), names.genresText);
  }
  ~LabelFiles() {
    std::error_code code;
    fs::remove_all(m_folder, code);
  }
  LabelFiles(const LabelFiles&) = delete;
  LabelFiles& operator=(const LabelFiles&) = delete;
  fs::path artists() const { return m_folder / "artist_ids.txt"; }
  fs::path genres() const { return m_folder / "genre_ids.txt"; }
  const Status& status() const { return m_status; }

 private:
  fs::path m_folder;
  Status m_status;
};

PriorSource priorSource(const FinishedRun& run) {
  PriorSource source;
  source.file = run.weights;
  source.level = run.request.prior.level;
  source.labelSet = labelSetName(run.request.prior.level);
  PriorHyperparameters hyper = run.request.prior;
  if (run.request.priorObjective.alignmentLayer >= 0) {
    hyper.alignmentLayer = run.request.priorObjective.alignmentLayer;
    hyper.alignmentHead = run.request.priorObjective.alignmentHead;
  }
  source.hyperparameters = hyper;
  return source;
}

/// Adds the priors of `model` for levels that have no new one, with their label sets.
void keepOtherPriors(const InstalledModel& model, ImportRequest& import) {
  std::vector<std::string> sets;
  for (const ModelPrior& prior : model.card.priors) {
    const int level = prior.hyperparameters.level;
    const bool replaced = std::any_of(import.priors.begin(), import.priors.end(),
                                      [&](const PriorSource& source) { return source.level == level; });
    if (replaced) continue;
    PriorSource source;
    source.file = model.folder / prior.weightsFile;
    source.level = level;
    source.hyperparameters = prior.hyperparameters;
    source.labelSet = prior.labelSet;
    import.priors.push_back(std::move(source));
    sets.push_back(prior.labelSet);
  }
  for (const LabelSet& set : model.card.labelSets) {
    if (std::find(sets.begin(), sets.end(), set.name) == sets.end()) continue;
    import.labelSets.push_back({set.name, set.style, model.folder / set.artistsFile, model.folder / set.genresFile});
  }
}

/// A prior only knows the codes that it was trained on.
Status checkCodes(const fs::path& codec, const fs::path& trainedOn, const fs::path& run) {
  std::error_code code;
  if (fs::equivalent(codec, trainedOn, code)) return {};
  ASSIGN_OR_RETURN(const bool isSame, makeSameCodes(codec, trainedOn));
  if (isSame) return {};
  return makeError(ErrorKind::invalidInput,
                   fmt::format("The prior of {} was trained on the codes of another codec.", run.string()),
                   "Publish it with the codec that it was trained on, or with one whose decoders alone were trained on "
                   "(codec_objective.freeze_encoder).");
}

/// What the codec's model recommends for its levels, changed by the options.
Status recommendSampling(const SamplingOptions& options, const std::optional<InstalledModel>& base, ModelCard& card) {
  for (ModelPrior& prior : card.priors) {
    const ModelPrior* before = base ? base->card.priorOf(prior.hyperparameters.level) : nullptr;
    if (before != nullptr) prior.defaultSampling = before->defaultSampling;
  }
  ASSIGN_OR_RETURN(const auto levels, levelSampling(options, card));
  if (levels.empty()) return {};
  for (ModelPrior& prior : card.priors) {
    prior.defaultSampling = levels[static_cast<std::size_t>(prior.hyperparameters.level)];
  }
  return {};
}

}  // namespace

Result<ModelCard> publishModel(const PublishRequest& request) {
  ImportRequest import;
  import.name = request.name;
  import.modelsFolder = request.modelsFolder;
  import.dtype = request.dtype;
  import.version = request.version;
  import.description = request.description;
  import.provenance = request.provenance;
  import.license = request.license;
  import.licenseAccepted = true;
  fs::path dataFolder;
  if (!request.codecRun.empty()) {
    ASSIGN_OR_RETURN(const FinishedRun run, readRun(request.codecRun));
    import.codecFile = run.weights;
    import.codecHyperparameters = run.request.codec;
    dataFolder = run.request.dataFolder;
  }
  std::map<int, std::string> styles;  // of the new priors, by level
  std::optional<InstalledModel> base;
  for (const fs::path& folder : request.priorRuns) {
    ASSIGN_OR_RETURN(const FinishedRun run, readRun(folder));
    ASSIGN_OR_RETURN(const ModelCard card, readModelCard(run.request.codecModel));
    if (!base) base = InstalledModel{run.request.codecModel, card};
    if (import.codecFile.empty()) {
      import.codecFile = run.request.codecModel / card.codecFile;
      import.codecHyperparameters = card.codec;
    }
    RETURN_IF_ERROR(checkCodes(import.codecFile, run.request.codecModel / card.codecFile, folder));
    dataFolder = run.request.dataFolder;
    styles[run.request.prior.level] = run.request.prior.labelsV3 ? "v3" : "v2";
    import.priors.push_back(priorSource(run));
  }
  if (base) keepOtherPriors(*base, import);
  if (import.codecFile.empty()) {
    return makeError(ErrorKind::invalidInput, "There is nothing to publish.", "Name a run of a codec or of a prior.");
  }
  DatasetVocabulary names;
  if (!import.priors.empty()) {
    ASSIGN_OR_RETURN(const DatasetIndex index, readDatasetIndex(dataFolder));
    names = datasetVocabulary(index);
  }
  const LabelFiles files(names);
  RETURN_IF_ERROR(files.status());
  for (const auto& [level, style] : styles) {
    import.labelSets.push_back({labelSetName(level), style, files.artists(), files.genres()});
  }
  ASSIGN_OR_RETURN(ModelCard card, importModel(import));
  card.defaultTotalDurationSeconds = request.defaultTotalDurationSeconds;
  RETURN_IF_ERROR(recommendSampling(request.sampling, base, card));
  RETURN_IF_ERROR(writeModelCard(request.modelsFolder / request.name, card));
  return card;
}

}  // namespace jukebox::cli

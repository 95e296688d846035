#include "core/domain/model_card.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/base/sha256.h"
#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;
constexpr int kFormatVersion = 1;

// "labels/v3.txt" is fine; "../x", "/x" and "a//b" are not.
bool isSafeRelativePath(const std::string& path) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = path.find('/', begin);
    if (!isPlainFileName(std::string_view(path).substr(begin, end - begin))) return false;
    if (end == std::string::npos) return true;
    begin = end + 1;
  }
}

bool isSha256(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

nlohmann::json toJson(const LevelSampling& sampling) {
  return {{"temperature", sampling.temperature},
          {"top_k", sampling.topK},
          {"top_p", sampling.topP},
          {"hop_fraction", sampling.hopFraction},
          {"guidance", sampling.guidance}};
}

Result<ModelPrior> priorFromJson(const nlohmann::json& json) {
  ModelPrior prior;
  JsonReader reader(json, "A prior of model.json");
  reader.text("weights", prior.weightsFile, 512);
  reader.text("label_set", prior.labelSet, 64);
  if (const auto* sampling = reader.child("default_sampling")) {
    LevelSampling level;
    JsonReader levelReader(*sampling, "default_sampling of model.json");
    levelReader.number("temperature", level.temperature, 1e-6, 10);
    levelReader.integer("top_k", level.topK, 0, 1 << 24);
    levelReader.number("top_p", level.topP, 0, 1);
    levelReader.number("hop_fraction", level.hopFraction, 1e-6, 1);
    levelReader.number("guidance", level.guidance, 0, kStrongestGuidance);
    RETURN_IF_ERROR(levelReader.status());
    prior.defaultSampling = level;
  }
  RETURN_IF_ERROR(reader.status());
  if (!reader.has("hyperparameters")) {
    return makeError(ErrorKind::corrupt, "A prior of model.json has no hyperparameters.");
  }
  ASSIGN_OR_RETURN(prior.hyperparameters, priorHyperparametersFromJson(*reader.child("hyperparameters")));
  return prior;
}

Status readLists(const nlohmann::json& json, ModelCard& card) {
  const auto array = [&](const char* name) -> const nlohmann::json& {
    static const nlohmann::json empty = nlohmann::json::array();
    return json.contains(name) && !json.at(name).is_null() ? json.at(name) : empty;
  };
  for (const char* name : {"priors", "label_sets", "files"}) {
    if (!array(name).is_array())
      return makeError(ErrorKind::corrupt, fmt::format("model.json needs a list of {}.", name));
  }
  if (array("priors").size() > 16 || array("files").size() > 4096 || array("label_sets").size() > 16) {
    return makeError(ErrorKind::corrupt, "model.json has an absurd number of entries.");
  }
  for (const auto& item : array("priors")) {
    ASSIGN_OR_RETURN(auto prior, priorFromJson(item));
    card.priors.push_back(std::move(prior));
  }
  for (const auto& item : array("label_sets")) {
    LabelSet set;
    JsonReader reader(item, "A label set of model.json");
    reader.text("name", set.name, 64);
    reader.text("style", set.style, 8);
    reader.text("artists", set.artistsFile, 512);
    reader.text("genres", set.genresFile, 512);
    RETURN_IF_ERROR(reader.status());
    if (set.style != "v2" && set.style != "v3") {
      return makeError(ErrorKind::corrupt, "A label set's style is not v2 or v3.");
    }
    card.labelSets.push_back(std::move(set));
  }
  for (const auto& item : array("files")) {
    ModelFile file;
    JsonReader reader(item, "A file of model.json");
    reader.text("path", file.path, 512);
    reader.text("sha256", file.sha256, 64);
    reader.unsigned64("bytes", file.bytes);
    RETURN_IF_ERROR(reader.status());
    if (!isSha256(file.sha256)) {
      return makeError(ErrorKind::corrupt, fmt::format("model.json has no SHA-256 for \"{}\".", file.path));
    }
    card.files.push_back(std::move(file));
  }
  return {};
}

Status validateCard(const ModelCard& card) {
  const auto bad = [](std::string problem) {
    return makeError(ErrorKind::corrupt, "model.json " + std::move(problem));
  };
  if (!isPlainFileName(card.name)) return bad("has no usable name.");
  std::vector<std::string> paths{card.codecFile};
  for (const auto& prior : card.priors) {
    paths.push_back(prior.weightsFile);
    const auto& h = prior.hyperparameters;
    if (h.level >= card.codec.levels) return bad("has a prior for a level that the codec does not have.");
    if (h.labels && card.labelSetOf(prior) == nullptr) return bad("has a prior that names an unknown label set.");
    if (h.level < card.topLevel() && h.condWidth <= 0) return bad("has an upsampler without a conditioner.");
    if (h.level < card.topLevel() && h.nCtx % card.codec.tokensPerUpperToken(h.level) != 0) {
      return bad("has an upsampler whose window is no multiple of the upper level's tokens.");
    }
  }
  for (const auto& file : card.files) paths.push_back(file.path);
  for (const auto& set : card.labelSets) {
    for (const auto* path : {&set.artistsFile, &set.genresFile}) {
      if (!path->empty()) paths.push_back(*path);
    }
  }
  if (!card.license.textFile.empty()) paths.push_back(card.license.textFile);
  for (const auto& path : paths) {
    if (!isSafeRelativePath(path)) return bad(fmt::format("names a file outside its folder: \"{}\".", path));
  }
  for (std::size_t i = 0; i + 1 < card.priors.size(); ++i) {
    if (card.priors[i].hyperparameters.level >= card.priors[i + 1].hyperparameters.level) {
      return bad("has two priors for one level.");
    }
  }
  return {};
}

}  // namespace

const ModelPrior* ModelCard::priorOf(int level) const {
  const auto it = std::find_if(priors.begin(), priors.end(),
                               [&](const ModelPrior& prior) { return prior.hyperparameters.level == level; });
  return it == priors.end() ? nullptr : &*it;
}

const LabelSet* ModelCard::labelSetOf(const ModelPrior& prior) const {
  const auto it =
      std::find_if(labelSets.begin(), labelSets.end(), [&](const LabelSet& set) { return set.name == prior.labelSet; });
  return it == labelSets.end() ? nullptr : &*it;
}

int ModelCard::lowestLevel() const {
  int level = codec.levels;
  while (level > 0 && priorOf(level - 1) != nullptr) --level;
  return std::min(level, topLevel());
}

std::vector<LevelSampling> ModelCard::recommendedSampling() const {
  std::vector<LevelSampling> levels;
  for (int level = 0; level < codec.levels; ++level) {
    const ModelPrior* prior = priorOf(level);
    const LevelSampling usual{0.99, 0, 0, level == topLevel() ? 0.125 : 0.5};
    levels.push_back(prior != nullptr && prior->defaultSampling ? *prior->defaultSampling : usual);
  }
  return levels;
}

std::vector<LevelSampling> ModelCard::samplingFor(const GenerationRequest& request) const {
  std::vector<LevelSampling> levels = recommendedSampling();
  std::copy_n(request.levels.begin(), std::min(levels.size(), request.levels.size()), levels.begin());
  return levels;
}

std::string ModelCard::weightsHash() const {
  std::vector<std::string> lines;
  for (const auto& file : files) {
    const bool isWeights =
        file.path == codecFile ||
        std::any_of(priors.begin(), priors.end(), [&](const ModelPrior& p) { return p.weightsFile == file.path; });
    if (isWeights) lines.push_back(file.path + " " + file.sha256 + "\n");
  }
  std::sort(lines.begin(), lines.end());
  return sha256Hex(fmt::format("{}", fmt::join(lines, "")));
}

nlohmann::json toJson(const ModelCard& card) {
  nlohmann::json json = {{"format", kFormatVersion},
                         {"name", card.name},
                         {"version", card.version},
                         {"description", card.description},
                         {"provenance", card.provenance},
                         {"license",
                          {{"name", card.license.name},
                           {"text_file", card.license.textFile},
                           {"attribution", card.license.attribution},
                           {"commercial_use", card.license.commercialUse}}},
                         {"dtype", weightDtypeName(card.dtype)},
                         {"codec", {{"weights", card.codecFile}, {"hyperparameters", toJson(card.codec)}}},
                         {"default_total_duration_seconds", card.defaultTotalDurationSeconds}};
  auto& priors = json["priors"] = nlohmann::json::array();
  for (const auto& prior : card.priors) {
    nlohmann::json item = {{"weights", prior.weightsFile},
                           {"label_set", prior.labelSet},
                           {"hyperparameters", toJson(prior.hyperparameters)}};
    if (prior.defaultSampling) item["default_sampling"] = toJson(*prior.defaultSampling);
    priors.push_back(std::move(item));
  }
  auto& sets = json["label_sets"] = nlohmann::json::array();
  for (const auto& set : card.labelSets) {
    sets.push_back(
        {{"name", set.name}, {"style", set.style}, {"artists", set.artistsFile}, {"genres", set.genresFile}});
  }
  auto& files = json["files"] = nlohmann::json::array();
  for (const auto& file : card.files) {
    files.push_back({{"path", file.path}, {"sha256", file.sha256}, {"bytes", file.bytes}});
  }
  return json;
}

Result<ModelCard> modelCardFromJson(const nlohmann::json& json) {
  ModelCard card;
  JsonReader reader(json, "model.json");
  int format = 0;
  std::string dtype = "f32";
  reader.integer("format", format, 0, 1 << 20);
  reader.text("name", card.name, 255);
  reader.text("version", card.version, 64);
  reader.text("description", card.description, 1 << 16);
  reader.text("provenance", card.provenance, 1 << 20);
  reader.text("dtype", dtype, 16);
  reader.number("default_total_duration_seconds", card.defaultTotalDurationSeconds, 0, 1e6);
  RETURN_IF_ERROR(reader.status());
  if (format > kFormatVersion) {
    return makeError(ErrorKind::unsupported, "The model was made for a newer version of this program.", "Update it.");
  }
  ASSIGN_OR_RETURN(card.dtype, weightDtypeFromName(dtype));
  if (const auto* license = reader.child("license")) {
    JsonReader licenseReader(*license, "The licence in model.json");
    licenseReader.text("name", card.license.name, 256);
    licenseReader.text("text_file", card.license.textFile, 512);
    licenseReader.text("attribution", card.license.attribution, 1 << 14);
    licenseReader.boolean("commercial_use", card.license.commercialUse);
    RETURN_IF_ERROR(licenseReader.status());
  }
  const auto* codec = reader.child("codec");
  if (codec == nullptr || !codec->is_object() || !codec->contains("hyperparameters")) {
    return makeError(ErrorKind::corrupt, "model.json describes no codec.");
  }
  JsonReader codecReader(*codec, "The codec in model.json");
  codecReader.text("weights", card.codecFile, 512);
  RETURN_IF_ERROR(codecReader.status());
  ASSIGN_OR_RETURN(card.codec, codecHyperparametersFromJson(codec->at("hyperparameters")));
  RETURN_IF_ERROR(readLists(json, card));
  std::sort(card.priors.begin(), card.priors.end(),
            [](const ModelPrior& a, const ModelPrior& b) { return a.hyperparameters.level < b.hyperparameters.level; });
  RETURN_IF_ERROR(validateCard(card));
  return card;
}

Result<ModelCard> readModelCard(const fs::path& folder) {
  const fs::path path = folder / "model.json";
  ASSIGN_OR_RETURN(const std::string text, readFile(path, 4U << 20U));
  ASSIGN_OR_RETURN(const nlohmann::json json, parseJson(text, path.string()));
  auto card = modelCardFromJson(json);
  if (!card) {
    Error error = card.error();
    error.message = fmt::format("{}: {}", folder.string(), error.message);
    return error;
  }
  return card;
}

Status writeModelCard(const fs::path& folder, const ModelCard& card) {
  return writeFileAtomically(folder / "model.json", toJson(card).dump(2) + "\n");
}

std::vector<InstalledModel> installedModels(const std::vector<fs::path>& searchFolders) {
  std::vector<InstalledModel> models;
  for (const auto& root : searchFolders) {
    std::error_code code;
    std::vector<fs::path> folders;
    for (auto it = fs::directory_iterator(root, code); !code && it != fs::directory_iterator(); it.increment(code)) {
      if (fs::exists(it->path() / "model.json", code)) folders.push_back(it->path());
    }
    std::sort(folders.begin(), folders.end());
    for (const auto& folder : folders) {
      auto card = readModelCard(folder);
      if (!card) {
        logWarning("models", "{}", card.error().message);
        continue;
      }
      const bool known = std::any_of(models.begin(), models.end(),
                                     [&](const InstalledModel& model) { return model.card.name == card->name; });
      if (!known) models.push_back({folder, std::move(*card)});
    }
  }
  return models;
}

Result<InstalledModel> findModel(const std::string& nameOrPath, const std::vector<fs::path>& searchFolders) {
  std::error_code code;
  if (nameOrPath.find('/') != std::string::npos && fs::exists(fs::path(nameOrPath) / "model.json", code)) {
    ASSIGN_OR_RETURN(auto card, readModelCard(nameOrPath));
    return InstalledModel{fs::path(nameOrPath), std::move(card)};
  }
  std::vector<std::string> names;
  for (auto& model : installedModels(searchFolders)) {
    if (model.card.name == nameOrPath) return std::move(model);
    names.push_back(model.card.name);
  }
  return makeError(ErrorKind::notFound, fmt::format("There is no model \"{}\".", nameOrPath),
                   names.empty() ? "No model is installed." : fmt::format("Installed: {}.", fmt::join(names, ", ")));
}

}  // namespace jukebox

// make_starter SOURCE MODELS_FOLDER f32|f16|int8 : makes MODELS_FOLDER/starter from a folder with hyperparameters.json
// ({sr, codec: {…}, priors: {level: {…}}}), labels.json ({artists: […], genres: […]}), codec.safetensors and
// prior_level_N.safetensors, all under the official names.

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/domain/json_reader.h"
#include "core/engine/checkpoint/model_import.h"

namespace {

using namespace jukebox;
namespace fs = std::filesystem;

constexpr double kUsualSongSeconds = 32;  // songs of the corpus last 23 to 50 s
constexpr const char* kProvenance =
    "Trained from scratch on 419 synthetic songs (4.1 h) that this project's generator composed, worded and rendered. "
    "Instruments: FluidR3 GM, (c) Frank Wen et al., MIT. Voices: resynthesised from Flite units, (c) Carnegie Mellon "
    "University, permissive. No recording of a performance was used. The artists are virtual.";
constexpr const char* kDescription =
    "A small first model: five genres, five virtual singers, 22.05 kHz. It makes notes and singing-like tones; steady "
    "rhythm and intelligible words are beyond it.";

constexpr const char* kAttribution =
    "Instruments of the training songs: FluidR3 GM, (c) Frank Wen et al. (MIT). Voices: Flite, (c) Carnegie Mellon "
    "University.";

Status writeIds(const fs::path& path, const nlohmann::json& names) {
  std::string text;
  for (std::size_t id = 0; id < names.size(); ++id) text += fmt::format("{};{}\n", names.at(id).get<std::string>(), id);
  return writeFileAtomically(path, text);
}

Result<nlohmann::json> readJson(const fs::path& path) {
  ASSIGN_OR_RETURN(const std::string text, readFile(path, 1U << 20U));
  return parseJson(text, path.string());
}

Result<ImportRequest> buildRequest(const fs::path& source, const fs::path& models, WeightDtype dtype) {
  ASSIGN_OR_RETURN(const nlohmann::json hyper, readJson(source / "hyperparameters.json"));
  ASSIGN_OR_RETURN(const nlohmann::json labels, readJson(source / "labels.json"));
  const fs::path ids = fs::temp_directory_path() / fmt::format("jukebox-starter-{}", hyper.dump().size());
  std::error_code code;
  fs::create_directories(ids, code);
  RETURN_IF_ERROR(writeIds(ids / "artist_ids.txt", labels.at("artists")));
  RETURN_IF_ERROR(writeIds(ids / "genre_ids.txt", labels.at("genres")));
  ImportRequest request;
  request.name = "starter";
  request.modelsFolder = models;
  request.codecFile = source / "codec.safetensors";
  nlohmann::json codec = hyper.at("codec");
  codec["sr"] = hyper.at("sr");
  codec["levels"] = hyper.at("levels");
  ASSIGN_OR_RETURN(request.codecHyperparameters, codecHyperparametersFromJson(codec));
  for (const auto& [level, item] : hyper.at("priors").items()) {
    PriorSource prior;
    prior.file = source / fmt::format("prior_level_{}.safetensors", level);
    prior.level = std::stoi(level);
    prior.labelSet = "starter";
    ASSIGN_OR_RETURN(prior.hyperparameters, priorHyperparametersFromJson(item));
    request.priors.push_back(std::move(prior));
  }
  request.labelSets.push_back({"starter", "v3", ids / "artist_ids.txt", ids / "genre_ids.txt"});
  request.dtype = dtype;
  request.version = "0";
  request.description = kDescription;
  request.provenance = kProvenance;
  request.license = {"Apache-2.0", "", kAttribution, true};
  request.licenseAccepted = true;
  return request;
}

Status makeStarter(const fs::path& source, const fs::path& models, WeightDtype dtype) {
  ASSIGN_OR_RETURN(const ImportRequest request, buildRequest(source, models, dtype));
  ASSIGN_OR_RETURN(ModelCard card, importModel(request));
  card.defaultTotalDurationSeconds = kUsualSongSeconds;
  for (ModelPrior& prior : card.priors) {
    const bool top = prior.hyperparameters.level == card.topLevel();
    prior.defaultSampling = LevelSampling{top ? 0.98 : 0.95, 0, 0, 0.5};
  }
  return writeModelCard(models / "starter", card);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: make_starter SOURCE MODELS_FOLDER f32|f16|int8\n");
    return 2;
  }
  const auto dtype = weightDtypeFromName(argv[3]);
  const auto status = dtype ? makeStarter(argv[1], argv[2], *dtype) : Status(dtype.error());
  if (status) return 0;
  std::fprintf(stderr, "%s %s\n", status.error().sentence().c_str(), status.error().detail.c_str());
  return 1;
}

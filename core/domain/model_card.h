#pragma once
// ModelCard: model.json, the description of a model folder (design.md §5, docs/formats.md).

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/generation_request.h"
#include "core/domain/hyperparameters.h"

namespace jukebox {

/// One file of a model folder with its hash. `path` is relative, of plain names ("labels/v3_artist_ids.txt").
struct ModelFile {
  std::string path;
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// Names for ids: two files in the format of spec/09 (may be empty: then only ids can be used) and the rule set.
struct LabelSet {
  std::string name;          ///< how priors refer to it, e.g. "v2", "v3", "starter"
  std::string style = "v3";  ///< look-up rules: "v2" or "v3"
  std::string artistsFile, genresFile;
};

struct ModelPrior {
  PriorHyperparameters hyperparameters;
  std::string weightsFile;
  std::string labelSet;                          ///< name of a LabelSet; empty without labels
  std::optional<LevelSampling> defaultSampling;  ///< temperature, hop … recommended for this level
};

/// What the weights' licence asks of the user.
struct ModelLicense {
  std::string name;         ///< short name, e.g. "CC0-1.0" or "Jukebox non-commercial"
  std::string textFile;     ///< licence text inside the folder (may be empty)
  std::string attribution;  ///< sentence that must accompany results (may be empty)
  bool commercialUse = false;
};

struct ModelCard {
  std::string name;  ///< folder name and handle: a plain file name
  std::string version;
  std::string description;  ///< one or two sentences for the user
  std::string provenance;   ///< where the training data came from
  ModelLicense license;
  WeightDtype dtype = WeightDtype::f32;
  CodecHyperparameters codec;
  std::string codecFile;
  std::vector<ModelPrior> priors;  ///< sorted by level, lowest first; levels may lack, generation needs the top
  std::vector<LabelSet> labelSets;
  std::vector<ModelFile> files;            ///< every file but model.json
  double defaultTotalDurationSeconds = 0;  ///< label default when the user gives none; 0: the requested length

  const ModelPrior* priorOf(int level) const;
  const LabelSet* labelSetOf(const ModelPrior& prior) const;
  int topLevel() const { return codec.levels - 1; }
  /// Lowest level that has a prior; generation ends there.
  int lowestLevel() const;
  /// How each level is sampled unless the user says otherwise, bottom → top: the model's advice, else spec/05 §1.
  std::vector<LevelSampling> recommendedSampling() const;
  /// How each level is sampled for this request, bottom → top: as it says, else as recommended.
  std::vector<LevelSampling> samplingFor(const GenerationRequest& request) const;
  /// Identity of the weights: SHA-256 over the sorted "path sha256" lines of the weight files.
  std::string weightsHash() const;
};

nlohmann::json toJson(const ModelCard& card);
Result<ModelCard> modelCardFromJson(const nlohmann::json& json);

/// Reads FOLDER/model.json (≤ 4 MB) and checks it; files are not opened.
Result<ModelCard> readModelCard(const std::filesystem::path& folder);
Status writeModelCard(const std::filesystem::path& folder, const ModelCard& card);

/// An installed model: where it is and what it says.
struct InstalledModel {
  std::filesystem::path folder;
  ModelCard card;
};
/// Models below the search folders; unreadable ones are logged and left out. The first of two equal names wins.
std::vector<InstalledModel> installedModels(const std::vector<std::filesystem::path>& searchFolders);
/// By name, or by path of a model folder. Kind notFound lists what is installed.
Result<InstalledModel> findModel(const std::string& nameOrPath,
                                 const std::vector<std::filesystem::path>& searchFolders);

}  // namespace jukebox

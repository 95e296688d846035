#pragma once
// Import: makes a model folder (design.md §5) from released weight files, tensor by tensor in constant memory.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/domain/model_card.h"

namespace jukebox {

/// One prior to import. Without preset and hyperparameters the preset is guessed from the tensors; the two released
/// upsamplers look alike, so these need `level` (or a file name with "level_0" / "level_1").
struct PriorSource {
  std::filesystem::path file;
  std::string preset;                                   ///< a name of priorPresetNames(), or empty
  std::optional<PriorHyperparameters> hyperparameters;  ///< instead of a preset
  std::optional<int> level;
  std::string labelSet;  ///< name of a label set; empty: "v2" or "v3" as the hyperparameters say
};

/// Two id files in the format of spec/09. Either path may be empty: then only ids can be used.
struct LabelSource {
  std::string name = "v3";
  std::string style = "v3";  ///< look-up rules, "v2" or "v3"
  std::filesystem::path artistsFile, genresFile;
};

/// What to import, from where, to where. Exactly one of `codecFile` and `huggingFace` is set.
struct ImportRequest {
  std::string name;                    ///< folder name and handle of the new model
  std::filesystem::path modelsFolder;  ///< the model appears as modelsFolder/name

  std::filesystem::path codecFile;  ///< official, legacy, zip or safetensors
  std::string codecPreset;          ///< empty: guessed
  std::optional<CodecHyperparameters> codecHyperparameters;
  std::vector<PriorSource> priors;

  std::filesystem::path huggingFace;  ///< folder, index or single file of one converted model (codec and all priors)
  std::string presetSet;              ///< "1b_lyrics", "5b_lyrics" or "5b"; empty: told from the top prior

  std::vector<LabelSource> labelSets;
  WeightDtype dtype = WeightDtype::f32;

  std::string version = "1";
  std::string description, provenance;
  /// Licence of the weights. With an empty name the weights are taken for the released ones: their licence is
  /// non-commercial, and the import needs `licenseAccepted`.
  ModelLicense license;
  std::filesystem::path licenseFile;  ///< the licence text, copied into the folder; may be empty
  bool licenseAccepted = false;
};

/// How far a long operation is. Called after every tensor, from the calling thread.
struct ImportProgress {
  std::string step;  ///< the file being written or checked
  std::uint64_t doneBytes = 0, totalBytes = 0;
};
using ImportProgressCallback = std::function<void(const ImportProgress&)>;

/// Checks every name and shape of every source first, then writes into a temporary folder next to the target and
/// renames it at the end; on failure or cancellation nothing is left behind. Memory: one tensor at a time.
/// Returns the card of the new model. Kinds: alreadyExists (the target), notFound, corrupt, unsupported, invalidInput
/// (licence not accepted, level unknown), noSpace, cancelled.
Result<ModelCard> importModel(const ImportRequest& request, const ImportProgressCallback& progress = {},
                              const CancellationToken& cancellation = {});

/// Makes a copy of a model with its matrices in another dtype, as modelsFolder/newName. The source must be f32 or f16.
Result<ModelCard> quantizeModel(const std::filesystem::path& modelFolder, WeightDtype dtype,
                                const std::filesystem::path& modelsFolder, const std::string& newName,
                                const ImportProgressCallback& progress = {},
                                const CancellationToken& cancellation = {});

/// Writes the weights back under official names, in f32, as targetFolder/vqvae.safetensors and
/// targetFolder/prior_level_N.safetensors, with the licence. `targetFolder` must not exist.
Status exportModel(const std::filesystem::path& modelFolder, const std::filesystem::path& targetFolder,
                   const ImportProgressCallback& progress = {}, const CancellationToken& cancellation = {});

/// What verifyModelFiles found. An empty list means that everything is as the card says.
struct VerifyReport {
  std::uint64_t checkedFiles = 0;
  std::uint64_t checkedTensors = 0;
  std::vector<std::string> problems;  ///< sentences, at most 100
};

/// Checks a model folder: size and hash of every file, every tensor against the expected names, shapes and dtypes, and
/// that all numbers are finite. Problems of the model are in the report; only cancellation and an unreadable card are
/// errors.
Result<VerifyReport> verifyModelFiles(const std::filesystem::path& modelFolder,
                                      const ImportProgressCallback& progress = {},
                                      const CancellationToken& cancellation = {});

}  // namespace jukebox

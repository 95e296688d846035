// Copies of a model in another form: quantizeModel() and exportModel().

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "core/engine/checkpoint/model_import.h"
#include "core/engine/checkpoint/model_staging.h"
#include "core/engine/checkpoint/model_weights.h"
#include "core/engine/checkpoint/weight_writer.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

WeightSource sourceOf(const ModelWeights& weights) {
  return {
      [&weights](const ExpectedWeight& weight, std::vector<float>& out) { return weights.readFloat32(weight, out); },
      [&weights](const ExpectedWeight& weight) { weights.dropPages(weight); }};
}

/// The dtype that a file gets when the model becomes `dtype`: the codec always stays exact.
WeightDtype dtypeOf(const ModelWeightFile& file, WeightDtype dtype) {
  return file.isCodec ? WeightDtype::f32 : dtype;
}

std::uint64_t totalBytes(const std::vector<ModelWeightFile>& files, WeightDtype dtype, bool includeTied) {
  std::uint64_t bytes = 0;
  for (const auto& file : files) bytes += storedBytes(file.expected, dtypeOf(file, dtype), includeTied);
  return bytes;
}

Status copyFile(const fs::path& from, const fs::path& to) {
  std::error_code code;
  fs::create_directories(to.parent_path(), code);
  fs::copy_file(from, to, code);
  if (code) return errorFromErrno(code.value(), "copy", from.string());
  return {};
}

bool isWeightFile(const std::vector<ModelWeightFile>& files, const std::string& path) {
  return std::any_of(files.begin(), files.end(), [&](const ModelWeightFile& file) { return file.path == path; });
}

}  // namespace

Result<ModelCard> quantizeModel(const fs::path& modelFolder, WeightDtype dtype, const fs::path& modelsFolder,
                                const std::string& newName, const ImportProgressCallback& progress,
                                const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(const ModelCard source, readModelCard(modelFolder));
  if (dtype == WeightDtype::automatic || isInt8(source.dtype) || dtype == source.dtype) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("{} is stored as {} and cannot be made {} from that.", source.name,
                                 weightDtypeName(source.dtype), weightDtypeName(dtype)),
                     "Start from an f32 or f16 model and choose another dtype.");
  }
  const auto weightFiles = modelWeightFiles(source);
  const std::uint64_t bytes = totalBytes(weightFiles, dtype, false);
  ASSIGN_OR_RETURN(ModelStaging staging, ModelStaging::create(modelsFolder, newName, bytes));
  ModelCard card = source;
  card.name = newName;
  card.dtype = dtype;
  card.files.clear();
  ProgressMeter meter(progress, 2 * bytes);
  for (const auto& file : source.files) {
    if (isWeightFile(weightFiles, file.path)) continue;
    RETURN_IF_ERROR(copyFile(modelFolder / file.path, staging.folder() / file.path));
    RETURN_IF_ERROR(staging.record(card, file.path, meter));
  }
  for (const auto& file : weightFiles) {
    ASSIGN_OR_RETURN(const ModelWeights weights, ModelWeights::open(modelFolder / file.path, file.expected));
    RETURN_IF_ERROR(writeWeights(staging.folder() / file.path, file.expected, dtypeOf(file, dtype), sourceOf(weights),
                                 meter, cancellation));
    RETURN_IF_ERROR(staging.record(card, file.path, meter));
  }
  RETURN_IF_ERROR(staging.publish(card));
  return card;
}

Status exportModel(const fs::path& modelFolder, const fs::path& targetFolder, const ImportProgressCallback& progress,
                   const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(const ModelCard card, readModelCard(modelFolder));
  const auto weightFiles = modelWeightFiles(card);
  const std::uint64_t bytes = totalBytes(weightFiles, WeightDtype::f32, true);
  const fs::path target = fs::absolute(targetFolder).lexically_normal();
  ASSIGN_OR_RETURN(ModelStaging staging, ModelStaging::create(target.parent_path(), target.filename().string(), bytes));
  ProgressMeter meter(progress, bytes);
  if (!card.license.textFile.empty()) {
    RETURN_IF_ERROR(copyFile(modelFolder / card.license.textFile, staging.folder() / card.license.textFile));
  }
  std::size_t prior = 0;
  for (const auto& file : weightFiles) {
    const std::string name =
        file.isCodec ? "vqvae.safetensors"
                     : fmt::format("prior_level_{}.safetensors", card.priors[prior++].hyperparameters.level);
    ASSIGN_OR_RETURN(const ModelWeights weights, ModelWeights::open(modelFolder / file.path, file.expected));
    RETURN_IF_ERROR(writeWeights(staging.folder() / name, file.expected, WeightDtype::f32, sourceOf(weights), meter,
                                 cancellation, true));
  }
  return staging.publish();
}

}  // namespace jukebox

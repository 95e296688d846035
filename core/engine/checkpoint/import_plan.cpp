#include "core/engine/checkpoint/import_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/engine/checkpoint/checkpoint_settings.h"
#include "core/engine/checkpoint/huggingface_names.h"
#include "core/engine/checkpoint/presets.h"

namespace jukebox {
namespace {

using SharedFile = std::shared_ptr<const CheckpointFile>;

Result<SharedFile> openShared(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(CheckpointFile file, openCheckpoint(path));
  return std::make_shared<const CheckpointFile>(std::move(file));
}

/// Two names of one parameter must hold the same values, or the file is of another kind of model.
Status checkTies(const std::vector<ExpectedWeight>& expected, const WeightTable& table, std::string_view what) {
  for (const auto& weight : expected) {
    if (weight.tiedTo.empty()) continue;
    const TensorView& view = table.find(weight.name)->second;
    const TensorView& other = table.find(weight.tiedTo)->second;
    if (sameTensor(view, other)) continue;
    std::vector<float> a(static_cast<std::size_t>(view.elementCount())), b(a.size());
    RETURN_IF_ERROR(toFloat32(view, a));
    RETURN_IF_ERROR(toFloat32(other, b));
    if (std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) != 0) {
      return makeError(
          ErrorKind::corrupt,
          fmt::format("In {}, {} differs from {}, which should be the same weight.", what, weight.name, weight.tiedTo),
          "The model may have been trained with merged_decoder; give its hyperparameters.");
    }
  }
  return {};
}

Result<PlannedWeights> planWeights(SharedFile file, const StateDict& state, std::vector<ExpectedWeight> expected) {
  ASSIGN_OR_RETURN(WeightTable table, matchWeights(expected, state, file->path().string()));
  RETURN_IF_ERROR(checkTies(expected, table, file->path().string()));
  return PlannedWeights{std::move(file), std::move(expected), std::move(table)};
}

/// Explicit hyperparameters, else a named preset, else a guess from the tensors, else the settings in the file.
Result<CodecHyperparameters> codecSettings(const ImportRequest& request, const CheckpointFile& file) {
  if (request.codecHyperparameters) return *request.codecHyperparameters;
  if (!request.codecPreset.empty()) return codecPreset(request.codecPreset);
  auto guess = guessPreset(file.stateDict());
  if (guess) return codecPreset(guess->name);
  if (const auto settings = settingsOf(file)) return codecHyperparametersFromJson(*settings);
  Error error = std::move(guess).error();
  error.message = fmt::format("{}: {}", file.path().string(), error.message);
  return error;
}

/// Settings that a training run stored. An alignment head left over from another preset only costs the alignment.
Result<PriorHyperparameters> priorFromSettings(nlohmann::json settings) {
  const auto whole = [&](const char* name) {
    return settings.contains(name) && settings[name].is_number_integer() ? settings[name].get<std::int64_t>() : 0;
  };
  if (whole("alignment_layer") >= whole("prior_depth") || whole("alignment_head") >= whole("heads")) {
    settings.erase("alignment_layer");
    settings.erase("alignment_head");
  }
  return priorHyperparametersFromJson(settings);
}

/// The level of an upsampler that looks like both: asked for, or told by the file's settings or its name.
Result<int> upsamplerLevel(const PriorSource& source, const CheckpointFile& file) {
  if (source.level) return *source.level;
  const std::string name = source.file.string();
  for (const int level : {0, 1}) {
    if (name.ends_with(fmt::format("level_{}.pth.tar", level)) ||
        source.file.stem().string().ends_with(fmt::format("level_{}", level))) {
      return level;
    }
  }
  if (const auto settings = settingsOf(file)) {
    const auto level = settings->find("level");
    if (level != settings->end() && level->is_number_integer()) return level->get<int>();
  }
  return makeError(ErrorKind::invalidInput,
                   fmt::format("{} is an upsampler, but of which level cannot be told from it.", name),
                   "Say whether it is level 0 or level 1.");
}

Result<PriorHyperparameters> priorSettings(const PriorSource& source, const CheckpointFile& file) {
  if (source.hyperparameters) return *source.hyperparameters;
  if (!source.preset.empty()) return priorPreset(source.preset);
  auto guess = guessPreset(file.stateDict());
  if (guess) {
    std::string name = guess->name;
    if (guess->needsLevel) {
      ASSIGN_OR_RETURN(const int level, upsamplerLevel(source, file));
      name = fmt::format("upsampler_level_{}", level);
    }
    return priorPreset(name);
  }
  if (auto settings = settingsOf(file)) return priorFromSettings(std::move(*settings));
  Error error = std::move(guess).error();
  error.message = fmt::format("{}: {}", file.path().string(), error.message);
  return error;
}

Status checkLevel(const PriorHyperparameters& prior, const CodecHyperparameters& codec, const PriorSource& source) {
  if (prior.level >= 0 && prior.level < codec.levels) return {};
  return makeError(ErrorKind::invalidInput, fmt::format("The prior {} is for level {}, but the codec has {} levels.",
                                                        source.file.string(), prior.level, codec.levels));
}

Status checkDistinctLevels(const ImportPlan& plan) {
  for (std::size_t i = 1; i < plan.priors.size(); ++i) {
    const int level = plan.priors[i].hyperparameters.level;
    if (plan.priors[i - 1].hyperparameters.level == level) {
      return makeError(ErrorKind::invalidInput, fmt::format("Two priors are for level {}.", level),
                       "Say which file is for which level.");
    }
  }
  return {};
}

/// Settles the hyperparameters of one prior.
Result<PlannedPrior> planPrior(const PriorSource& source, const CheckpointFile& file,
                               const CodecHyperparameters& codec) {
  PlannedPrior prior;
  prior.labelSet = source.labelSet;
  ASSIGN_OR_RETURN(prior.hyperparameters, priorSettings(source, file));
  if (source.level) prior.hyperparameters.level = *source.level;
  if (const auto valid = validate(prior.hyperparameters); !valid) {
    Error error = valid.error();
    // Impossible settings are the caller's mistake when the caller gave them, else the file's.
    if (source.hyperparameters) error.kind = ErrorKind::invalidInput;
    error.message = fmt::format("{}: {}", file.path().string(), error.message);
    return error;
  }
  RETURN_IF_ERROR(checkLevel(prior.hyperparameters, codec, source));
  return prior;
}

Result<ImportPlan> planOfficialFiles(const ImportRequest& request) {
  ImportPlan plan;
  ASSIGN_OR_RETURN(SharedFile codecFile, openShared(request.codecFile));
  ASSIGN_OR_RETURN(plan.codec, codecSettings(request, *codecFile));
  RETURN_IF_ERROR(validate(plan.codec));
  ASSIGN_OR_RETURN(plan.codecWeights, planWeights(codecFile, codecFile->stateDict(), expectedCodecWeights(plan.codec)));
  for (const auto& source : request.priors) {
    ASSIGN_OR_RETURN(SharedFile file, openShared(source.file));
    ASSIGN_OR_RETURN(PlannedPrior prior, planPrior(source, *file, plan.codec));
    ASSIGN_OR_RETURN(prior.weights,
                     planWeights(file, file->stateDict(), expectedPriorWeights(prior.hyperparameters, plan.codec)));
    plan.priors.push_back(std::move(prior));
  }
  return plan;
}

/// The priors of a Hugging Face model: as given, else the named set, else the set whose top prior fits.
Result<std::vector<PriorSource>> huggingFacePriors(const ImportRequest& request, const StateDict& state,
                                                   const CodecHyperparameters& codec) {
  if (!request.priors.empty()) return request.priors;
  std::string chosen = request.presetSet;
  for (const auto& name : presetSetNames()) {
    if (!chosen.empty()) break;
    ASSIGN_OR_RETURN(const PriorHyperparameters top, priorPreset("prior_" + name));
    const auto expected = expectedPriorWeights(top, codec);
    if (checkWeights(expected, officialPart(state, expected, huggingFacePriorPrefix(top.level, codec.levels)), name)) {
      chosen = name;
    }
  }
  if (chosen.empty()) {
    return makeError(ErrorKind::notFound, "The model is none of the released ones.", "Give its hyperparameters.");
  }
  ASSIGN_OR_RETURN(const PresetSet set, presetSet(chosen));
  std::vector<PriorSource> priors;
  for (const auto& preset : set.priors) {
    PriorSource source;
    source.preset = preset;
    priors.push_back(std::move(source));
  }
  return priors;
}

/// Every tensor must belong to the codec or to one of the planned priors.
Status checkNothingLeft(const StateDict& state, const ImportPlan& plan) {
  for (const auto& [name, view] : state) {
    bool known = name.starts_with("vqvae.");
    for (const auto& prior : plan.priors) {
      known = known || name.starts_with(huggingFacePriorPrefix(prior.hyperparameters.level, plan.codec.levels));
    }
    if (!known) {
      return makeError(ErrorKind::corrupt,
                       fmt::format("The model holds {:.200}, which belongs to none of its parts.", name));
    }
  }
  return {};
}

Result<ImportPlan> planHuggingFace(const ImportRequest& request) {
  ImportPlan plan;
  ASSIGN_OR_RETURN(SharedFile file, openShared(request.huggingFace));
  const StateDict& state = file->stateDict();
  if (!isHuggingFaceLayout(state)) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} is not a converted model: it lacks vqvae.* or priors.*.", file->path().string()),
                     "Official files are given one by one: the codec and each prior.");
  }
  if (request.codecHyperparameters) {
    plan.codec = *request.codecHyperparameters;
  } else {
    ASSIGN_OR_RETURN(plan.codec, codecPreset(request.codecPreset.empty() ? "vqvae" : request.codecPreset));
  }
  RETURN_IF_ERROR(validate(plan.codec));
  auto codecExpected = expectedCodecWeights(plan.codec);
  const StateDict codecState = officialPart(state, codecExpected, "vqvae.");
  ASSIGN_OR_RETURN(plan.codecWeights, planWeights(file, codecState, std::move(codecExpected)));
  ASSIGN_OR_RETURN(const auto sources, huggingFacePriors(request, state, plan.codec));
  for (const auto& source : sources) {
    ASSIGN_OR_RETURN(PlannedPrior prior, planPrior(source, *file, plan.codec));
    auto expected = expectedPriorWeights(prior.hyperparameters, plan.codec);
    const StateDict part =
        officialPart(state, expected, huggingFacePriorPrefix(prior.hyperparameters.level, plan.codec.levels));
    ASSIGN_OR_RETURN(prior.weights, planWeights(file, part, std::move(expected)));
    plan.priors.push_back(std::move(prior));
  }
  RETURN_IF_ERROR(checkNothingLeft(state, plan));
  return plan;
}

}  // namespace

Result<ImportPlan> planImport(const ImportRequest& request) {
  if (request.codecFile.empty() == request.huggingFace.empty()) {
    return makeError(ErrorKind::invalidInput, "An import needs either a codec file or a converted model.");
  }
  ASSIGN_OR_RETURN(ImportPlan plan,
                   request.huggingFace.empty() ? planOfficialFiles(request) : planHuggingFace(request));
  std::stable_sort(plan.priors.begin(), plan.priors.end(), [](const PlannedPrior& a, const PlannedPrior& b) {
    return a.hyperparameters.level < b.hyperparameters.level;
  });
  RETURN_IF_ERROR(checkDistinctLevels(plan));
  return plan;
}

}  // namespace jukebox

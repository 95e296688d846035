// jukebox train: codec, prior, upsampler, finetune from a prepared data set; resume what was stopped.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_publisher.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/training_presets.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/atomic_file.h"
#include "core/base/paths.h"
#include "core/engine/engine.h"

namespace jukebox::cli {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t kMaximumRequestBytes = 1U << 22U;

/// Shows a run on the terminal (or as JSON lines) and writes its examples.
class TrainingConsole : public TrainingObserver {
 public:
  explicit TrainingConsole(bool json)
      : m_json(json), m_progress(json ? TerminalProgress::Style::silent : TerminalProgress::Style::automatic) {}

  void stateChanged(const TrainingState& state) override {
    if (m_json) return printJson(stateJson(state), true);
    if (state.phase == "encoding") return m_progress.show({"Encoding the data set", state.preparedShare, "", {}});
    double fraction = 0;
    if (state.steps > 0) fraction = static_cast<double>(state.step) / static_cast<double>(state.steps);
    if (state.hours > 0) fraction = std::max(fraction, state.wallSeconds / (state.hours * 3600));
    m_progress.show({fmt::format("{} step {}", state.phase, state.step), std::min(1.0, fraction), detail(state),
                     state.remainingSeconds});
  }

  Status example(const fs::path& file, const AudioBuffer& audio) override {
    AudioBuffer clipped = audio;
    clipToFullScale(clipped.samples);
    return writeAudioFile(file.string() + ".wav", clipped, {.overwrite = true});
  }

 private:
  static std::string detail(const TrainingState& state) {
    std::string text;
    for (const char* name : {"loss", "gen_loss", "test_gen_loss", "test_si_sdr_db_l1", "test_si_sdr_db_l2"}) {
      const auto found = state.metrics.find(name);
      if (found != state.metrics.end()) text += fmt::format("{} {:.3f}  ", name, found->second);
    }
    return text + fmt::format("{:.2f} s/step", state.secondsPerStep);
  }
  static Json stateJson(const TrainingState& state) {
    Json json{{"event", "training"},
              {"phase", state.phase},
              {"step", state.step},
              {"seconds_per_step", state.secondsPerStep},
              {"wall_seconds", state.wallSeconds}};
    if (!state.message.empty()) json["message"] = state.message;
    for (const auto& [name, value] : state.metrics) json["metrics"][name] = value;
    return json;
  }
  bool m_json;
  TerminalProgress m_progress;
};

/// Applies "a.b=value" to a request; the value is JSON, or else a plain text.
Status applySetting(Json& request, const std::string& setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos || equals == 0) {
    return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" is no setting.", setting), "Write name=value.");
  }
  std::string pointer = fmt::format("/{}", setting.substr(0, equals));
  std::replace(pointer.begin(), pointer.end(), '.', '/');
  const std::string text = setting.substr(equals + 1);
  Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) value = text;
  const Json::json_pointer place(pointer);
  const bool optional = pointer == "/optimiser/average_mu";
  if (!request.contains(place) && !optional) {
    return makeError(ErrorKind::invalidInput, fmt::format("There is no setting \"{}\".", setting.substr(0, equals)),
                     "See docs/training.md for the names.");
  }
  request[place] = value;
  return {};
}

Result<TrainingRequest> presetRequest(const TrainOptions& options) {
  const std::string preset = options.preset.empty() ? "starter" : options.preset;
  if (options.action == TrainAction::codec) return codecTrainingPreset(preset);
  if (options.codecModel.empty()) {
    return makeError(ErrorKind::invalidInput, "A prior needs the model whose codec it works on.",
                     "Name it with --codec-model.");
  }
  ASSIGN_OR_RETURN(const InstalledModel model, findModel(options.codecModel, modelSearchFolders()));
  const CodecHyperparameters& codec = model.card.codec;
  const int level = options.level.value_or(options.action == TrainAction::upsampler ? 0 : codec.levels - 1);
  TrainingRequest request;
  if (options.action == TrainAction::finetune) {
    const ModelPrior* prior = model.card.priorOf(level);
    if (prior == nullptr) {
      return makeError(ErrorKind::notFound,
                       fmt::format("The model \"{}\" has no prior for level {}.", model.card.name, level));
    }
    ASSIGN_OR_RETURN(request, priorTrainingPreset("starter", codec, level));
    request.prior = prior->hyperparameters;
    request.startWeights = fs::absolute(model.folder / prior->weightsFile);
    request.optimiser.learningRate = 1e-4;
  } else {
    ASSIGN_OR_RETURN(request, priorTrainingPreset(preset, codec, level));
  }
  request.codecModel = fs::absolute(model.folder);
  return request;
}

Result<TrainingRequest> completeRequest(const TrainOptions& options) {
  Json json;
  const fs::path stored = fs::path(options.runFolder) / "run.json";
  if (options.action == TrainAction::resume || fs::exists(stored)) {
    ASSIGN_OR_RETURN(const std::string text, readFile(stored, kMaximumRequestBytes));
    json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
      return makeError(ErrorKind::corrupt, fmt::format("{} is damaged.", stored.string()), "Start a new run.");
    }
  } else {
    ASSIGN_OR_RETURN(TrainingRequest request, presetRequest(options));
    if (options.dataFolder.empty()) {
      return makeError(ErrorKind::invalidInput, "A training run needs a prepared data set.",
                       "Make one with `jukebox dataset scan FOLDER --out DATA` and name it with --data.");
    }
    request.dataFolder = fs::absolute(options.dataFolder);
    json = toJson(request);
  }
  if (options.steps) json["steps"] = *options.steps;
  if (options.hours) json["hours"] = *options.hours;
  if (options.batch) json["batch"] = *options.batch;
  if (options.seed) json["seed"] = *options.seed;
  if (!options.startWeights.empty()) json["start_weights"] = fs::absolute(options.startWeights).string();
  if (!options.device.empty()) json["device"] = options.device;
  for (const std::string& setting : options.settings) RETURN_IF_ERROR(applySetting(json, setting));
  return trainingRequestFromJson(json);
}

/// The finished run as a model, when a name was given for it.
Status publishFinished(const TrainOptions& options, const TrainingRequest& run) {
  if (options.name.empty()) return {};
  PublishRequest request;
  request.name = options.name;
  request.modelsFolder = userModelFolder();
  request.dtype = WeightDtype::f32;
  if (run.kind == TrainingKind::codec) {
    request.codecRun = options.runFolder;
  } else {
    request.priorRuns = {options.runFolder};
  }
  request.license.name = "unspecified";
  ASSIGN_OR_RETURN(const ModelCard card, publishModel(request));
  printLine(fmt::format("Published: {}", (request.modelsFolder / card.name).string()));
  return {};
}

Result<int> publish(const TrainOptions& options) {
  PublishRequest request;
  request.name = options.name;
  request.modelsFolder = options.toFolder.empty() ? userModelFolder() : fs::path(options.toFolder);
  request.codecRun = options.codecRun;
  request.priorRuns.assign(options.priorRuns.begin(), options.priorRuns.end());
  ASSIGN_OR_RETURN(request.dtype, weightDtypeFromName(options.dtype));
  request.description = options.description;
  request.provenance = options.provenance;
  request.license = {options.licence.empty() ? "unspecified" : options.licence, "", "", false};
  request.defaultTotalDurationSeconds = options.totalSeconds;
  request.sampling = options.sampling;
  ASSIGN_OR_RETURN(const ModelCard card, publishModel(request));
  printLine(fmt::format("Published: {}", (request.modelsFolder / card.name).string()));
  return kExitOk;
}

}  // namespace

Result<int> runCommand(const TrainOptions& options, const CommonOptions& common) {
  if (options.action == TrainAction::publish) return publish(options);
  ASSIGN_OR_RETURN(const TrainingRequest request, completeRequest(options));
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  engine->setThreads(options.threads);
  TrainingConsole console(common.json);
  const Status trained = engine->train(request, options.runFolder, console, cancelOnInterrupt());
  if (!trained && trained.error().kind == ErrorKind::cancelled) {
    printMessage(fmt::format("Stopped; go on with `jukebox train resume --run {}`.", options.runFolder));
    return kExitInterrupted;
  }
  RETURN_IF_ERROR(trained);
  RETURN_IF_ERROR(publishFinished(options, request));
  printLine(fmt::format("Finished: {}", (fs::path(options.runFolder) / "weights.safetensors").string()));
  return kExitOk;
}

}  // namespace jukebox::cli

// jukebox models: list, show, verify, remove.

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "app/cli/alignment_store.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/models_import.h"
#include "app/cli/terminal_progress.h"
#include "core/base/paths.h"
#include "core/engine/checkpoint/model_import.h"
#include "core/engine/engine.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr double kPlannedSeconds = 60;  // memory does not grow with the song

std::uint64_t sizeOf(const ModelCard& card) {
  std::uint64_t bytes = 0;
  for (const auto& file : card.files) bytes += file.bytes;
  return bytes;
}

int listModels(bool json) {
  const auto models = installedModels(modelSearchFolders());
  if (json) {
    Json list = Json::array();
    for (const auto& [folder, card] : models) {
      list.push_back({{"name", card.name},
                      {"version", card.version},
                      {"dtype", weightDtypeName(card.dtype)},
                      {"license", card.license.name},
                      {"bytes", sizeOf(card)},
                      {"folder", folder.string()}});
    }
    printJson(list);
    return kExitOk;
  }
  for (const auto& [folder, card] : models) {
    printLine(fmt::format("{:<20} {:<8} {:<5} {:>9}  {}", card.name, card.version, weightDtypeName(card.dtype),
                          sizeText(sizeOf(card)), card.license.name));
  }
  if (models.empty()) {
    printMessage(
        fmt::format("No model is installed. `jukebox models import` puts one into {}.", userModelFolder().string()));
  }
  return kExitOk;
}

std::string priorText(const ModelCard& card, const ModelPrior& prior) {
  const auto& h = prior.hyperparameters;
  const double windowSeconds =
      static_cast<double>(h.nCtx) * static_cast<double>(card.codec.samplesPerToken(h.level)) / card.codec.sampleRate;
  std::string text = fmt::format("level {}: width {}, depth {}, {} heads, window {} tokens ({:.1f} s)", h.level,
                                 h.transformer.width, h.transformer.depth, h.transformer.heads, h.nCtx, windowSeconds);
  if (h.labels) text += fmt::format(", labels {}", prior.labelSet.empty() ? "by id" : prior.labelSet);
  if (h.hasLyrics()) text += fmt::format(", {} lyric characters at once", h.nTokens);
  return text;
}

void printCard(const InstalledModel& model) {
  const ModelCard& card = model.card;
  const auto line = [](const char* name, const std::string& value) {
    if (!value.empty()) printLine(fmt::format("{:<13}{}", name, value));
  };
  printLine(fmt::format("{} {}", card.name, card.version));
  line("about", card.description);
  line("folder", model.folder.string());
  line("weights",
       fmt::format("{}, {}, hash {}", weightDtypeName(card.dtype), sizeText(sizeOf(card)), card.weightsHash()));
  line("license",
       card.license.name + (card.license.commercialUse ? ", commercial use allowed" : ", no commercial use"));
  line("attribution", card.license.attribution);
  line("licence text", card.license.textFile.empty() ? "" : (model.folder / card.license.textFile).string());
  line("training", card.provenance);
  line("codec", fmt::format("{} levels at {} Hz, {} codes", card.codec.levels, card.codec.sampleRate, card.codec.bins));
  for (int level = card.topLevel(); level >= 0; --level) {
    const ModelPrior* prior = card.priorOf(level);
    line("prior", prior != nullptr ? priorText(card, *prior) : fmt::format("level {}: none", level));
  }
  for (const auto& set : card.labelSets) {
    line("labels", fmt::format("{} ({} rules): {}, {}", set.name, set.style,
                               set.artistsFile.empty() ? "ids only" : set.artistsFile,
                               set.genresFile.empty() ? "ids only" : set.genresFile));
  }
  for (const auto& file : card.files) line("file", fmt::format("{} {}", file.path, sizeText(file.bytes)));
}

/// A model that works may still not say where it reads the lyrics. Failing to note it is no fault of the model.
void noteAlignmentHead(const fs::path& folder) {
  const auto found = storeAlignmentHead(folder);
  if (!found) {
    printMessage("note: " + found.error().sentence());
  } else if (*found) {
    printMessage(fmt::format("Lyrics are read best by layer {}, head {} (monotonicity {:.2f}); noted in the model.",
                             (*found)->layer, (*found)->head, (*found)->monotonicity));
  }
}

Result<int> verifyModel(const InstalledModel& model, bool filesOnly, bool json) {
  const auto cancellation = cancelOnInterrupt();
  ImportProgressBar bar(json);
  ASSIGN_OR_RETURN(auto report, verifyModelFiles(model.folder, bar.callback(), cancellation));
  bar.clear();
  if (report.problems.empty() && !filesOnly) {
    ASSIGN_OR_RETURN(Engine * engine, loadEngine());
    if (const auto computed = engine->verifyModel(model, [](double) {}); !computed) {
      report.problems.push_back(computed.error().sentence());
    } else {
      noteAlignmentHead(model.folder);
    }
  }
  if (json) {
    printJson({{"model", model.card.name},
               {"files", report.checkedFiles},
               {"tensors", report.checkedTensors},
               {"problems", report.problems}});
  } else {
    for (const auto& problem : report.problems) printLine("problem: " + problem);
    printLine(fmt::format("{}: {} files, {} tensors checked, {} problems.", model.card.name, report.checkedFiles,
                          report.checkedTensors, report.problems.size()));
  }
  return report.problems.empty() ? kExitOk : kExitFailed;
}

Result<int> removeModel(const InstalledModel& model, bool yes) {
  const fs::path folder = fs::absolute(model.folder).lexically_normal();
  if (!yes && !confirm(fmt::format("Delete {} ({})?", folder.string(), sizeText(sizeOf(model.card))))) {
    return makeError(ErrorKind::invalidInput, "Nothing was deleted.", "Confirm with --yes.");
  }
  std::error_code code;
  fs::remove_all(folder, code);
  if (code) return errorFromErrno(code.value(), "delete", folder.string());
  printMessage(fmt::format("Deleted: {}", folder.string()));
  return kExitOk;
}

/// Peak of one sample, top level to lowest, by weight format.
Result<Json> memoryOf(Engine& engine, const InstalledModel& model, LevelOrder order) {
  Json formats = Json::object();
  for (const auto dtype : kStoredWeightDtypes) {
    GenerationInput input;
    input.model = model;
    input.request.model = model.card.name;
    input.request.dtype = dtype;
    input.request.allowUnknownNames = true;
    input.request.durationSeconds = kPlannedSeconds;
    input.request.totalDurationSeconds = std::max(kPlannedSeconds, model.card.defaultTotalDurationSeconds);
    input.order = order;
    input.availableMemoryBytes = std::numeric_limits<std::uint64_t>::max();
    ASSIGN_OR_RETURN(const MemoryPlan plan, engine.plan(input));
    formats[std::string(weightDtypeName(dtype))] = plan.peakBytes;
  }
  return formats;
}

/// A model that cannot compose (a codec alone) is left out.
Result<int> showMemory(const std::string& name, bool json) {
  std::vector<InstalledModel> models = installedModels(modelSearchFolders());
  if (!name.empty()) {
    ASSIGN_OR_RETURN(auto model, findModel(name, modelSearchFolders()));
    models = {std::move(model)};
  }
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  Json list = Json::array();
  for (const auto& model : models) {
    const auto formats = memoryOf(*engine, model, LevelOrder::levelByLevel);
    const auto together = memoryOf(*engine, model, LevelOrder::pipelined);
    if (!formats && !name.empty()) return formats.error();
    if (formats && together) {
      list.push_back({{"name", model.card.name}, {"peak_bytes", *formats}, {"together_bytes", *together}});
    }
  }
  if (json) {
    printJson(list);
    return kExitOk;
  }
  for (const auto& entry : list) {
    std::string line = fmt::format("{:<20}", entry["name"].get<std::string>());
    for (const auto& [format, bytes] : entry["peak_bytes"].items()) {
      line += fmt::format(" {} {:>8} ", format, sizeText(bytes.get<std::uint64_t>()));
    }
    printLine(line);
  }
  return kExitOk;
}

}  // namespace

Result<int> runCommand(const ModelsOptions& options, const CommonOptions& common) {
  if (options.action == ModelsAction::list) return listModels(common.json);
  if (options.action == ModelsAction::memory) return showMemory(options.name, common.json);
  if (options.action == ModelsAction::import) return importModelCommand(options, common);
  ASSIGN_OR_RETURN(const auto model, findModel(options.name, modelSearchFolders()));
  switch (options.action) {
    case ModelsAction::verify:
      return verifyModel(model, options.filesOnly, common.json);
    case ModelsAction::exportWeights:
      return exportModelCommand(model, options, common);
    case ModelsAction::quantize:
      return quantizeModelCommand(model, options, common);
    case ModelsAction::remove:
      return removeModel(model, options.yes);
    default:
      break;
  }
  if (common.json) {
    Json json = toJson(model.card);
    json["folder"] = model.folder.string();
    json["weights_hash"] = model.card.weightsHash();
    printJson(json);
  } else {
    printCard(model);
  }
  return kExitOk;
}

}  // namespace jukebox::cli

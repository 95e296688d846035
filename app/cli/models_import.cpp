#include "app/cli/models_import.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "app/cli/alignment_store.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "core/base/paths.h"

namespace jukebox::cli {
namespace {

constexpr double kSecondsBeforeEstimate = 2;
constexpr std::chrono::milliseconds kTimeBetweenLines{200};

constexpr const char* kReleasedLicence =
    "The released Jukebox weights are under a non-commercial licence: you may use them and what they make for research "
    "and for yourself, not commercially, and you must name their origin. The licence text came with the weights.";

/// "2=prior.pth.tar" or just a file name.
Result<PriorSource> parsePrior(const std::string& text) {
  PriorSource source;
  const auto equals = text.find('=');
  int level = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + std::min(equals, text.size()), level);
  if (equals == std::string::npos || code != std::errc() || end != text.data() + equals) {
    source.file = text;
    return source;
  }
  if (level < 0 || level > 7 || equals + 1 == text.size()) {
    return makeError(ErrorKind::invalidInput, fmt::format("--prior {}: use LEVEL=FILE with a level 0 to 7.", text));
  }
  source.level = level;
  source.file = text.substr(equals + 1);
  return source;
}

void addLabelSet(ImportRequest& request, const char* style, const std::string& artists, const std::string& genres) {
  if (artists.empty() && genres.empty()) return;
  request.labelSets.push_back({style, style, artists, genres});
}

Result<int> printCreated(const ModelCard& card, bool json) {
  if (json) {
    printJson(toJson(card));
  } else {
    printLine(fmt::format("{}  {}", card.name, (userModelFolder() / card.name).string()));
  }
  return kExitOk;
}

}  // namespace

ImportProgressBar::ImportProgressBar(bool json)
    : m_json(json), m_bar(json ? TerminalProgress::Style::silent : TerminalProgress::Style::automatic) {}

/// A line of JSON on standard error, a few times a second: {"type":"progress","step":"…","fraction":0.42}.
void ImportProgressBar::tellProgram(const std::string& step, double fraction) {
  const auto now = std::chrono::steady_clock::now();
  if (now < m_nextLine) return;
  m_nextLine = now + kTimeBetweenLines;
  const nlohmann::json json = {{"type", "progress"}, {"step", step}, {"fraction", fraction}};
  printMessage(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

ImportProgressCallback ImportProgressBar::callback() {
  return [this](const ImportProgress& progress) {
    ProgressLine line;
    line.label = progress.step;
    if (progress.totalBytes > 0) {
      line.fraction = static_cast<double>(progress.doneBytes) / static_cast<double>(progress.totalBytes);
    }
    line.detail = fmt::format("{} of {}", sizeText(progress.doneBytes), sizeText(progress.totalBytes));
    if (m_json) return tellProgram(progress.step, line.fraction);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - m_begin;
    if (elapsed.count() > kSecondsBeforeEstimate && line.fraction > 0) {
      line.etaSeconds = elapsed.count() * (1 - line.fraction) / line.fraction;
    }
    m_bar.show(std::move(line));
  };
}

Result<ImportRequest> buildImportRequest(const ModelsOptions& options) {
  if (options.codecFile.empty() == options.huggingFace.empty()) {
    return makeError(ErrorKind::invalidInput, "Say what to import.",
                     "Give --codec FILE with --prior LEVEL=FILE, or --hf FOLDER.");
  }
  if (!options.codecFile.empty() && options.priorFiles.empty()) {
    return makeError(ErrorKind::invalidInput, "A model needs at least its top prior.", "Give --prior LEVEL=FILE.");
  }
  ImportRequest request;
  request.name = options.name;
  request.modelsFolder = userModelFolder();
  request.codecFile = options.codecFile;
  for (const auto& text : options.priorFiles) {
    ASSIGN_OR_RETURN(auto prior, parsePrior(text));
    request.priors.push_back(std::move(prior));
  }
  request.huggingFace = options.huggingFace;
  request.presetSet = options.presetSet;
  addLabelSet(request, "v2", options.artistsV2, options.genresV2);
  addLabelSet(request, "v3", options.artistsV3, options.genresV3);
  if (!options.dtype.empty()) {
    ASSIGN_OR_RETURN(request.dtype, weightDtypeFromName(options.dtype));
  }
  request.licenseFile = options.licenseFile;
  request.licenseAccepted = options.acceptLicense;
  return request;
}

Result<int> importModelCommand(const ModelsOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(auto request, buildImportRequest(options));
  if (!request.licenseAccepted) {
    printMessage(kReleasedLicence);
    request.licenseAccepted = confirm("Do you accept it?");
    if (!request.licenseAccepted) {
      return makeError(ErrorKind::invalidInput, "The licence of the weights was not accepted.",
                       "Read it and give --accept-license.");
    }
  }
  const auto cancellation = cancelOnInterrupt();
  ImportProgressBar bar(common.json);
  ASSIGN_OR_RETURN(const auto card, importModel(request, bar.callback(), cancellation));
  bar.clear();
  RETURN_IF_ERROR(storeAlignmentHead(request.modelsFolder / card.name));
  return printCreated(card, common.json);
}

Result<int> exportModelCommand(const InstalledModel& model, const ModelsOptions& options, const CommonOptions& common) {
  const auto cancellation = cancelOnInterrupt();
  ImportProgressBar bar(common.json);
  RETURN_IF_ERROR(exportModel(model.folder, options.target, bar.callback(), cancellation));
  bar.clear();
  printMessage(fmt::format("Written: {}", options.target));
  return kExitOk;
}

Result<int> quantizeModelCommand(const InstalledModel& model, const ModelsOptions& options,
                                 const CommonOptions& common) {
  ASSIGN_OR_RETURN(const auto dtype, weightDtypeFromName(options.dtype));
  const std::string name =
      options.target.empty() ? fmt::format("{}-{}", model.card.name, options.dtype) : options.target;
  const auto cancellation = cancelOnInterrupt();
  ImportProgressBar bar(common.json);
  ASSIGN_OR_RETURN(const auto card,
                   quantizeModel(model.folder, dtype, userModelFolder(), name, bar.callback(), cancellation));
  bar.clear();
  return printCreated(card, common.json);
}

}  // namespace jukebox::cli

// jukebox bench, jukebox parity: how fast and how exact the engine is here.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "core/audio_file/audio_reader.h"
#include "core/base/atomic_file.h"
#include "core/base/paths.h"
#include "core/engine/engine.h"

namespace jukebox::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostLyricBytes = 1 << 20;
constexpr double kMostRecordingSeconds = 600;

/// Any JSON value as a short text.
std::string valueText(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return fmt::format("{:.6g}", value.get<double>());
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string field(const Json& row, const char* name) {
  return row.is_object() && row.contains(name) ? valueText(row.at(name)) : "";
}

void printParityTable(const Json& report) {
  printLine(fmt::format("{:<44} {:<10} {:>12}  {}", "name", "kind", "max abs diff", "status"));
  if (!report.contains("rows") || !report.at("rows").is_array()) return;
  for (const auto& row : report.at("rows")) {
    printLine(fmt::format("{:<44} {:<10} {:>12}  {}", field(row, "name"), field(row, "kind"),
                          field(row, "max_abs_diff"), field(row, "status")));
  }
}

/// The recording and what is said of it.
Result<GenerationInput> songOf(const BenchOptions& options, const InstalledModel& model) {
  GenerationInput song;
  song.model = model;
  song.request.model = options.model;
  song.request.conditioning.artist = options.artist;
  song.request.conditioning.genre = options.genre;
  song.request.allowUnknownNames = true;
  if (!options.lyricsFile.empty()) {
    ASSIGN_OR_RETURN(song.request.conditioning.lyrics, readFile(options.lyricsFile, kMostLyricBytes));
  }
  ReadAudioOptions reading;
  reading.sampleRate = model.card.codec.sampleRate;
  reading.channels = 1;
  reading.maximumSeconds = kMostRecordingSeconds;
  ASSIGN_OR_RETURN(song.promptAudio, readAudioFile(options.recording, reading));
  return song;
}

}  // namespace

Result<int> runCommand(const BenchOptions& options, const CommonOptions& common) {
  BenchRequest request;
  request.kind = options.kind;
  const bool isSong = options.kind == "song" || options.kind == "memory";
  request.shape = isSong ? options.songShape : options.shape;
  request.tokens = options.tokens;
  request.batch = options.batch;
  request.prefillTokens = options.prefillTokens;
  request.seconds = isSong ? options.songSeconds : options.seconds;
  request.isWhole = options.isWhole;
  ASSIGN_OR_RETURN(request.dtype, weightDtypeFromName(isSong                         ? options.songDtype
                                                      : options.kind == "generation" ? options.modelDtype
                                                                                     : options.dtype));
  if (!options.model.empty()) {
    ASSIGN_OR_RETURN(request.model, findModel(options.model, modelSearchFolders()));
    if (!options.recording.empty()) {
      ASSIGN_OR_RETURN(request.song, songOf(options, *request.model));
    }
  }
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  engine->setThreads(options.threads);
  ASSIGN_OR_RETURN(const auto report, engine->bench(request, cancelOnInterrupt()));
  if (common.json) {
    printJson(report);
  } else {
    for (const auto& [name, value] : report.items()) printLine(fmt::format("{:<28}{}", name, valueText(value)));
  }
  return kExitOk;
}

Result<int> runCommand(const ParityOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  ASSIGN_OR_RETURN(const auto report, engine->parity(options.caseFolder));
  const bool passed = report.is_object() && report.value("passed", false);
  if (!options.reportFile.empty()) {
    const auto text = report.dump(2, ' ', false, Json::error_handler_t::replace);
    RETURN_IF_ERROR(writeFileAtomically(options.reportFile, text + "\n"));
  }
  if (common.json) {
    printJson(report);
  } else {
    printParityTable(report);
    printLine(passed ? "passed" : "FAILED");
  }
  return passed ? kExitOk : kExitFailed;
}

}  // namespace jukebox::cli

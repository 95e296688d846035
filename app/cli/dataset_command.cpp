// jukebox dataset: recordings become a prepared data set; its check, statistics and split.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal_progress.h"
#include "core/engine/training/dataset/data_card.h"
#include "core/engine/training/dataset/dataset_split.h"

namespace jukebox::cli {
namespace {

using Json = nlohmann::json;

/// One JSON object a line on standard error, so that standard output holds the report alone.
void printScanProgress(std::size_t done, std::size_t total, const std::string& file) {
  const Json line{{"event", "scanning"}, {"done", done}, {"total", total}, {"file", file}};
  printMessage(line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<int> scan(const DatasetOptions& options, const CommonOptions& common) {
  ScanRequest request;
  request.folder = options.folder;
  request.manifest = options.manifest;
  request.out = options.out;
  request.sampleRate = options.sampleRate;
  request.channels = options.channels;
  request.jobs = options.jobs;
  request.licence = options.licence;
  request.source = options.source;
  request.validationShare = options.validationShare;
  request.seed = options.seed;
  TerminalProgress bar(common.json ? TerminalProgress::Style::silent : TerminalProgress::Style::automatic);
  const ScanProgress progress = [&](std::size_t done, std::size_t total, const std::string& file) {
    if (common.json) return printScanProgress(done, total, file);
    const double fraction = static_cast<double>(done) / static_cast<double>(total);
    bar.show({fmt::format("Recording {} of {}", done, total), fraction, file, std::nullopt});
  };
  ASSIGN_OR_RETURN(const ScanReport report, scanRecordings(request, progress, cancelOnInterrupt()));
  bar.clear();
  if (common.json) {
    printJson(toJson(report));
    return kExitOk;
  }
  for (const ScannedRecording& r : report.recordings) {
    if (!r.error.empty()) printLine(fmt::format("{}: skipped. {}", r.file, r.error));
    for (const std::string& problem : r.problems) printLine(fmt::format("{}: {}", r.file, problem));
  }
  for (const auto& [a, b] : report.exactDuplicates) printLine(fmt::format("{}: the same as {}, skipped.", b, a));
  for (const auto& [a, b] : report.nearDuplicates) printLine(fmt::format("{}: sounds like {}.", b, a));
  printLine(fmt::format("{} recordings, {} skipped, {} of sound.", report.recordings.size(), report.skipped,
                        durationText(report.totalSeconds)));
  if (!options.out.empty()) printLine(fmt::format("Prepared: {}", options.out));
  return kExitOk;
}

/// Everything wrong with a prepared data set, as sentences.
std::vector<std::string> problemsOf(const PreparedDataset& dataset) {
  std::vector<std::string> problems;
  std::size_t heldOut = 0;
  for (const DatasetSong& song : dataset.index().songs) {
    const auto note = [&](const std::string& text) { problems.push_back(fmt::format("{}: {}", song.name, text)); };
    if (song.frameCount == 0) note("It has no samples.");
    if (song.artist.empty()) note("It names no artist.");
    if (song.genre.empty()) note("It names no genre.");
    if (song.licence.empty()) note("It names no licence.");
    if (!song.timings.empty() && song.timings.back().seconds > song.totalSeconds)
      note("Lyric times lie after its end.");
    if (song.split == SongSplit::validation) ++heldOut;
  }
  if (heldOut == 0)
    problems.push_back("No song is held out: training cannot be measured. Use `jukebox dataset split`.");
  return problems;
}

Result<int> check(const DatasetOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(const PreparedDataset dataset, PreparedDataset::open(options.folder));
  const std::vector<std::string> problems = problemsOf(dataset);
  if (common.json) {
    printJson(Json{{"problems", problems}, {"songs", dataset.index().songs.size()}});
  } else {
    for (const std::string& problem : problems) printLine(problem);
    printLine(fmt::format("{} songs, {} problems.", dataset.index().songs.size(), problems.size()));
  }
  return problems.empty() ? kExitOk : kExitFailed;
}

Result<int> stats(const DatasetOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(const DatasetIndex index, readDatasetIndex(options.folder));
  const Json statistics = datasetStatistics(index);
  if (common.json) {
    printJson(statistics);
    return kExitOk;
  }
  for (const auto& [name, value] : statistics.items()) {
    if (!value.is_object()) printLine(fmt::format("{:<28}{}", name, value.dump()));
  }
  for (const char* group : {"genres", "artists", "licences", "sources"}) {
    printLine(fmt::format("{}:", group));
    for (const auto& [name, seconds] : statistics.at(group).items()) {
      printLine(fmt::format("  {:<26}{}", name.empty() ? "(not given)" : name, durationText(seconds.get<double>())));
    }
  }
  return kExitOk;
}

Result<int> split(const DatasetOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(DatasetIndex index, readDatasetIndex(options.folder));
  splitDataset(index, {}, options.validationShare, options.seed);
  RETURN_IF_ERROR(writeDatasetIndex(options.folder, index));
  return stats(options, common);
}

}  // namespace

Result<int> runCommand(const DatasetOptions& options, const CommonOptions& common) {
  switch (options.action) {
    case DatasetAction::scan:
      return scan(options, common);
    case DatasetAction::check:
      return check(options, common);
    case DatasetAction::stats:
      return stats(options, common);
    case DatasetAction::split:
      return split(options, common);
  }
  return kExitUsage;
}

}  // namespace jukebox::cli

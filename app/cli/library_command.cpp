// jukebox library: the samples made so far. Nothing here needs the engine.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/explorer_command.h"
#include "app/cli/interrupt.h"
#include "app/cli/library_export.h"
#include "app/cli/sample_text.h"
#include "app/cli/terminal_progress.h"
#include "db/library.h"
#include "db/library_check.h"
#include "db/library_rebuild.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Result<int> listSamples(Library& library, const LibraryOptions& options, bool json) {
  ASSIGN_OR_RETURN(const auto query, parseSampleQuery(options.trash ? options.query + " is:deleted" : options.query));
  const auto sort = query.hasText() ? SampleSort::relevance : SampleSort::newest;
  ASSIGN_OR_RETURN(const auto samples, library.samples().list(query, sort, options.limit));
  if (json) {
    Json list = Json::array();
    for (const auto& sample : samples) list.push_back(summaryToJson(sample));
    printJson(list);
    return kExitOk;
  }
  for (const auto& sample : samples) printLine(summaryLine(sample));
  ASSIGN_OR_RETURN(const auto count, library.samples().count(query));
  if (count > static_cast<std::int64_t>(samples.size())) {
    printMessage(fmt::format("{} of {} samples; --limit shows more.", samples.size(), count));
  }
  if (samples.empty()) printMessage("No samples.");
  return kExitOk;
}

Result<int> showSample(Library& library, const std::string& id, bool json) {
  ASSIGN_OR_RETURN(const auto sample, library.samples().get(id));
  if (json) {
    printJson(toJson(sample));
  } else {
    printLine(describe(sample));
    printLine(fmt::format("\nfolder      {}", library.files().sampleFolder(id).string()));
  }
  return kExitOk;
}

Status removeSamples(Library& library, const LibraryOptions& options) {
  for (const auto& id : options.ids) {
    ASSIGN_OR_RETURN(const auto sample, library.samples().get(id));
    if (!sample.deleted) RETURN_IF_ERROR(library.removeSample(id));
    if (options.purge) RETURN_IF_ERROR(library.purgeSample(id));
    printMessage(fmt::format("{}: {}", options.purge ? "Deleted" : "Moved to the trash", sample.title));
  }
  return {};
}

Status restoreSamples(Library& library, const LibraryOptions& options) {
  for (const auto& id : options.ids) {
    RETURN_IF_ERROR(library.restoreSample(id));
    printMessage(fmt::format("Restored: {}", id));
  }
  return {};
}

Result<int> check(Library& library, bool repair, bool json) {
  const auto cancellation = cancelOnInterrupt();
  TerminalProgress progress(json ? TerminalProgress::Style::silent : TerminalProgress::Style::automatic);
  CheckOptions options;
  options.repair = repair;
  options.progress = [&](std::int64_t done, std::int64_t total) {
    progress.show({"Checking",
                   total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 1,
                   fmt::format("{}/{} samples", done, total),
                   {}});
    return !cancellation.shouldStopNow();
  };
  ASSIGN_OR_RETURN(const auto report, checkLibrary(library, options));
  progress.clear();
  Json findings = Json::array();
  for (const auto& finding : report.findings) {
    findings.push_back({{"kind", findingKindName(finding.kind)},
                        {"subject", finding.subject},
                        {"message", finding.message},
                        {"advice", finding.advice},
                        {"repaired", finding.repaired}});
    if (!json) {
      printLine(fmt::format("{}: {}{}", finding.repaired ? "repaired" : "problem", finding.message,
                            finding.repaired || finding.advice.empty() ? "" : " " + finding.advice));
    }
  }
  if (json) {
    printJson({{"samples", report.sampleCount}, {"bytes", report.byteCount}, {"findings", findings}});
  } else {
    printLine(fmt::format("{} samples checked, {} of audio and codes read, {} problems, {} left.", report.sampleCount,
                          sizeText(static_cast<std::uint64_t>(report.byteCount)), report.findings.size(),
                          report.unrepairedCount()));
  }
  return report.unrepairedCount() == 0 ? kExitOk : kExitFailed;
}

Result<int> rebuild(const fs::path& root, bool json) {
  const auto cancellation = cancelOnInterrupt();
  ASSIGN_OR_RETURN(const auto report,
                   rebuildLibrary(root, [&](std::int64_t, std::int64_t) { return !cancellation.shouldStopNow(); }));
  if (json) {
    printJson({{"samples", report.sampleCount},
               {"jobs", report.jobCount},
               {"collections", report.collectionCount},
               {"missing_collection_entries", report.missingCollectionEntries},
               {"problems", report.problems}});
  } else {
    for (const auto& problem : report.problems) printLine("problem: " + problem);
    printLine(fmt::format("Rebuilt: {} samples, {} jobs, {} collections.", report.sampleCount, report.jobCount,
                          report.collectionCount));
  }
  return report.problems.empty() ? kExitOk : kExitFailed;
}

Result<int> showStats(Library& library, bool json) {
  ASSIGN_OR_RETURN(const auto stats, library.samples().stats());
  Json perModel = Json::object(), perLevel = Json::object();
  for (const auto& [name, count] : stats.perModel) perModel[name] = count;
  for (const auto& [name, count] : stats.perLevel) perLevel[name] = count;
  if (json) {
    printJson({{"samples", stats.count},
               {"deleted", stats.deletedCount},
               {"favourites", stats.favouriteCount},
               {"duration_seconds", stats.totalDurationSeconds},
               {"bytes", stats.totalBytes},
               {"per_model", perModel},
               {"per_lowest_level", perLevel}});
    return kExitOk;
  }
  printLine(fmt::format("{} samples, {}, {}", stats.count, durationText(stats.totalDurationSeconds),
                        sizeText(static_cast<std::uint64_t>(stats.totalBytes))));
  printLine(fmt::format("{} favourites, {} in the trash", stats.favouriteCount, stats.deletedCount));
  for (const auto& [name, count] : stats.perModel) printLine(fmt::format("  model {}: {}", name, count));
  for (const auto& [name, count] : stats.perLevel) printLine(fmt::format("  down to level {}: {}", name, count));
  return kExitOk;
}

}  // namespace

Result<int> runCommand(const LibraryOptions& options, const CommonOptions& common) {
  const fs::path root = libraryFolder(common);
  if (options.action == LibraryAction::rebuild) return rebuild(root, common.json);
  ASSIGN_OR_RETURN(auto library, Library::open(root, OpenMode::create));
  Status status;
  switch (options.action) {
    case LibraryAction::list:
    case LibraryAction::search:
      return listSamples(library, options, common.json);
    case LibraryAction::show:
      return showSample(library, options.ids.front(), common.json);
    case LibraryAction::check:
      return check(library, options.repair, common.json);
    case LibraryAction::publish:
      return publishExplorer(library, options, common.json);
    case LibraryAction::importFolder:
      return importFolder(library, options, common.json);
    case LibraryAction::stats:
      return showStats(library, common.json);
    case LibraryAction::exportAudio:
      status = exportSamples(library, options);
      break;
    case LibraryAction::remove:
      status = removeSamples(library, options);
      break;
    case LibraryAction::restore:
      status = restoreSamples(library, options);
      break;
    case LibraryAction::rebuild:
      break;
  }
  RETURN_IF_ERROR(status);
  return kExitOk;
}

}  // namespace jukebox::cli

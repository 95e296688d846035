#include "app/cli/explorer_command.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/audio_export.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/sample_selection.h"
#include "app/cli/terminal_progress.h"
#include "app/explorer/explorer_reader.h"
#include "app/explorer/explorer_writer.h"

namespace jukebox::cli {
namespace {

explorer::ExplorerProgress shownBy(TerminalProgress& progress) {
  return [&progress](std::size_t done, std::size_t total, const std::string& title) {
    progress.show(
        {title, static_cast<double>(done) / static_cast<double>(total), fmt::format("{}/{}", done, total), {}});
  };
}

TerminalProgress::Style progressStyle(bool json) {
  return json ? TerminalProgress::Style::silent : TerminalProgress::Style::automatic;
}

}  // namespace

Result<int> publishExplorer(Library& library, const LibraryOptions& options, bool json) {
  explorer::PublishOptions wish;
  wish.folder = options.toFolder;
  if (!options.title.empty()) wish.title = options.title;
  if (!options.format.empty()) {
    ASSIGN_OR_RETURN(wish.format, chooseFormat(options.format, {}));
  }
  if (const auto language = explorer::pageLanguageFromName(options.language)) wish.language = *language;
  ASSIGN_OR_RETURN(const auto ids, selectedIds(library, options.ids, options.query));
  TerminalProgress progress(progressStyle(json));
  ASSIGN_OR_RETURN(const auto report,
                   explorer::publish(library.files(), ids, wish, shownBy(progress), cancelOnInterrupt()));
  progress.clear();
  if (json) {
    printJson({{"folder", options.toFolder},
               {"songs", report.songs},
               {"converted", report.converted},
               {"removed", report.removed},
               {"problems", report.problems}});
  } else {
    for (const auto& problem : report.problems) printLine("left out: " + problem);
    printLine(fmt::format("Published: {} songs in {} ({} converted, {} removed). Open index.html there.", report.songs,
                          options.toFolder, report.converted, report.removed));
  }
  return report.problems.empty() ? kExitOk : kExitFailed;
}

Result<int> importFolder(Library& library, const LibraryOptions& options, bool json) {
  TerminalProgress progress(progressStyle(json));
  ASSIGN_OR_RETURN(const auto report,
                   explorer::importExplorer(library, options.fromFolder, shownBy(progress), cancelOnInterrupt()));
  progress.clear();
  if (json) {
    printJson({{"sample_ids", report.ids},
               {"skipped", report.skipped},
               {"problems", report.problems},
               {"collection", report.collectionName}});
  } else {
    for (const auto& id : report.skipped) printLine("in the library already: " + id);
    for (const auto& problem : report.problems) printLine("not imported: " + problem);
    const std::string where =
        report.ids.empty() ? "" : fmt::format(" into the collection \"{}\"", report.collectionName);
    printLine(fmt::format("Imported: {} songs{}; {} were there already, {} could not be taken.", report.ids.size(),
                          where, report.skipped.size(), report.problems.size()));
  }
  return report.problems.empty() ? kExitOk : kExitFailed;
}

}  // namespace jukebox::cli

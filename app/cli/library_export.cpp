#include "app/cli/library_export.h"

#include <fmt/format.h>

#include "app/cli/audio_export.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/sample_selection.h"
#include "app/cli/terminal_progress.h"
#include "app/export/export_batch.h"
#include "core/base/atomic_file.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

Result<ExportSettings> settingsOf(const LibraryOptions& options) {
  ExportSettings settings;
  settings.format = options.format;
  if (options.format.empty() && !options.outFile.empty()) {
    ASSIGN_OR_RETURN(const auto format, audioFormatFromPath(options.outFile));
    settings.format = audioFormatName(format);
  }
  if (settings.format.empty()) settings.format = "flac";
  settings.sampleRate = options.sampleRate;
  settings.bitDepth = options.bitDepth;
  settings.bitRateKbps = options.bitRateKbps;
  settings.loudnessLufs = options.loudnessLufs;
  settings.namePattern = options.namePattern.empty() ? "{id}" : options.namePattern;
  settings.json = options.metadata == "json";
  settings.csv = options.metadata == "csv";
  settings.lrc = options.lrc;
  settings.srt = options.srt;
  settings.codes = options.codes;
  settings.existing = options.force ? ExistingFiles::replace : ExistingFiles::refuse;
  return settings;
}

Status checkSelection(const LibraryOptions& options) {
  const int ways = (options.all ? 1 : 0) + (options.query.empty() ? 0 : 1) + (options.ids.empty() ? 0 : 1);
  if (ways != 1) {
    return makeError(ErrorKind::invalidInput, "It is not clear which samples to export.",
                     "Name samples, or give a --query, or --all.");
  }
  if (options.outFile.empty() == options.toFolder.empty()) {
    return makeError(ErrorKind::invalidInput, "It is not clear where to write.",
                     "Name the file for one sample with --out FILE, or the folder for several with --to DIR.");
  }
  if (!options.outFile.empty() && options.ids.size() != 1) {
    return makeError(ErrorKind::invalidInput, "--out names the file of one sample.", "Name a folder with --to DIR.");
  }
  const auto extension = fs::path(options.table).extension();
  if (!options.table.empty() && extension != ".csv" && extension != ".json") {
    return makeError(ErrorKind::invalidInput, fmt::format("No table can be written to {}.", options.table),
                     "Use a name that ends in .csv or .json.");
  }
  return {};
}

/// The table of what was written; none of nothing.
Status writeTable(const LibraryOptions& options, const SampleTable& table) {
  if (options.table.empty() || table.size() == 0) return {};
  const bool isJson = fs::path(options.table).extension() == ".json";
  return writeFileAtomically(options.table, isJson ? table.json() : table.csv());
}

void tell(const ExportReport& report, const LibraryOptions& options) {
  for (const auto& note : report.notes) printMessage(fmt::format("{}: {}", note.title, note.text));
  const bool isSaidAnyway = report.failures.size() == 1 && report.table.size() == 0;
  for (const auto& failure : report.failures) {
    if (!isSaidAnyway) printMessage(fmt::format("Not written: {}: {}", failure.name, failure.error.sentence()));
  }
  if (report.table.size() == 0) return;
  printMessage(options.outFile.empty() ? fmt::format("Written: {} samples in {}", report.table.size(), options.toFolder)
                                       : fmt::format("Written: {}", options.outFile));
}

Status outcomeOf(const ExportReport& report, std::size_t wanted) {
  if (report.wasCancelled) return CancellationToken::cancelledError();
  if (report.failures.empty()) return {};
  if (wanted == 1) return report.failures.front().error;
  return makeError(ErrorKind::io,
                   fmt::format("{} of {} samples could not be exported.", report.failures.size(), wanted),
                   "Put right what is said above, then export them again.");
}

}  // namespace

Status exportSamples(Library& library, const LibraryOptions& options) {
  RETURN_IF_ERROR(checkSelection(options));
  if (!options.table.empty()) RETURN_IF_ERROR(refuseExisting(options.table, options.force));
  ASSIGN_OR_RETURN(const auto settings, settingsOf(options));
  ASSIGN_OR_RETURN(auto exporter, SampleExporter::create(library.files(), settings));
  ASSIGN_OR_RETURN(const auto ids, selectedIds(library, options.ids, options.query));
  const auto cancellation = cancelOnInterrupt();
  TerminalProgress progress;
  const auto report = exportEach(
      ids, [&](const std::string& id) { return library.samples().get(id); },
      [&](const Sample& sample, int number) {
        return options.outFile.empty() ? exporter.exportInto(options.toFolder, sample, number, cancellation)
                                       : exporter.exportTo(options.outFile, sample, cancellation);
      },
      [&](std::size_t done, std::size_t total, const std::string& name) {
        progress.show({name, static_cast<double>(done) / static_cast<double>(total), "", {}});
      });
  progress.clear();
  RETURN_IF_ERROR(writeTable(options, report.table));
  tell(report, options);
  return outcomeOf(report, ids.size());
}

}  // namespace jukebox::cli

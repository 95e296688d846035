// jukebox generate, jukebox resume

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/cli/audio_export.h"
#include "app/cli/batch_plan.h"
#include "app/cli/batch_shards.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/generation_runner.h"
#include "app/cli/interrupt.h"
#include "app/cli/live_stream.h"
#include "app/cli/request_builder.h"
#include "app/cli/terminal_progress.h"
#include "app/export/sample_exporter.h"
#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/paths.h"
#include "core/protocol/message_json.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

/// Events for a person, or as JSON lines.
class Reporter {
 public:
  explicit Reporter(bool json)
      : m_json(json), m_progress(json ? TerminalProgress::Style::silent : TerminalProgress::Style::automatic) {}

  void report(const Event& event) {
    if (m_json) return printLine(toLine(event));
    if (const auto* progress = std::get_if<ProgressEvent>(&event)) m_progress.show(progress->progress);
    if (const auto* preview = std::get_if<PreviewEvent>(&event)) {
      m_progress.message(fmt::format("Level {} can be heard: {}", preview->level, preview->file));
    }
    if (const auto* log = std::get_if<LogEvent>(&event)) m_progress.message("note: " + log->message);
    if (const auto* started = std::get_if<StartedEvent>(&event)) {
      m_progress.message(fmt::format("Job {}, seed {}", started->jobId, started->seed));
    }
  }
  void clear() { m_progress.clear(); }

 private:
  bool m_json;
  TerminalProgress m_progress;
};

RunnerOptions runnerOptions(Reporter& reporter) {
  RunnerOptions options;
  options.recordJob = true;
  options.report = [&reporter](const Event& event) { reporter.report(event); };
  options.stateWhenStopped = [] { return JobState::interrupted; };
  options.cancellation = cancelOnInterrupt();
  return options;
}

void printResumeAdvice(const RunOutcome& outcome, const CommonOptions& common) {
  const std::string library = common.library.empty() ? "" : fmt::format(" --library '{}'", common.library);
  printMessage(fmt::format("Nothing is lost. Go on with: jukebox resume {}{}", outcome.jobId, library));
}

/// Prints the end of a run.
Result<int> conclude(const RunOutcome& outcome, const Library& library, Reporter& reporter,
                     const CommonOptions& common) {
  reporter.clear();
  if (outcome.error) {
    const bool stopped = outcome.error->kind == ErrorKind::cancelled;
    if (stopped) {
      reporter.report(CancelledEvent{outcome.jobId, outcome.resumable});
      printMessage("Stopped.");
    } else {
      reporter.report(FailedEvent{outcome.jobId, *outcome.error, outcome.resumable});
      printError(*outcome.error, false, common.verbose);
    }
    if (outcome.resumable) printResumeAdvice(outcome, common);
    return exitStatusFor(*outcome.error);
  }
  DoneEvent done{outcome.jobId, {}};
  for (const auto& sample : outcome.samples) {
    done.sampleIds.push_back(sample.id);
    if (common.json) continue;
    printLine(fmt::format("{}  {}", sample.id, library.audioFile(sample).string()));
  }
  reporter.report(done);
  return kExitOk;
}

/// "song.wav", or "song-2.wav" for the second of several.
fs::path outFileOf(const std::string& outFile, std::size_t index, std::size_t count) {
  if (count == 1) return outFile;
  const fs::path path(outFile);
  return path.parent_path() / fmt::format("{}-{}{}", path.stem().string(), index + 1, path.extension().string());
}

/// What can be known to fail at the end is refused at the start.
Status checkOutFiles(const GenerateOptions& options, std::size_t count) {
  if (options.outFile.empty()) {
    if (options.format.empty()) return {};
    return makeError(ErrorKind::invalidInput, "--format belongs to --out FILE.");
  }
  RETURN_IF_ERROR(chooseFormat(options.format, options.outFile));
  const fs::path folder = fs::absolute(options.outFile).parent_path();
  std::error_code code;
  if (!fs::is_directory(folder, code)) {
    return makeError(ErrorKind::notFound, fmt::format("There is no folder {}.", folder.string()), "Make it first.");
  }
  for (std::size_t i = 0; i < count; ++i) {
    RETURN_IF_ERROR(refuseExisting(outFileOf(options.outFile, i, count), options.force));
  }
  return {};
}

Status writeOutFiles(const GenerateOptions& options, const Library& library, const std::vector<Sample>& samples) {
  if (options.outFile.empty()) return {};
  ExportSettings settings;
  ASSIGN_OR_RETURN(const auto format, chooseFormat(options.format, options.outFile));
  settings.format = audioFormatName(format);
  settings.existing = options.force ? ExistingFiles::replace : ExistingFiles::refuse;
  ASSIGN_OR_RETURN(auto exporter, SampleExporter::create(library.files(), settings));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const fs::path file = outFileOf(options.outFile, i, samples.size());
    RETURN_IF_ERROR(exporter.exportTo(file, samples[i], {}));
    printMessage(fmt::format("Written: {}", file.string()));
  }
  return {};
}

Status checkLive(const GenerateOptions& options, const GenerationRequest& request) {
  if (!options.live.isWanted()) return {};
  if (request.count == 1) return {};
  return makeError(ErrorKind::invalidInput, "Only one sample can be heard while it is made.", "Leave --count out.");
}

/// The sound of the lowest level goes out as soon as it is settled.
void listenTo(LiveStream& stream, RunnerOptions& options) {
  options.hearWindow = [&stream, settled = SettledSound()](const WindowSound& window) mutable -> Status {
    RETURN_IF_ERROR(stream.write(settled.add(window)));
    return window.isLast ? stream.end() : Status();
  };
  options.report = [&stream, report = options.report](const Event& event) {
    stream.pump();
    report(event);
  };
}

Result<int> generateOnce(const GenerateOptions& options, const CommonOptions& common,
                         const std::optional<BatchRowIds>& ids = std::nullopt);

/// One row of a plan, as far as an earlier start has not come with it.
Result<int> generateRow(const BatchShards& shards, std::size_t row, const GenerateOptions& options,
                        const CommonOptions& common) {
  ASSIGN_OR_RETURN(const BatchRowIds ids, shards.idsOf(row, options.count.value_or(1)));
  ASSIGN_OR_RETURN(auto library, Library::open(libraryFolder(common), OpenMode::create));
  bool isThere = true;
  for (const auto& id : ids.sampleIds) {
    ASSIGN_OR_RETURN(const bool contains, library.samples().contains(id));
    isThere = isThere && contains;
  }
  if (isThere) return kExitOk;
  const auto status = generateOnce(options, common, ids);
  const auto open = resumableJobs(library.files());
  const bool canGoOn = std::find(open.begin(), open.end(), ids.jobId) != open.end();
  if ((!status || *status != kExitOk) && !canGoOn) shards.forgetIds(row);
  return status;
}

/// Every row of a plan that belongs to this process; a row that fails does not stop the others.
Result<int> generateBatch(const GenerateOptions& options, const CommonOptions& common) {
  if (options.live.isWanted()) {
    return makeError(ErrorKind::invalidInput, "--stream and --play are for one sample, not for a plan.");
  }
  constexpr std::uint64_t kMaximumPlanBytes = 64U << 20U;
  ASSIGN_OR_RETURN(const std::string plan, readFile(options.batchFile, kMaximumPlanBytes));
  ASSIGN_OR_RETURN(const auto rows, parseBatchPlan(plan, options.batchFile, options));
  ASSIGN_OR_RETURN(const ProcessPlace place, processPlace());
  const BatchShards shards(libraryFolder(common), plan, place);
  CommonOptions own = common;
  own.library = shards.workLibrary().string();
  int worst = kExitOk;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!shards.isMine(row) || shards.isFinished(row)) continue;
    if (!common.json) printMessage(fmt::format("Row {} of {}", row + 1, rows.size()));
    const Result<int> status = generateRow(shards, row, rows[row], own);
    if (!status) printError(status.error(), common.json, common.verbose);
    const int code = status ? *status : exitStatusFor(status.error());
    if (code == kExitInterrupted) return code;
    if (code == kExitOk) RETURN_IF_ERROR(shards.markFinished(row));
    worst = std::max(worst, code);
  }
  ASSIGN_OR_RETURN(const std::size_t moved, shards.conclude(cancelOnInterrupt()));
  if (moved > 0) printMessage(fmt::format("Collected {} samples of {} processes.", moved, place.size));
  return worst;
}

/// `ids` names the job; one of that name that was interrupted goes on.
RunOutcome startOrResume(GenerationRunner& runner, const Library& library, const GenerationRequest& request,
                         const std::optional<BatchRowIds>& ids) {
  if (!ids) return runner.start(newId(), request);
  const auto open = resumableJobs(library.files());
  const bool isBegun = std::find(open.begin(), open.end(), ids->jobId) != open.end();
  return isBegun ? runner.resume(ids->jobId) : runner.start(ids->jobId, request, ids->sampleIds);
}

Result<int> generateOnce(const GenerateOptions& options, const CommonOptions& common,
                         const std::optional<BatchRowIds>& ids) {
  ASSIGN_OR_RETURN(auto library, Library::open(libraryFolder(common), OpenMode::create));
  GenerateOptions chosen = options;
  std::optional<Sample> parent;
  if (!options.fromSample.empty()) {
    ASSIGN_OR_RETURN(parent, library.samples().get(options.fromSample));
    if (chosen.model.empty()) chosen.model = parent->model.name;
  }
  if (chosen.model.empty()) chosen.model = "starter";
  ASSIGN_OR_RETURN(const auto model, findModel(chosen.model, modelSearchFolders()));
  ASSIGN_OR_RETURN(auto request, buildRequest(chosen, model, parent));
  request.isLive = options.live.isWanted();
  RETURN_IF_ERROR(checkOutFiles(options, static_cast<std::size_t>(request.count)));
  RETURN_IF_ERROR(checkLive(options, request));

  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  engine->setThreads(options.threads);
  Reporter reporter(common.json);
  RunnerOptions running = runnerOptions(reporter);
  std::unique_ptr<LiveStream> live;
  if (options.live.isWanted()) {
    LiveStreamOptions liveOptions = options.live;
    liveOptions.replaces = options.force;
    ASSIGN_OR_RETURN(live, LiveStream::open(liveOptions, model.card.codec.sampleRate));
    listenTo(*live, running);
  }
  GenerationRunner runner(library, *engine, running);
  const auto outcome = startOrResume(runner, library, request, ids);
  if (live && !outcome.error) {
    reporter.clear();
    RETURN_IF_ERROR(live->finish(running.cancellation));
    printMessage(reportText(live->report(), live->isPlayed()));
  }
  ASSIGN_OR_RETURN(const int status, conclude(outcome, library, reporter, common));
  RETURN_IF_ERROR(writeOutFiles(options, library, outcome.samples));
  return status;
}

}  // namespace

Result<int> runCommand(const GenerateOptions& options, const CommonOptions& common) {
  return options.batchFile.empty() ? generateOnce(options, common) : generateBatch(options, common);
}

Result<int> runCommand(const ResumeOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(auto library, Library::open(libraryFolder(common), OpenMode::create));
  std::string jobId = options.job;
  if (jobId.empty()) {
    const auto jobs = resumableJobs(library.files());
    if (jobs.empty()) return makeError(ErrorKind::notFound, "There is no interrupted generation in this library.");
    jobId = jobs.front();
  }
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  engine->setThreads(options.threads);
  Reporter reporter(common.json);
  GenerationRunner runner(library, *engine, runnerOptions(reporter));
  return conclude(runner.resume(jobId), library, reporter, common);
}

}  // namespace jukebox::cli

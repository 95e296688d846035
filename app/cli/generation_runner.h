#pragma once
// GenerationRunner: the life of a generation, shared by generate, resume and serve: job folder, windows on the disk,
// audio of every level, samples in the library.

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/cli/job_folder.h"
#include "app/cli/preview_mix.h"
#include "core/base/cancellation.h"
#include "core/engine/engine.h"
#include "core/protocol/messages.h"
#include "db/library.h"

namespace jukebox::cli {

/// How a run ended. Exactly one of `samples` (all of them) and `error`.
struct RunOutcome {
  std::string jobId;
  std::vector<Sample> samples;
  std::optional<Error> error;  ///< kind cancelled when it was stopped
  bool resumable = false;      ///< the job folder is there and can go on
};

struct RunnerOptions {
  bool recordJob = false;                                   ///< keep the job's row in the database
  bool previewsWindows = false;                             ///< sound after every window, not only after a level
  std::function<Status(const WindowSound&)> hearWindow;     ///< every window of the lowest level, when set
  std::function<void(const Event&)> report;                 ///< started, progress, preview, level_written, log
  std::function<JobState()> stateWhenStopped;               ///< cancelled or interrupted
  std::function<std::optional<RegionWish>()> wishedRegion;  ///< what is to be heard first, when set
  CancellationToken cancellation;
};

/// Runs one job. Not thread-safe; refers to library and engine.
class GenerationRunner : private GenerationObserver {
 public:
  GenerationRunner(Library& library, Engine& engine, RunnerOptions options)
      : m_library(library), m_engine(engine), m_options(std::move(options)) {}

  /// A new job. Nothing is left behind when the request cannot be obeyed. Missing sample ids are made.
  RunOutcome start(const std::string& jobId, const GenerationRequest& request, std::vector<std::string> sampleIds = {});
  /// Goes on with a job folder; its codes end as if it had never been interrupted.
  RunOutcome resume(const std::string& jobId);

 private:
  Result<std::vector<Sample>> startJob(Job job);
  Result<std::vector<Sample>> resumeJob(const std::string& jobId);
  Status planRun(GenerationInput& input);
  Result<std::vector<Sample>> run(const GenerationInput& input);
  Result<std::vector<Sample>> publishAll(const GenerationOutcome& outcome);
  RunOutcome finish(const std::string& jobId, Result<std::vector<Sample>> result);
  void recordState(JobState state, const std::string& error);
  int lowestLevel() const;
  double elapsedSeconds() const;

  void progress(const JobProgress& progress) override;
  Status windowFinished(const std::vector<SongCodes>& codes) override;
  Status levelDecoded(int sampleIndex, int level, const AudioBuffer& audio) override;
  bool wantsWindowAudio() const override { return m_options.previewsWindows || m_options.hearWindow; }
  Status windowDecoded(const WindowSound& sound) override;
  std::optional<RegionWish> wishedRegion() override;
  Status sketched(const RegionWish& wish, const WindowSound& sound) override;
  Status writePreview(int sampleIndex, int level);
  Status alignmentFound(int sampleIndex, const AlignmentResult& alignment) override;
  void notice(const std::string& sentence) override;

  Library& m_library;
  Engine& m_engine;
  RunnerOptions m_options;
  std::optional<JobFolder> m_folder;
  InstalledModel m_model;
  std::map<int, AlignmentResult> m_alignments;
  std::map<int, PreviewMix> m_mixes;  ///< one a sample
  int m_levelInWork = 0;
  std::chrono::steady_clock::time_point m_begin;
  double m_earlierSeconds = 0;
  bool m_isNew = false;
  std::vector<std::string> m_notices;  ///< known before it runs, told when it has begun
};

}  // namespace jukebox::cli

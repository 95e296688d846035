#pragma once
// Messages: what the studio and its worker say to each other, as plain values (docs/protocol.md). Their JSON lines are
// in message_json.h.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/domain/generation_request.h"
#include "core/domain/job.h"

namespace jukebox {

/// Raised when a message changes in a way that an older partner would misunderstand.
inline constexpr int kProtocolVersion = 1;

// ---- Commands: studio → worker -------------------------------------------------------------------------------------

/// Generate, after the jobs that were asked for earlier. Answered by exactly one of done, failed, cancelled.
struct GenerateCommand {
  std::string jobId;
  GenerationRequest request;           ///< ignored when `resume` is set: the job folder knows it
  bool freshSeed = false;              ///< the request names no seed: the worker draws one
  std::vector<std::string> sampleIds;  ///< one a sample; empty: the worker makes them
  bool resume = false;                 ///< continue the job folder of this id
};

/// Stop a running or queued job; its folder stays and can be resumed.
struct CancelCommand {
  std::string jobId;
  CancelMode mode = CancelMode::now;
};

/// Hold a running job where it is (it keeps its memory), and let it go on.
struct PauseCommand {
  std::string jobId;
};
struct ResumeCommand {
  std::string jobId;
};

/// Make a part of a running job's sample heard before its turn, after the window in work; without a wish: never mind.
struct SketchCommand {
  std::string jobId;
  std::optional<RegionWish> wish;
};

/// Stop everything and end.
struct ShutdownCommand {};

using Command =
    std::variant<GenerateCommand, CancelCommand, PauseCommand, ResumeCommand, SketchCommand, ShutdownCommand>;

// ---- Events: worker → studio ---------------------------------------------------------------------------------------

struct ModelSummary {
  std::string name, version, folder, license;
};

/// The first line of every worker.
struct HelloEvent {
  int protocol = kProtocolVersion;
  std::string version;  ///< of the program
  std::vector<ModelSummary> models;
};

/// A generate command was understood; `position` jobs run before it.
struct AcceptedEvent {
  std::string jobId;
  int position = 0;
};

/// The job has begun. From here on its seed and sample ids are fixed.
struct StartedEvent {
  std::string jobId;
  std::uint64_t seed = 0;
  std::vector<std::string> sampleIds;
};

struct ProgressEvent {
  std::string jobId;
  JobProgress progress;
};

/// What exists of a sample can be heard: after every window the best level that there is for each moment, after a level
/// that level alone.
struct PreviewEvent {
  std::string jobId, sampleId;
  int sampleIndex = 0;
  int level = 0;
  std::string file;
  double durationSeconds = 0;
  std::vector<LevelSpan> spans = {};  ///< empty: all of it is of `level`
};

/// A level of a sample is finished and its audio file is written.
struct LevelWrittenEvent {
  std::string jobId, sampleId;
  int sampleIndex = 0;
  int level = 0;
  std::string file;
  bool lowest = false;  ///< this is the sample's final audio
};

/// The part that a SketchCommand named can be heard (a preview was told before), or cannot be made (a log line says
/// why).
struct SketchedEvent {
  std::string jobId;
  RegionWish wish;
};

struct PausedEvent {
  std::string jobId;
};
struct ResumedEvent {
  std::string jobId;
};

/// Terminal: every sample is in the library.
struct DoneEvent {
  std::string jobId;
  std::vector<std::string> sampleIds;
};
/// Terminal: the job stopped by itself.
struct FailedEvent {
  std::string jobId;
  Error error;
  bool resumable = false;
};
/// Terminal: the job was stopped by a command or the end of the worker.
struct CancelledEvent {
  std::string jobId;
  bool resumable = false;
};

/// Something for the log; with a job when it is about one.
struct LogEvent {
  std::string jobId;
  LogLevel level = LogLevel::info;
  std::string category, message;
};

/// A line was not understood or cannot be obeyed. Never terminal for a job.
struct ErrorEvent {
  std::string jobId;  ///< empty when the line named none
  Error error;
};

using Event =
    std::variant<HelloEvent, AcceptedEvent, StartedEvent, ProgressEvent, PreviewEvent, LevelWrittenEvent, SketchedEvent,
                 PausedEvent, ResumedEvent, DoneEvent, FailedEvent, CancelledEvent, LogEvent, ErrorEvent>;

}  // namespace jukebox

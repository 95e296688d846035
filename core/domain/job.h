#pragma once
// Job: one generation from the moment it is asked for to its end.

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/generation_request.h"
#include "core/domain/level_span.h"

namespace jukebox {

/// queued → running → one of the others; interrupted and failed and cancelled jobs may run again (resume).
enum class JobState { queued, running, done, failed, cancelled, interrupted };
std::string_view jobStateName(JobState state);
Result<JobState> jobStateFromName(std::string_view name);
/// The table of legal transitions.
bool canChangeState(JobState from, JobState to);

/// What job.json in the job folder holds; enough to resume without the database.
struct Job {
  std::string id;
  GenerationRequest request;
  JobState state = JobState::queued;
  std::string error;                             ///< sentence for a person when failed or interrupted
  std::string createdAt, startedAt, finishedAt;  ///< UTC, ISO 8601; empty when not yet
  std::vector<std::string> sampleIds;            ///< one id a sample, fixed when the job is created
  std::string modelHash;                         ///< weights the job was started with; resume refuses others
};

nlohmann::json toJson(const Job& job);
Result<Job> jobFromJson(const nlohmann::json& json);

/// Reads FOLDER/job.json. Kinds: those of readFile(), corrupt (no job, or that of another folder).
Result<Job> readJob(const std::filesystem::path& folder);

/// What a running job reports, at most a few times a second.
struct JobProgress {
  int level = 0;
  int window = 0, windowCount = 0;           ///< 1-based within the level
  std::int64_t tokens = 0, totalTokens = 0;  ///< of this level, all samples
  double tokensPerSecond = 0;                ///< measured over the last seconds of this level
  double fraction = 0;                       ///< of the whole job's estimated work, never decreasing, 0…1
  std::optional<double> etaSeconds;          ///< absent until measured
  std::optional<double> sketchFraction =
      std::nullopt;  ///< 0…1 of a part that is made ahead (RegionWish); absent: none is
};

}  // namespace jukebox

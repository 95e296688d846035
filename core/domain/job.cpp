#include "core/domain/job.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/domain/json_reader.h"
#include "core/domain/library_files.h"

namespace jukebox {
namespace {

constexpr int kFormatVersion = 1;
constexpr std::uint64_t kMaximumJobJsonBytes = 16U << 20U;
constexpr JobState kAllStates[] = {JobState::queued, JobState::running,   JobState::done,
                                   JobState::failed, JobState::cancelled, JobState::interrupted};

bool hasDuplicates(std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
}

}  // namespace

std::string_view jobStateName(JobState state) {
  switch (state) {
    case JobState::queued:
      return "queued";
    case JobState::running:
      return "running";
    case JobState::done:
      return "done";
    case JobState::failed:
      return "failed";
    case JobState::cancelled:
      return "cancelled";
    case JobState::interrupted:
      return "interrupted";
  }
  return "queued";
}

Result<JobState> jobStateFromName(std::string_view name) {
  for (const auto state : kAllStates) {
    if (name == jobStateName(state)) return state;
  }
  return makeError(ErrorKind::corrupt, fmt::format("There is no job state \"{}\".", name));
}

bool canChangeState(JobState from, JobState to) {
  switch (from) {
    case JobState::queued:
      return to == JobState::running || to == JobState::cancelled || to == JobState::failed;
    case JobState::running:
      return to != JobState::running;
    case JobState::done:
      return false;
    case JobState::failed:
    case JobState::cancelled:
    case JobState::interrupted:
      return to == JobState::queued || to == JobState::running;
  }
  return false;
}

nlohmann::json toJson(const Job& job) {
  return {{"format", kFormatVersion},
          {"id", job.id},
          {"request", toJson(job.request)},
          {"state", jobStateName(job.state)},
          {"error", job.error},
          {"created_at", job.createdAt},
          {"started_at", job.startedAt},
          {"finished_at", job.finishedAt},
          {"sample_ids", job.sampleIds},
          {"model_hash", job.modelHash}};
}

Result<Job> jobFromJson(const nlohmann::json& json) {
  Job job;
  JsonReader reader(json, "The job");
  int format = kFormatVersion;
  reader.integer("format", format, 0, 1 << 20);
  if (format > kFormatVersion) {
    return makeError(ErrorKind::unsupported, "The job was written by a newer version of this program.", "Update it.");
  }
  std::string state{jobStateName(job.state)};
  reader.text("id", job.id, 64);
  reader.text("state", state, 32);
  reader.text("error", job.error, 1 << 16);
  reader.text("created_at", job.createdAt, 64);
  reader.text("started_at", job.startedAt, 64);
  reader.text("finished_at", job.finishedAt, 64);
  reader.texts("sample_ids", job.sampleIds, 1024);
  reader.text("model_hash", job.modelHash, 128);
  RETURN_IF_ERROR(reader.status());
  ASSIGN_OR_RETURN(job.state, jobStateFromName(state));
  if (!isValidId(job.id) ||
      !std::all_of(job.sampleIds.begin(), job.sampleIds.end(), [](const std::string& id) { return isValidId(id); })) {
    return makeError(ErrorKind::corrupt, "The job has a malformed id.");
  }
  if (!reader.has("request")) return makeError(ErrorKind::corrupt, "The job has no request.");
  ASSIGN_OR_RETURN(job.request, generationRequestFromJson(*reader.child("request")));
  if (job.sampleIds.size() != static_cast<std::size_t>(job.request.count) || hasDuplicates(job.sampleIds)) {
    return makeError(ErrorKind::corrupt, "The job does not have one id for each of its samples.");
  }
  return job;
}

Result<Job> readJob(const std::filesystem::path& folder) {
  const auto file = folder / kJobJsonName;
  ASSIGN_OR_RETURN(const auto text, readFile(file, kMaximumJobJsonBytes));
  ASSIGN_OR_RETURN(const auto json, parseJson(text, file.string()));
  ASSIGN_OR_RETURN(auto job, jobFromJson(json));
  if (job.id != folder.filename()) {
    return makeError(ErrorKind::corrupt, fmt::format("{} belongs to another job.", folder.string()));
  }
  return job;
}

}  // namespace jukebox

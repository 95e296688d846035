#include "app/cli/job_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/log.h"
#include "core/domain/preview_file.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

/// A folder whose process died before job.json was written.
void clearUnborn(const fs::path& folder) {
  std::error_code code;
  const auto lock = FileLock::acquire(folder / kJobLockName);
  if (lock && !fs::exists(folder / kJobJsonName, code)) fs::remove_all(folder, code);
}

}  // namespace

Result<JobFolder> JobFolder::create(const LibraryFiles& files, Job job,
                                    const std::function<Status(const JobFolder&)>& fill) {
  const fs::path path = files.jobFolder(job.id);
  std::error_code code;
  fs::create_directories(files.jobsFolder(), code);
  if (!fs::create_directory(path, code)) {
    if (code) return errorFromErrno(code.value(), "create", path.string());
    return makeError(ErrorKind::alreadyExists, fmt::format("There is already a job {}.", job.id));
  }
  ASSIGN_OR_RETURN(auto lock, FileLock::acquire(path / kJobLockName));
  JobFolder folder(path, std::move(lock), std::move(job));
  Status status = fill(folder);
  if (status) status = folder.save();
  if (!status) {
    fs::remove_all(path, code);
    return status.error();
  }
  return folder;
}

Result<JobFolder> JobFolder::open(const LibraryFiles& files, const std::string& id) {
  const fs::path path = files.jobFolder(id);
  std::error_code code;
  if (!isValidId(id) || !fs::exists(path / kJobJsonName, code)) {
    return makeError(ErrorKind::notFound, fmt::format("There is no unfinished job \"{}\" in this library.", id),
                     "`jukebox resume` without a job takes the newest one.");
  }
  auto lock = FileLock::acquire(path / kJobLockName);
  if (!lock && lock.error().kind == ErrorKind::busy) {
    return makeError(ErrorKind::busy, fmt::format("Another process is working on job {}.", id),
                     "Wait until it has finished.");
  }
  if (!lock) return lock.error();
  ASSIGN_OR_RETURN(auto job, readJob(path));
  return JobFolder(path, std::move(*lock), std::move(job));
}

Status JobFolder::setState(JobState state, const std::string& error) {
  m_job.state = state;
  m_job.error = error;
  (state == JobState::running ? m_job.startedAt : m_job.finishedAt) = utcTimestampNow();
  return save();
}

fs::path JobFolder::levelAudioFile(int sampleIndex, int level) const {
  return m_path / fmt::format("sample_{}_level_{}.flac", sampleIndex, level);
}

fs::path JobFolder::previewFile(int sampleIndex) const {
  return m_path / previewSoundName(sampleIndex);
}

fs::path JobFolder::previewFactsFile(int sampleIndex) const {
  return m_path / previewFactsName(sampleIndex);
}

Status JobFolder::remove() {
  RETURN_IF_ERROR(setState(JobState::done));
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(m_path, code)) {
    const auto name = entry.path().filename();
    if (name != kJobJsonName && name != kJobLockName) fs::remove_all(entry.path(), code);
  }
  fs::remove_all(m_path, code);
  if (code) return errorFromErrno(code.value(), "delete", m_path.string());
  return {};
}

Status JobFolder::save() const {
  const auto text = toJson(m_job).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
  return writeFileAtomically(m_path / kJobJsonName, text + "\n");
}

std::vector<std::string> resumableJobs(const LibraryFiles& files) {
  std::vector<std::string> ids;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(files.jobsFolder(), code)) {
    const std::string id = entry.path().filename().string();
    if (!isValidId(id)) continue;
    if (!fs::exists(entry.path() / kJobJsonName, code)) {
      clearUnborn(entry.path());
      continue;
    }
    auto folder = JobFolder::open(files, id);
    if (!folder) {
      if (folder.error().kind != ErrorKind::busy) logInfo("cli", "{}", folder.error().sentence());
    } else if (folder->job().state == JobState::done) {
      if (const auto removed = folder->remove(); !removed) logInfo("cli", "{}", removed.error().sentence());
    } else {
      ids.push_back(id);
    }
  }
  std::sort(ids.rbegin(), ids.rend());
  return ids;
}

}  // namespace jukebox::cli

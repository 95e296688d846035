#pragma once
// JobFolder: everything that a generation needs to go on after an interruption, locked for one process.
//
//   job.json, lock                   what is asked for, and who works on it
//   codes.safetensors                after every window
//   prompt.wav, start.safetensors    what it starts from, so that the source may change or vanish meanwhile
//   sample_N_level_L.flac            audio of finished levels
//   sample_N_preview.flac            what exists so far, the best level for each moment
//   sample_N_preview.json            which level that is (core/domain/preview_file.h)

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/file_lock.h"
#include "core/base/result.h"
#include "core/domain/job.h"
#include "core/domain/library_files.h"

namespace jukebox::cli {

/// An open job folder; holds the lock as long as it lives. Movable.
class JobFolder {
 public:
  /// Makes the folder, lets `fill` put files into it, and writes job.json last: a folder without it is no job.
  /// On failure nothing stays. Kind alreadyExists when the id is taken.
  static Result<JobFolder> create(const LibraryFiles& files, Job job,
                                  const std::function<Status(const JobFolder&)>& fill);
  /// Kinds: notFound, busy (another process works on it), corrupt.
  static Result<JobFolder> open(const LibraryFiles& files, const std::string& id);

  const Job& job() const { return m_job; }
  /// Changes state and times and rewrites job.json.
  Status setState(JobState state, const std::string& error = {});

  std::filesystem::path codesFile() const { return m_path / kCodesName; }
  std::filesystem::path promptFile() const { return m_path / "prompt.wav"; }
  std::filesystem::path startCodesFile() const { return m_path / "start.safetensors"; }
  std::filesystem::path levelAudioFile(int sampleIndex, int level) const;
  std::filesystem::path previewFile(int sampleIndex) const;
  std::filesystem::path previewFactsFile(int sampleIndex) const;

  /// Deletes the folder. Interrupted half-way, it leaves a job that is marked done.
  Status remove();

 private:
  JobFolder(std::filesystem::path path, FileLock lock, Job job)
      : m_path(std::move(path)), m_lock(std::move(lock)), m_job(std::move(job)) {}
  Status save() const;

  std::filesystem::path m_path;
  FileLock m_lock;
  Job m_job;
};

/// Ids of jobs that can go on, newest first. Folders of finished jobs and of jobs that never began are cleared away.
std::vector<std::string> resumableJobs(const LibraryFiles& files);

}  // namespace jukebox::cli

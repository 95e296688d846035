#pragma once
// Library: a folder of samples with its index. Files come first, rows second, so that a crash between the two loses
// nothing: the folders alone are enough to rebuild the rows.

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/library_files.h"
#include "core/domain/sample.h"
#include "db/collection_store.h"
#include "db/database.h"
#include "db/job_store.h"
#include "db/library_lock.h"
#include "db/model_store.h"
#include "db/sample_store.h"

namespace jukebox {

/// Age at which a build folder or temporary file that nobody locks counts as abandoned.
inline constexpr std::chrono::hours kAbandonedAge{12};

/// True for names of build folders (".<id>.part").
bool isBuildFolderName(std::string_view name);
/// Time since anything in `path` (file or folder) was written.
std::chrono::seconds ageOf(const std::filesystem::path& path);

/// Any number of processes may have a library open at once; each object is used by one thread at a time.
/// Changes of samples go through this class (file and row); the stores are for reading, jobs and collections.
class Library {
 public:
  /// Makes the folders (OpenMode::create), opens and migrates the database and sweeps what was left behind. A library
  /// that has lost its database is rebuilt from its folders.
  /// Errors: notFound (no library there), corrupt (rebuildLibrary() helps), unsupported (newer version), busy (being
  /// rebuilt), io, noSpace.
  static Result<Library> open(const std::filesystem::path& root, OpenMode mode);

  const LibraryFiles& files() const { return m_files; }
  Database& database() { return *m_database; }
  SampleStore& samples() { return m_samples; }
  JobStore& jobs() { return m_jobs; }
  CollectionStore& collections() { return m_collections; }
  ModelStore& models() { return m_models; }

  /// Makes a finished build folder (files().sampleBuildFolder(id), holding the audio file and codes.safetensors) a
  /// sample: hashes the files, writes sample.json, moves the folder into place, adds the row. Returns the sample with
  /// its hashes. Errors leave the build folder as it is; only if the row fails is the sample published without one,
  /// and the next check adopts it.
  Result<Sample> publishSample(const std::filesystem::path& buildFolder, Sample sample);
  /// Rewrites sample.json, then the row.
  Status updateSample(const Sample& sample);
  /// Changes user fields in sample.json and row; safe against other processes that edit the same sample.
  Result<Sample> editSample(const std::string& id, const SampleEdit& edit);
  /// Into the trash, out of it, and for good (row first, then the folder; only from the trash, else invalidInput).
  Status removeSample(const std::string& id);
  Status restoreSample(const std::string& id);
  Status purgeSample(const std::string& id);
  /// Purges everything in the trash; returns how many samples went.
  Result<std::int64_t> emptyTrash();
  /// Adds the row of a sample folder in samples/ that has none (or replaces it). The folder is believed as it is.
  Result<Sample> adopt(const std::filesystem::path& folder);

  std::filesystem::path audioFile(const Sample& sample) const;
  std::filesystem::path codesFile(const Sample& sample) const;

  /// Running jobs whose lock nobody holds become interrupted; returns their ids. For the start of the studio.
  Result<std::vector<std::string>> markInterruptedJobs();
  /// True if no process works on this job.
  bool isJobLockFree(const std::string& jobId) const;
  /// Removes build folders that nobody locks (file "lock" inside) or touched for `age`; returns how many.
  std::int64_t sweepBuildFolders(std::chrono::seconds age) const;

 private:
  Library(LibraryFiles files, LibraryLock lock, std::unique_ptr<Database> database, SampleStore samples, JobStore jobs,
          CollectionStore collections, ModelStore models);
  Status index(const Sample& sample, std::optional<std::int64_t> bytes);

  LibraryFiles m_files;
  LibraryLock m_lock;
  std::unique_ptr<Database> m_database;  // before the stores, which refer to it
  SampleStore m_samples;
  JobStore m_jobs;
  CollectionStore m_collections;
  ModelStore m_models;
};

}  // namespace jukebox

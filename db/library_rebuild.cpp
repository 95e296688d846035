#include "db/library_rebuild.h"

#include <fmt/format.h>

#include <memory>
#include <set>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/file_lock.h"
#include "core/base/id.h"
#include "core/domain/json_reader.h"
#include "core/domain/library_files.h"
#include "db/collection_store.h"
#include "db/database.h"
#include "db/job_store.h"
#include "db/library_lock.h"
#include "db/migrate.h"
#include "db/model_store.h"
#include "db/sample_file.h"
#include "db/sample_store.h"
#include "db/transaction.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

constexpr std::uint64_t kMaximumJobJsonBytes = 64U << 20U;
constexpr std::int64_t kSamplesPerTransaction = 1000;

fs::path withSuffix(const fs::path& path, const char* suffix) {
  return fs::path(path.string() + suffix);
}

void removeDatabase(const fs::path& path) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::error_code ignored;
    fs::remove(withSuffix(path, suffix), ignored);
  }
}

/// Removes an unfinished database, also when the rebuild fails.
class TemporaryDatabase {
 public:
  explicit TemporaryDatabase(fs::path path) : m_path(std::move(path)) { removeDatabase(m_path); }
  ~TemporaryDatabase() { removeDatabase(m_path); }
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
  const fs::path& path() const { return m_path; }

 private:
  fs::path m_path;
};

/// Names of entries that are ids, oldest first.
std::set<std::string> idsIn(const fs::path& folder) {
  std::set<std::string> ids;
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    const std::string name = it->path().filename().string();
    if (isValidId(name)) ids.insert(name);
  }
  return ids;
}

Result<Job> readJob(const fs::path& folder) {
  const auto path = folder / kJobJsonName;
  ASSIGN_OR_RETURN(const auto text, readFile(path, kMaximumJobJsonBytes));
  ASSIGN_OR_RETURN(const auto json, parseJson(text, path.string()));
  ASSIGN_OR_RETURN(auto job, jobFromJson(json));
  if (job.id != folder.filename().string()) {
    return makeError(ErrorKind::corrupt, fmt::format("{} belongs to another job.", path.string()));
  }
  return job;
}

/// Fills a new database from the folders.
class Rebuilder {
 public:
  Rebuilder(const LibraryFiles& files, Database& database, RebuildReport& report)
      : m_files(files), m_database(database), m_report(report) {}

  Status run(const Progress& progress) {
    RETURN_IF_ERROR(migrate(m_database));
    // Nothing is lost if this file is: it is flushed once, at the end.
    RETURN_IF_ERROR(m_database.execute("PRAGMA synchronous = OFF"));
    RETURN_IF_ERROR(addSamples(progress));
    RETURN_IF_ERROR(addJobs());
    RETURN_IF_ERROR(addCollections());
    return m_database.execute("PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)");
  }

 private:
  Status addSamples(const Progress& progress) {
    ASSIGN_OR_RETURN(auto samples, SampleStore::open(m_database));
    ASSIGN_OR_RETURN(auto models, ModelStore::open(m_database));
    const auto ids = idsIn(m_files.samplesFolder());
    auto next = ids.begin();
    std::int64_t done = 0;
    while (next != ids.end()) {
      ASSIGN_OR_RETURN(auto transaction, Transaction::begin(m_database));
      for (std::int64_t i = 0; i < kSamplesPerTransaction && next != ids.end(); ++i, ++next) {
        RETURN_IF_ERROR(addSample(*next, samples, models));
        if (progress && !progress(++done, std::ssize(ids))) {
          return makeError(ErrorKind::cancelled, "The rebuild was stopped; the library is as it was.");
        }
      }
      RETURN_IF_ERROR(transaction.commit());
    }
    return {};
  }

  Status addSample(const std::string& id, SampleStore& samples, ModelStore& models) {
    const auto folder = m_files.sampleFolder(id);
    const auto sample = readSampleFile(folder, id);
    if (!sample) {
      m_report.problems.push_back(sample.error().sentence());
      return {};
    }
    RETURN_IF_ERROR(samples.put(*sample, folderBytes(folder)));
    RETURN_IF_ERROR(models.see(sample->model, sample->createdAt));
    ++m_report.sampleCount;
    return {};
  }

  Status addJobs() {
    ASSIGN_OR_RETURN(auto jobs, JobStore::open(m_database));
    ASSIGN_OR_RETURN(auto transaction, Transaction::begin(m_database));
    for (const auto& id : idsIn(m_files.jobsFolder())) {
      const auto folder = m_files.jobFolder(id);
      auto job = readJob(folder);
      if (!job) {
        m_report.problems.push_back(job.error().sentence());
        continue;
      }
      // Whoever ran it has the folder locked; if nobody has, it was interrupted.
      if (job->state == JobState::running && FileLock::acquire(folder / kJobLockName)) {
        job->state = JobState::interrupted;
      }
      RETURN_IF_ERROR(jobs.insert(*job));
      ++m_report.jobCount;
    }
    return transaction.commit();
  }

  Status addCollections() {
    const auto path = m_files.root() / kCollectionsFileName;
    const auto stored = readCollectionsFile(path);
    if (!stored) {
      // The next change of a collection writes the file anew; what cannot be read now must survive that.
      std::error_code ignored;
      fs::copy_file(path, withSuffix(path, ".bak"), fs::copy_options::overwrite_existing, ignored);
      m_report.problems.push_back(stored.error().sentence());
      return {};
    }
    ASSIGN_OR_RETURN(auto collections, CollectionStore::open(m_database, {}));
    auto missing = collections.restore(*stored);
    if (!missing) {
      m_report.problems.push_back(missing.error().sentence());
      return {};
    }
    m_report.missingCollectionEntries = *missing;
    m_report.collectionCount = std::ssize(*stored);
    return {};
  }

  const LibraryFiles& m_files;
  Database& m_database;
  RebuildReport& m_report;
};

/// Keeps the old database as .bak, together with its log: opening a damaged one to merge them could change both.
Status setAside(const fs::path& database) {
  std::error_code code;
  if (!fs::exists(database, code)) return {};
  const fs::path backup = withSuffix(database, ".bak");
  removeDatabase(backup);
  fs::create_hard_link(database, backup, code);
  if (code) fs::copy_file(database, backup, fs::copy_options::overwrite_existing, code);
  if (code) return errorFromErrno(code.value(), "keep a copy of", database.string());
  // A log that stayed beside the new database would be applied to it.
  if (fs::exists(withSuffix(database, "-wal"), code)) {
    fs::rename(withSuffix(database, "-wal"), withSuffix(backup, "-wal"), code);
    if (code) return errorFromErrno(code.value(), "move", database.string() + "-wal");
  }
  fs::remove(withSuffix(database, "-shm"), code);
  return {};
}

/// `rebuilt` takes the place of `database` in one step, flushed.
Status swapIn(const fs::path& rebuilt, const fs::path& database) {
  return writeFileAtomically(database, [&](const fs::path& temporary) -> Status {
    std::error_code code;
    fs::rename(rebuilt, temporary, code);
    if (code) return errorFromErrno(code.value(), "move", rebuilt.string());
    return {};
  });
}

}  // namespace

Result<RebuildReport> rebuildLibrary(const fs::path& root, const Progress& progress) {
  const LibraryFiles files(root);
  std::error_code ignored;
  if (!fs::is_directory(files.samplesFolder(), ignored)) {
    return makeError(ErrorKind::notFound, fmt::format("There is no library in {}.", root.string()));
  }
  ASSIGN_OR_RETURN(const auto lock, LibraryLock::exclusive(root));
  RebuildReport report;
  const TemporaryDatabase temporary(withSuffix(files.database(), ".rebuild"));
  {
    ASSIGN_OR_RETURN(const auto database, Database::open(temporary.path(), OpenMode::create));
    RETURN_IF_ERROR(Rebuilder(files, *database, report).run(progress));
  }
  RETURN_IF_ERROR(setAside(files.database()));
  RETURN_IF_ERROR(swapIn(temporary.path(), files.database()));
  return report;
}

}  // namespace jukebox

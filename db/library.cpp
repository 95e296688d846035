#include "db/library.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/file_lock.h"
#include "core/base/id.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/base/sha256.h"
#include "db/library_rebuild.h"
#include "db/migrate.h"
#include "db/sample_file.h"
#include "db/transaction.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

Status makeFolders(const LibraryFiles& files) {
  for (const auto& folder : {files.samplesFolder(), files.jobsFolder()}) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) return errorFromErrno(code.value(), "create the folder", folder.string());
  }
  return {};
}

bool holdsSamples(const LibraryFiles& files) {
  std::error_code ignored;
  const fs::directory_iterator folders(files.samplesFolder(), ignored);
  return std::any_of(begin(folders), end(folders),
                     [](const auto& entry) { return isValidId(entry.path().filename().string()); });
}

bool isLockFree(const fs::path& lock) {
  std::error_code ignored;
  return !fs::exists(lock, ignored) || FileLock::acquire(lock).has_value();
}

Status checkId(const std::string& id) {
  if (isValidId(id)) return {};
  return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" is not the id of a sample.", id));
}

/// Fills in the hashes of the files that lie in `folder`.
Status hashFiles(const fs::path& folder, Sample& sample) {
  ASSIGN_OR_RETURN(sample.audioSha256, sha256OfFile(folder / sample.audioFile));
  sample.codesSha256.clear();
  std::error_code ignored;
  if (fs::exists(folder / kCodesName, ignored)) {
    ASSIGN_OR_RETURN(sample.codesSha256, sha256OfFile(folder / kCodesName));
  }
  return {};
}

/// What cannot be read back must not be stored.
Status checkReadable(const Sample& sample) {
  ASSIGN_OR_RETURN(const auto text, sampleToText(sample));
  auto readBack = sampleFromText(text, "sample.json");
  if (readBack) return {};
  Error error = std::move(readBack).error();
  error.kind = ErrorKind::invalidInput;
  return error;
}

}  // namespace

bool isBuildFolderName(std::string_view name) {
  constexpr std::string_view kEnd = ".part";
  if (!name.starts_with('.') || !name.ends_with(kEnd) || name.size() <= kEnd.size()) return false;
  return isValidId(name.substr(1, name.size() - 1 - kEnd.size()));
}

std::chrono::seconds ageOf(const fs::path& path) {
  std::error_code code;
  auto newest = fs::last_write_time(path, code);
  if (code) return std::chrono::seconds(0);  // unknown counts as new
  for (fs::recursive_directory_iterator it(path, code), end; !code && it != end; it.increment(code)) {
    std::error_code ignored;
    const auto written = it->last_write_time(ignored);
    if (!ignored) newest = std::max(newest, written);
  }
  return std::chrono::duration_cast<std::chrono::seconds>(fs::file_time_type::clock::now() - newest);
}

Library::Library(LibraryFiles files, LibraryLock lock, std::unique_ptr<Database> database, SampleStore samples,
                 JobStore jobs, CollectionStore collections, ModelStore models)
    : m_files(std::move(files)),
      m_lock(std::move(lock)),
      m_database(std::move(database)),
      m_samples(std::move(samples)),
      m_jobs(std::move(jobs)),
      m_collections(std::move(collections)),
      m_models(std::move(models)) {}

Result<Library> Library::open(const fs::path& root, OpenMode mode) {
  LibraryFiles files(root);
  std::error_code ignored;
  const bool hasDatabase = fs::exists(files.database(), ignored);
  const bool isOrphaned = !hasDatabase && holdsSamples(files);
  if (mode == OpenMode::existing && !hasDatabase && !isOrphaned) {
    return makeError(ErrorKind::notFound, fmt::format("There is no library in {}.", root.string()),
                     "The first `jukebox generate` makes one.");
  }
  RETURN_IF_ERROR(makeFolders(files));
  if (isOrphaned) {
    ASSIGN_OR_RETURN(const auto report, rebuildLibrary(root));
    logWarning("db", "the database of {} was gone and was rebuilt from {} samples", root.string(), report.sampleCount);
  }
  ASSIGN_OR_RETURN(auto lock, LibraryLock::shared(root));
  ASSIGN_OR_RETURN(auto database, Database::open(files.database(), OpenMode::create));
  RETURN_IF_ERROR(migrate(*database));
  ASSIGN_OR_RETURN(auto samples, SampleStore::open(*database));
  ASSIGN_OR_RETURN(auto jobs, JobStore::open(*database));
  ASSIGN_OR_RETURN(auto collections, CollectionStore::open(*database, root / kCollectionsFileName));
  ASSIGN_OR_RETURN(auto models, ModelStore::open(*database));
  Library library(std::move(files), std::move(lock), std::move(database), std::move(samples), std::move(jobs),
                  std::move(collections), std::move(models));
  library.sweepBuildFolders(kAbandonedAge);
  return library;
}

Result<Sample> Library::publishSample(const fs::path& buildFolder, Sample sample) {
  RETURN_IF_ERROR(checkId(sample.id));
  if (!isPlainFileName(sample.audioFile)) {
    return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" is not a plain file name.", sample.audioFile));
  }
  sample.tags = tidyTags(sample.tags);
  RETURN_IF_ERROR(hashFiles(buildFolder, sample));
  RETURN_IF_ERROR(checkReadable(sample));
  RETURN_IF_ERROR(writeSampleFile(buildFolder, sample));
  const auto bytes = folderBytes(buildFolder);
  RETURN_IF_ERROR(publishFolder(buildFolder, m_files.sampleFolder(sample.id)));
  if (auto status = index(sample, bytes); !status) {
    Error error = std::move(status).error();
    error.advice = "The sample itself is safe; `jukebox library check --repair` lists it again. " + error.advice;
    return error;
  }
  return sample;
}

Status Library::updateSample(const Sample& sample) {
  RETURN_IF_ERROR(checkId(sample.id));
  RETURN_IF_ERROR(checkReadable(sample));
  // The write lock keeps file and row of two processes from crossing.
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(writeSampleFile(m_files.sampleFolder(sample.id), sample));
  RETURN_IF_ERROR(index(sample, std::nullopt));
  return transaction.commit();
}

Result<Sample> Library::editSample(const std::string& id, const SampleEdit& edit) {
  RETURN_IF_ERROR(checkId(id));
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(auto sample, readSampleFile(m_files.sampleFolder(id), id));
  RETURN_IF_ERROR(applyEdit(edit, sample));
  RETURN_IF_ERROR(updateSample(sample));
  RETURN_IF_ERROR(transaction.commit());
  return sample;
}

Status Library::removeSample(const std::string& id) {
  SampleEdit edit;
  edit.deleted = true;
  RETURN_IF_ERROR(editSample(id, edit));
  return {};
}

Status Library::restoreSample(const std::string& id) {
  SampleEdit edit;
  edit.deleted = false;
  RETURN_IF_ERROR(editSample(id, edit));
  return {};
}

Status Library::purgeSample(const std::string& id) {
  RETURN_IF_ERROR(checkId(id));
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(const auto sample, m_samples.get(id));
  if (!sample.deleted) {
    return makeError(ErrorKind::invalidInput, fmt::format("Sample {} is not in the trash.", id),
                     "Move it there first.");
  }
  ASSIGN_OR_RETURN(const auto collections, m_collections.collectionsOf(id));
  RETURN_IF_ERROR(m_samples.remove(id));
  if (!collections.empty()) RETURN_IF_ERROR(m_collections.writeMirror());
  RETURN_IF_ERROR(transaction.commit());

  // Renamed first: a removal that is cut short leaves rubbish for the sweep, not half a sample.
  const auto folder = m_files.sampleFolder(id);
  const auto rubbish = m_files.sampleBuildFolder(id);
  std::error_code code;
  if (!fs::exists(folder, code)) return {};
  fs::rename(folder, rubbish, code);
  if (!code) fs::remove_all(rubbish, code);
  if (code) return errorFromErrno(code.value(), "remove", folder.string());
  return {};
}

Result<std::int64_t> Library::emptyTrash() {
  SampleQuery trash;
  trash.terms.push_back({false, SampleFlag::deleted});
  ASSIGN_OR_RETURN(const auto samples, m_samples.list(trash));
  for (const auto& sample : samples) RETURN_IF_ERROR(purgeSample(sample.id));
  return std::ssize(samples);
}

Result<Sample> Library::adopt(const fs::path& folder) {
  const std::string id = folder.filename().string();
  std::error_code ignored;
  if (!isValidId(id) || !fs::equivalent(folder, m_files.sampleFolder(id), ignored)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("{} is not the folder of a sample in this library.", folder.string()));
  }
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(auto sample, readSampleFile(folder, id));
  RETURN_IF_ERROR(index(sample, folderBytes(folder)));
  RETURN_IF_ERROR(transaction.commit());
  return sample;
}

fs::path Library::audioFile(const Sample& sample) const {
  return m_files.sampleFolder(sample.id) / sample.audioFile;
}

fs::path Library::codesFile(const Sample& sample) const {
  return m_files.sampleFolder(sample.id) / kCodesName;
}

Result<std::vector<std::string>> Library::markInterruptedJobs() {
  return m_jobs.markInterrupted([&](const std::string& id) { return isJobLockFree(id); });
}

bool Library::isJobLockFree(const std::string& jobId) const {
  return isLockFree(m_files.jobFolder(jobId) / kJobLockName);
}

std::int64_t Library::sweepBuildFolders(std::chrono::seconds age) const {
  std::int64_t count = 0;
  std::error_code code;
  for (fs::directory_iterator it(m_files.samplesFolder(), code), end; !code && it != end; it.increment(code)) {
    const auto& path = it->path();
    if (!isBuildFolderName(path.filename().string()) || ageOf(path) < age || !isLockFree(path / kJobLockName)) continue;
    std::error_code removal;
    fs::remove_all(path, removal);
    if (removal) {
      logWarning("db", "could not remove {}: {}", path.string(), removal.message());
    } else {
      logInfo("db", "removed {}, left behind by a process that died", path.string());
      ++count;
    }
  }
  return count;
}

Status Library::index(const Sample& sample, std::optional<std::int64_t> bytes) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(m_samples.put(sample, bytes));
  RETURN_IF_ERROR(m_models.see(sample.model, sample.createdAt));
  return transaction.commit();
}

}  // namespace jukebox

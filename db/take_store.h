#pragma once
// TakeStore: the sessions in which songs grow, their trees of takes, and the jobs that they wait for.

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/take_session.h"
#include "db/database.h"

namespace jukebox {

/// Refers to the database, which must outlive it; same thread rule. Whatever changes more than one row is one
/// transaction.
class TakeStore {
 public:
  static Result<TakeStore> open(Database& database);
  TakeStore(TakeStore&&) noexcept;
  TakeStore& operator=(TakeStore&&) noexcept;
  ~TakeStore();

  /// Kinds: invalidInput, alreadyExists.
  Status insert(const TakeSession& session);
  /// Kind notFound.
  Result<TakeSession> session(const std::string& id);
  /// Newest first.
  Result<std::vector<TakeSession>> sessions();
  /// Kind notFound.
  Status rename(const std::string& id, const std::string& title);
  /// With its takes and jobs; samples stay in the library. Kind notFound.
  Status remove(const std::string& id);

  /// Brings back what was removed: a session with its takes, parents before their children. Kinds: invalidInput,
  /// alreadyExists.
  Status restore(const TakeSession& session, const std::vector<Take>& takes);

  /// In the order in which they were made.
  Result<std::vector<Take>> takes(const std::string& sessionId);
  /// Makes a take (empty: the beginning) the end of the song so far. `isChoice`: it was accepted now. Kind notFound
  /// when it is not one of this session.
  Status setCurrent(const std::string& sessionId, const std::string& takeId, bool isChoice);
  /// Puts aside the takes behind `parentId` (empty: the beginning) that were never accepted.
  Status hideCandidates(const std::string& sessionId, const std::string& parentId);

  /// Errors: notFound (no such session or parent), alreadyExists.
  Status insert(const TakeJob& job);
  Result<std::vector<TakeJob>> jobs();
  Status setJobId(const std::string& id, const std::string& jobId);
  Status forgetJob(const std::string& id);
  /// Ids of the samples in the library that this job's queue entry made, in any order; none before setJobId().
  Result<std::vector<std::string>> samplesOf(const TakeJob& job);
  /// The samples of a job become takes, in their order, and the job is forgotten. False: somebody else has done so.
  Result<bool> adopt(const TakeJob& job, const std::vector<std::string>& sampleIds);

 private:
  struct Statements;
  TakeStore(Database& database, std::unique_ptr<Statements> statements);
  Database* m_database;
  std::unique_ptr<Statements> m_statements;
};

}  // namespace jukebox

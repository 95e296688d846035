#pragma once
// JobStore: the queue of generations and what became of them.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/job.h"
#include "db/database.h"

namespace jukebox {

/// A job that waits.
struct QueuedJob {
  Job job;
  bool held = false;  ///< not to be started until it is let go
};

/// Refers to the database, which must outlive it; same thread rule.
class JobStore {
 public:
  static Result<JobStore> open(Database& database);
  JobStore(JobStore&&) noexcept;
  JobStore& operator=(JobStore&&) noexcept;
  ~JobStore();

  /// Adds a job behind those that wait. Kind alreadyExists when the id is taken.
  Status insert(const Job& job);
  /// Kind notFound names the id.
  Result<Job> get(const std::string& id);
  /// Moves a job on and returns it. running sets startedAt (and clears finishedAt and error), an end sets finishedAt;
  /// `error` is kept for failed and interrupted. A job that becomes queued waits behind the others, not held. Kind
  /// invalidInput when canChangeState() forbids it: of two processes that start the same queued job, one gets this.
  Result<Job> changeState(const std::string& id, JobState to, const std::string& error = {});
  /// Jobs in this state, in the order in which they were queued.
  Result<std::vector<Job>> list(JobState state);
  /// Those that wait, next first.
  Result<std::vector<QueuedJob>> queue();
  /// All jobs, newest first. `limit` < 0: all.
  Result<std::vector<Job>> list(std::int64_t limit = -1);
  /// The job to start next, if any: the first that is not held.
  Result<std::optional<Job>> nextQueued();
  /// Puts a waiting job at `place` among those that wait; a place beyond the end is the end. Kinds: notFound,
  /// invalidInput (it does not wait, a negative place).
  Status move(const std::string& id, int place);
  /// Holds a waiting job back or lets it go. Kinds: notFound, invalidInput (it does not wait).
  Status setHeld(const std::string& id, bool held);
  /// Turns every running job for which `isLockFree(id)` holds into an interrupted one; returns their ids.
  Result<std::vector<std::string>> markInterrupted(const std::function<bool(const std::string& id)>& isLockFree);
  /// Forgets a job that is not running. Kind notFound, busy.
  Status remove(const std::string& id);

 private:
  struct Statements;
  JobStore(Database& database, std::unique_ptr<Statements> statements);
  Database* m_database;
  std::unique_ptr<Statements> m_statements;
};

}  // namespace jukebox

#include "db/job_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/id.h"
#include "core/domain/json_reader.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace jukebox {
namespace {

/// Behind all jobs that wait.
constexpr const char* kNextPosition = "(SELECT COALESCE(MAX(position), 0) + 1 FROM jobs WHERE state = 'queued')";

Result<std::string> textOf(const Job& job) {
  try {
    return toJson(job).dump();
  } catch (const nlohmann::json::exception& exception) {
    return makeError(ErrorKind::invalidInput, fmt::format("Job {} holds text that is not UTF-8.", job.id), "",
                     exception.what());
  }
}

Result<Job> jobFrom(const Row& row) {
  ASSIGN_OR_RETURN(const auto json, parseJson(row.text(0), "The row of a job"));
  return jobFromJson(json);
}

Result<std::vector<Job>> jobsOf(Statement& statement) {
  std::vector<Job> jobs;
  RETURN_IF_ERROR(statement.forEachRow([&](const Row& row) -> Status {
    ASSIGN_OR_RETURN(auto job, jobFrom(row));
    jobs.push_back(std::move(job));
    return {};
  }));
  return jobs;
}

Error noSuchJob(const std::string& id) {
  return makeError(ErrorKind::notFound, fmt::format("There is no job \"{}\" in the library.", id));
}

Error doesNotWait(const Job& job) {
  return makeError(ErrorKind::invalidInput,
                   fmt::format("Job {} is {} and does not wait.", job.id, jobStateName(job.state)));
}

}  // namespace

struct JobStore::Statements {
  Statement insert, update, enqueue, get, listState, queue, listAll, nextQueued, setPosition, setHeld, remove;
};

JobStore::JobStore(Database& database, std::unique_ptr<Statements> statements)
    : m_database(&database), m_statements(std::move(statements)) {}
JobStore::JobStore(JobStore&&) noexcept = default;
JobStore& JobStore::operator=(JobStore&&) noexcept = default;
JobStore::~JobStore() = default;

Result<JobStore> JobStore::open(Database& database) {
  auto statements = std::make_unique<Statements>();
  RETURN_IF_ERROR(Statement::prepareAll(
      database,
      {{&statements->insert,
        fmt::format("INSERT INTO jobs (id, state, created_at, json, position) VALUES (?, ?, ?, ?, {})", kNextPosition)},
       {&statements->update, "UPDATE jobs SET state = ?, json = ? WHERE id = ?"},
       {&statements->enqueue, fmt::format("UPDATE jobs SET position = {}, held = 0 WHERE id = ?", kNextPosition)},
       {&statements->get, "SELECT json FROM jobs WHERE id = ?"},
       {&statements->listState, "SELECT json FROM jobs WHERE state = ? ORDER BY position, created_at, id"},
       {&statements->queue, "SELECT json, held FROM jobs WHERE state = 'queued' ORDER BY position, created_at, id"},
       {&statements->listAll, "SELECT json FROM jobs ORDER BY created_at DESC, id DESC LIMIT ?"},
       {&statements->nextQueued,
        "SELECT json FROM jobs WHERE state = 'queued' AND held = 0 ORDER BY position, created_at, id LIMIT 1"},
       {&statements->setPosition, "UPDATE jobs SET position = ? WHERE id = ?"},
       {&statements->setHeld, "UPDATE jobs SET held = ? WHERE id = ? AND state = 'queued'"},
       {&statements->remove, "DELETE FROM jobs WHERE id = ?"}}));
  return JobStore(database, std::move(statements));
}

Status JobStore::insert(const Job& job) {
  ASSIGN_OR_RETURN(const auto json, textOf(job));
  auto status = m_statements->insert.bindAll(job.id, jobStateName(job.state), job.createdAt, json).run();
  if (!status && status.error().kind == ErrorKind::alreadyExists) {
    return makeError(ErrorKind::alreadyExists, fmt::format("There is a job {} already.", job.id));
  }
  return status;
}

Result<Job> JobStore::get(const std::string& id) {
  Job job;
  ASSIGN_OR_RETURN(const bool exists, m_statements->get.bindAll(id).firstRow([&](const Row& row) -> Status {
    ASSIGN_OR_RETURN(job, jobFrom(row));
    return {};
  }));
  if (!exists) return noSuchJob(id);
  return job;
}

Result<Job> JobStore::changeState(const std::string& id, JobState to, const std::string& error) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(Job job, get(id));
  if (!canChangeState(job.state, to)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("Job {} is {} and cannot become {}.", id, jobStateName(job.state), jobStateName(to)));
  }
  job.state = to;
  job.error = to == JobState::failed || to == JobState::interrupted ? error : std::string();
  if (to == JobState::running) job.startedAt = utcTimestampNow();
  const bool isOver = to != JobState::running && to != JobState::queued;
  job.finishedAt = isOver ? utcTimestampNow() : std::string();
  ASSIGN_OR_RETURN(const auto json, textOf(job));
  if (to == JobState::queued) RETURN_IF_ERROR(m_statements->enqueue.bindAll(id).run());
  RETURN_IF_ERROR(m_statements->update.bindAll(jobStateName(to), json, id).run());
  RETURN_IF_ERROR(transaction.commit());
  return job;
}

Result<std::vector<Job>> JobStore::list(JobState state) {
  return jobsOf(m_statements->listState.bindAll(jobStateName(state)));
}

Result<std::vector<QueuedJob>> JobStore::queue() {
  std::vector<QueuedJob> jobs;
  RETURN_IF_ERROR(m_statements->queue.forEachRow([&](const Row& row) -> Status {
    ASSIGN_OR_RETURN(auto job, jobFrom(row));
    jobs.push_back({std::move(job), row.boolean(1)});
    return {};
  }));
  return jobs;
}

Result<std::vector<Job>> JobStore::list(std::int64_t limit) {
  return jobsOf(m_statements->listAll.bindAll(limit));
}

Result<std::optional<Job>> JobStore::nextQueued() {
  std::optional<Job> next;
  RETURN_IF_ERROR(m_statements->nextQueued.forEachRow([&](const Row& row) -> Status {
    ASSIGN_OR_RETURN(next, jobFrom(row));
    return {};
  }));
  return next;
}

Status JobStore::move(const std::string& id, int place) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(const Job job, get(id));
  ASSIGN_OR_RETURN(auto waiting, list(JobState::queued));
  const auto old = std::find_if(waiting.begin(), waiting.end(), [&](const Job& other) { return other.id == id; });
  if (place < 0) return makeError(ErrorKind::invalidInput, "A place in the queue cannot be negative.");
  if (old == waiting.end()) return doesNotWait(job);
  waiting.erase(old);
  waiting.insert(waiting.begin() + std::min<std::ptrdiff_t>(place, std::ssize(waiting)), job);
  std::int64_t position = 0;
  for (const auto& other : waiting) RETURN_IF_ERROR(m_statements->setPosition.bindAll(++position, other.id).run());
  return transaction.commit();
}

Status JobStore::setHeld(const std::string& id, bool held) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(const Job job, get(id));
  if (job.state != JobState::queued) return doesNotWait(job);
  RETURN_IF_ERROR(m_statements->setHeld.bindAll(held ? 1 : 0, id).run());
  return transaction.commit();
}

Result<std::vector<std::string>> JobStore::markInterrupted(
    const std::function<bool(const std::string& id)>& isLockFree) {
  std::vector<std::string> marked;
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(const auto running, list(JobState::running));
  for (const auto& job : running) {
    if (!isLockFree(job.id)) continue;
    RETURN_IF_ERROR(changeState(job.id, JobState::interrupted));
    marked.push_back(job.id);
  }
  RETURN_IF_ERROR(transaction.commit());
  return marked;
}

Status JobStore::remove(const std::string& id) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(const Job job, get(id));
  if (job.state == JobState::running) {
    return makeError(ErrorKind::busy, fmt::format("Job {} is running.", id), "Cancel it first.");
  }
  RETURN_IF_ERROR(m_statements->remove.bindAll(id).run());
  return transaction.commit();
}

}  // namespace jukebox

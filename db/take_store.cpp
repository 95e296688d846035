#include "db/take_store.h"

#include <fmt/format.h>

#include "core/base/id.h"
#include "core/domain/json_reader.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace jukebox {
namespace {

constexpr const char* kSessionColumns = "id, title, created_at, request, hop_seconds, candidates, current_take";

Result<std::string> textOf(const GenerationRequest& request) {
  try {
    return toJson(request).dump();
  } catch (const nlohmann::json::exception& exception) {
    return makeError(ErrorKind::invalidInput, "The settings of the song hold text that is not UTF-8.", "",
                     exception.what());
  }
}

Result<GenerationRequest> requestFrom(const std::string& text) {
  ASSIGN_OR_RETURN(const auto json, parseJson(text, "The settings of a growing song"));
  return generationRequestFromJson(json);
}

Result<TakeSession> sessionFrom(const Row& row) {
  TakeSession session;
  session.id = row.text(0);
  session.title = row.text(1);
  session.createdAt = row.text(2);
  ASSIGN_OR_RETURN(session.request, requestFrom(row.text(3)));
  session.hopSeconds = row.real(4);
  session.candidates = static_cast<int>(row.integer(5));
  session.currentTake = row.text(6);
  return session;
}

std::optional<std::string> orNull(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

Error noSuchSession(const std::string& id) {
  return makeError(ErrorKind::notFound, fmt::format("There is no growing song \"{}\" in the library.", id));
}

}  // namespace

struct TakeStore::Statements {
  Statement insertSession, getSession, listSessions, rename, remove;
  Statement listTakes, insertTake, restoreTake, countTake, setCurrent, choose, hide;
  Statement insertJob, countJob, listJobs, setJobId, forgetJob, listSamples;
};

TakeStore::TakeStore(Database& database, std::unique_ptr<Statements> statements)
    : m_database(&database), m_statements(std::move(statements)) {}
TakeStore::TakeStore(TakeStore&&) noexcept = default;
TakeStore& TakeStore::operator=(TakeStore&&) noexcept = default;
TakeStore::~TakeStore() = default;

Result<TakeStore> TakeStore::open(Database& database) {
  auto s = std::make_unique<Statements>();
  const std::string getSession = fmt::format("SELECT {} FROM take_sessions WHERE id = ?", kSessionColumns);
  const std::string listSessions =
      fmt::format("SELECT {} FROM take_sessions ORDER BY created_at DESC, id DESC", kSessionColumns);
  const std::string insertSession =
      fmt::format("INSERT INTO take_sessions ({}) VALUES (?, ?, ?, ?, ?, ?, ?)", kSessionColumns);
  RETURN_IF_ERROR(Statement::prepareAll(
      database,
      {{&s->insertSession, insertSession},
       {&s->getSession, getSession},
       {&s->listSessions, listSessions},
       {&s->rename, "UPDATE take_sessions SET title = ? WHERE id = ?"},
       {&s->remove, "DELETE FROM take_sessions WHERE id = ?"},
       {&s->listTakes,
        "SELECT id, session_id, parent_id, sample_id, job_id, position, chosen_at, hidden FROM takes "
        "WHERE session_id = ? ORDER BY rowid"},
       {&s->insertTake,
        "INSERT INTO takes (id, session_id, parent_id, sample_id, job_id, position) VALUES (?, ?, ?, ?, ?, ?)"},
       {&s->restoreTake,
        "INSERT INTO takes (id, session_id, parent_id, sample_id, job_id, position, chosen_at, hidden) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
       {&s->countTake, "SELECT count(*) FROM takes WHERE id = ? AND session_id = ?"},
       {&s->setCurrent, "UPDATE take_sessions SET current_take = ? WHERE id = ?"},
       {&s->choose, "UPDATE takes SET chosen_at = ?, hidden = 0 WHERE id = ?"},
       {&s->hide, "UPDATE takes SET hidden = 1 WHERE session_id = ? AND parent_id IS ? AND chosen_at IS NULL"},
       {&s->insertJob,
        "INSERT INTO take_jobs (id, session_id, parent_id, kind, request, job_id) VALUES (?, ?, ?, ?, ?, ?)"},
       {&s->countJob, "SELECT count(*) FROM take_jobs WHERE id = ?"},
       {&s->listJobs, "SELECT id, session_id, parent_id, kind, request, job_id FROM take_jobs ORDER BY rowid"},
       {&s->setJobId, "UPDATE take_jobs SET job_id = ? WHERE id = ?"},
       {&s->forgetJob, "DELETE FROM take_jobs WHERE id = ?"},
       {&s->listSamples, "SELECT id FROM samples WHERE seed = ? AND job_id = ? AND deleted = 0"}}));
  return TakeStore(database, std::move(s));
}

Status TakeStore::insert(const TakeSession& session) {
  RETURN_IF_ERROR(validate(session));
  ASSIGN_OR_RETURN(const auto request, textOf(session.request));
  return m_statements->insertSession
      .bindAll(session.id, session.title, session.createdAt, request, session.hopSeconds, session.candidates,
               orNull(session.currentTake))
      .run();
}

Result<TakeSession> TakeStore::session(const std::string& id) {
  TakeSession session;
  ASSIGN_OR_RETURN(const bool exists, m_statements->getSession.bindAll(id).firstRow([&](const Row& row) -> Status {
    ASSIGN_OR_RETURN(session, sessionFrom(row));
    return {};
  }));
  if (!exists) return noSuchSession(id);
  return session;
}

Result<std::vector<TakeSession>> TakeStore::sessions() {
  std::vector<TakeSession> sessions;
  RETURN_IF_ERROR(m_statements->listSessions.forEachRow([&](const Row& row) -> Status {
    ASSIGN_OR_RETURN(auto session, sessionFrom(row));
    sessions.push_back(std::move(session));
    return {};
  }));
  return sessions;
}

Status TakeStore::rename(const std::string& id, const std::string& title) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(session(id));
  RETURN_IF_ERROR(m_statements->rename.bindAll(title, id).run());
  return transaction.commit();
}

Status TakeStore::remove(const std::string& id) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(session(id));
  RETURN_IF_ERROR(m_statements->remove.bindAll(id).run());
  return transaction.commit();
}

Status TakeStore::restore(const TakeSession& session, const std::vector<Take>& takes) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(insert(session));
  for (const auto& take : takes) {
    RETURN_IF_ERROR(m_statements->restoreTake
                        .bindAll(take.id, session.id, orNull(take.parentId), take.sampleId, take.jobId, take.position,
                                 orNull(take.chosenAt), take.isHidden)
                        .run());
  }
  return transaction.commit();
}

Result<std::vector<Take>> TakeStore::takes(const std::string& sessionId) {
  std::vector<Take> takes;
  RETURN_IF_ERROR(m_statements->listTakes.bindAll(sessionId).forEachRow([&](const Row& row) -> Status {
    takes.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), static_cast<int>(row.integer(5)),
                     row.text(6), row.boolean(7)});
    return {};
  }));
  return takes;
}

Status TakeStore::setCurrent(const std::string& sessionId, const std::string& takeId, bool isChoice) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(session(sessionId));
  if (!takeId.empty()) {
    ASSIGN_OR_RETURN(const auto count, m_statements->countTake.bindAll(takeId, sessionId).firstInteger());
    if (count == 0) return makeError(ErrorKind::notFound, "This take is not one of the song.");
    if (isChoice) RETURN_IF_ERROR(m_statements->choose.bindAll(utcTimestampNow(), takeId).run());
  }
  RETURN_IF_ERROR(m_statements->setCurrent.bindAll(orNull(takeId), sessionId).run());
  return transaction.commit();
}

Status TakeStore::hideCandidates(const std::string& sessionId, const std::string& parentId) {
  return m_statements->hide.bindAll(sessionId, orNull(parentId)).run();
}

Status TakeStore::insert(const TakeJob& job) {
  ASSIGN_OR_RETURN(const auto request, textOf(job.request));
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(session(job.sessionId));
  if (!job.parentId.empty()) {
    ASSIGN_OR_RETURN(const auto count, m_statements->countTake.bindAll(job.parentId, job.sessionId).firstInteger());
    if (count == 0) return makeError(ErrorKind::notFound, "This take is not one of the song.");
  }
  RETURN_IF_ERROR(m_statements->insertJob
                      .bindAll(job.id, job.sessionId, orNull(job.parentId),
                               job.kind == TakeJob::Kind::grow ? "grow" : "upsample", request, orNull(job.jobId))
                      .run());
  return transaction.commit();
}

Result<std::vector<TakeJob>> TakeStore::jobs() {
  std::vector<TakeJob> jobs;
  RETURN_IF_ERROR(m_statements->listJobs.forEachRow([&](const Row& row) -> Status {
    TakeJob job;
    job.id = row.text(0);
    job.sessionId = row.text(1);
    job.parentId = row.text(2);
    job.kind = row.text(3) == "grow" ? TakeJob::Kind::grow : TakeJob::Kind::upsample;
    ASSIGN_OR_RETURN(job.request, requestFrom(row.text(4)));
    job.jobId = row.text(5);
    jobs.push_back(std::move(job));
    return {};
  }));
  return jobs;
}

Status TakeStore::setJobId(const std::string& id, const std::string& jobId) {
  return m_statements->setJobId.bindAll(orNull(jobId), id).run();
}

Status TakeStore::forgetJob(const std::string& id) {
  return m_statements->forgetJob.bindAll(id).run();
}

/// The seed is asked for because there is an index of it.
Result<std::vector<std::string>> TakeStore::samplesOf(const TakeJob& job) {
  std::vector<std::string> ids;
  if (job.jobId.empty()) return ids;
  RETURN_IF_ERROR(m_statements->listSamples.bindAll(job.request.seed, job.jobId).forEachRow([&](const Row& row) {
    ids.push_back(row.text(0));
    return Status();
  }));
  return ids;
}

Result<bool> TakeStore::adopt(const TakeJob& job, const std::vector<std::string>& sampleIds) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(const auto count, m_statements->countJob.bindAll(job.id).firstInteger());
  if (count == 0) return false;
  if (job.kind == TakeJob::Kind::grow) {
    int position = 0;
    for (const auto& sampleId : sampleIds) {
      RETURN_IF_ERROR(m_statements->insertTake
                          .bindAll(newId(), job.sessionId, orNull(job.parentId), sampleId, job.jobId, position++)
                          .run());
    }
  }
  RETURN_IF_ERROR(forgetJob(job.id));
  RETURN_IF_ERROR(transaction.commit());
  return true;
}

}  // namespace jukebox

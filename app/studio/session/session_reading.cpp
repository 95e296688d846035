#include "app/studio/session/session_reading.h"

#include <algorithm>

namespace jukebox::studio {

Result<TakeStore*> SessionShelf::store() {
  if (!m_store) {
    ASSIGN_OR_RETURN(auto library, Library::open(m_root, OpenMode::create));
    m_library.emplace(std::move(library));
    ASSIGN_OR_RETURN(auto store, TakeStore::open(m_library->database()));
    m_store.emplace(std::move(store));
  }
  return &*m_store;
}

void SessionShelf::close() {
  m_store.reset();
  m_library.reset();
}

ui::TakeNode SessionShelf::nodeOf(const Take& take) {
  ui::TakeNode node;
  node.take = take;
  const auto sample = m_library->samples().get(take.sampleId);
  if (!sample || sample->deleted) {
    node.isMissing = true;
    return node;
  }
  node.durationSeconds = sample->durationSeconds;
  if (sample->request.mode != GenerationMode::ancestral) {
    node.newFromSeconds = std::min(sample->request.promptSeconds.value_or(0), node.durationSeconds);
  }
  node.coverage = lyricCoverage(*sample);
  return node;
}

Result<std::vector<std::string>> SessionShelf::resultOf(const TakeJob& job) {
  ASSIGN_OR_RETURN(auto ids, m_store->samplesOf(job));
  if (std::ssize(ids) < job.request.count) return std::vector<std::string>();
  std::map<int, std::string> inOrder;
  for (auto& id : ids) {
    ASSIGN_OR_RETURN(const auto sample, m_library->samples().get(id));
    inOrder[sample.sampleIndex] = std::move(id);
  }
  std::vector<std::string> result;
  for (auto& [index, id] : inOrder) result.push_back(std::move(id));
  return result;
}

Result<SessionSnapshot> SessionShelf::read(const std::string& opened) {
  ASSIGN_OR_RETURN(auto* takeStore, store());
  SessionSnapshot snapshot;
  ASSIGN_OR_RETURN(snapshot.sessions, takeStore->sessions());
  ASSIGN_OR_RETURN(snapshot.jobs, takeStore->jobs());
  for (const auto& job : snapshot.jobs) {
    ASSIGN_OR_RETURN(auto result, resultOf(job));
    if (!result.empty()) snapshot.made[job.id] = std::move(result);
  }
  const auto found = std::find_if(snapshot.sessions.begin(), snapshot.sessions.end(),
                                  [&](const TakeSession& session) { return session.id == opened; });
  if (found == snapshot.sessions.end()) return snapshot;
  snapshot.tree.emplace();
  snapshot.tree->session = *found;
  ASSIGN_OR_RETURN(const auto takes, takeStore->takes(opened));
  for (const auto& take : takes) snapshot.tree->nodes.push_back(nodeOf(take));
  return snapshot;
}

Result<bool> SessionShelf::isGrowing(const std::string& sessionId, const std::string& parentId) {
  ASSIGN_OR_RETURN(auto* takeStore, store());
  ASSIGN_OR_RETURN(const auto jobs, takeStore->jobs());
  return std::any_of(jobs.begin(), jobs.end(), [&](const TakeJob& job) {
    return job.kind == TakeJob::Kind::grow && job.sessionId == sessionId && job.parentId == parentId;
  });
}

}  // namespace jukebox::studio

#include "app/studio/session/session_service.h"

#include <QRandomGenerator>
#include <algorithm>
#include <utility>

#include "core/base/id.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/queue/queue_text.h"

namespace jukebox::studio {
namespace {

constexpr const char* kTakeTag = "take";
/// Lengths that differ by less than a token are the same.
constexpr double kShortestStepSeconds = 0.05;

/// As many bits as the queue draws.
std::uint64_t drawSeed() {
  return QRandomGenerator::system()->generate();
}

}  // namespace

SessionService::SessionService(std::filesystem::path root, ui::GenerationQueue& queue, ui::LibraryEditor& editor,
                               ui::ModelCatalog& models, QObject* parent)
    : TakeSessions(parent),
      m_queue(queue),
      m_editor(editor),
      m_models(models),
      m_shelf(std::make_shared<SessionShelf>(std::move(root))) {
  connect(&m_queue, &ui::GenerationQueue::changed, this, [this] {
    settle();
    if (!m_snapshot.jobs.empty()) emit changed();
  });
  connect(&m_queue, &ui::GenerationQueue::finished, this, [this] { settle(); });
  connect(&m_queue, &ui::GenerationQueue::entryChanged, this, [this](const QString& jobId) {
    for (const auto& job : m_snapshot.jobs) {
      if (job.jobId == jobId.toStdString()) emit progressChanged();
    }
  });
  change({});
}

SessionService::~SessionService() {
  m_thread.post([shelf = m_shelf] { shelf->close(); });  // statements go on the thread that used them
}

void SessionService::change(Work work, std::function<void()> then) {
  struct Outcome {
    Status status;
    Result<SessionSnapshot> snapshot;
  };
  m_thread.run(
      this,
      [shelf = m_shelf, opened = m_opened, work = std::move(work)]() -> Outcome {
        const auto run = [&]() -> Status {
          ASSIGN_OR_RETURN(auto* store, shelf->store());
          return work ? work(*shelf, *store) : Status{};
        };
        Status status = run();
        return {std::move(status), shelf->read(opened)};
      },
      [this, opened = m_opened, then = std::move(then)](Outcome outcome) {
        if (!outcome.status) refuse(outcome.status.error());
        const bool isWell = outcome.status.has_value();
        // Something else was opened meanwhile: its own reading is on the way.
        if (opened != m_opened && outcome.snapshot) outcome.snapshot->tree = std::move(m_snapshot.tree);
        if (outcome.snapshot || isWell) take(std::move(outcome.snapshot));
        if (isWell && then) then();
      });
}

void SessionService::take(Result<SessionSnapshot> snapshot) {
  if (!snapshot) return refuse(snapshot.error());
  m_snapshot = std::move(*snapshot);
  m_isRead = true;
  settle();
  emit changed();
}

void SessionService::refuse(const Error& error) {
  emit refused(ui::errorText(error.message), ui::errorText(error.advice));
}

std::vector<ui::PendingTakes> SessionService::pending() const {
  std::vector<ui::PendingTakes> pending;
  for (const auto& job : m_snapshot.jobs) {
    if (job.sessionId != m_opened) continue;
    ui::PendingTakes one;
    one.job = job;
    if (const auto* entry = entryOf(job)) {
      one.isInQueue = true;
      one.state = entry->state;
      one.progress = entry->progress;
      one.error = entry->error;
    } else {
      one.isInQueue = m_starting.contains(job.id) || m_settling.contains(job.id);
    }
    pending.push_back(std::move(one));
  }
  return pending;
}

std::optional<int> SessionService::topLevel(const TakeSession& session) {
  if (const auto* entry = m_models.find(session.request.model)) return entry->model.card.topLevel();
  if (!session.request.levels.empty()) return static_cast<int>(session.request.levels.size()) - 1;
  emit refused(tr("The model \"%1\" of this song is not installed.").arg(ui::text(session.request.model)),
               tr("Import it on the Models page, or begin another song."));
  return std::nullopt;
}

void SessionService::create(const GenerationRequest& request, double hopSeconds, int candidates) {
  TakeSession session;
  session.id = newId();
  session.createdAt = utcTimestampNow();
  session.request = request;
  session.hopSeconds = hopSeconds;
  session.candidates = candidates;
  if (!session.request.totalDurationSeconds && request.durationSeconds > hopSeconds) {
    session.request.totalDurationSeconds = request.durationSeconds;
  }
  session.title =
      request.title.empty()
          ? tr("%1, %2").arg(ui::text(request.conditioning.artist), ui::text(request.conditioning.genre)).toStdString()
          : request.title;
  const auto level = topLevel(session);
  if (!level) return;
  if (const auto status = validate(session); !status) return refuse(status.error());
  m_opened = session.id;
  TakeJob job{newId(), session.id, "", TakeJob::Kind::grow, firstStep(session, *level, drawSeed()), ""};
  begin(job, [session](SessionShelf&, TakeStore& store) { return store.insert(session); });
}

void SessionService::open(const std::string& sessionId) {
  m_opened = sessionId;
  m_snapshot.tree.reset();
  change({});
}

void SessionService::rename(const std::string& sessionId, const std::string& title) {
  change([=](SessionShelf&, TakeStore& store) { return store.rename(sessionId, title); });
}

void SessionService::remove(const std::string& sessionId) {
  for (const auto& job : m_snapshot.jobs) {
    const auto* entry = job.sessionId == sessionId ? entryOf(job) : nullptr;
    if (entry != nullptr && !ui::hasEnded(entry->state)) {
      m_queue.cancel(std::string(entry->job.id), CancelMode::now);
    }
  }
  if (m_opened == sessionId) m_opened.clear();
  auto kept = std::make_shared<Forgotten>();
  change(
      [=](SessionShelf&, TakeStore& store) -> Status {
        ASSIGN_OR_RETURN(kept->session, store.session(sessionId));
        ASSIGN_OR_RETURN(kept->takes, store.takes(sessionId));
        return store.remove(sessionId);
      },
      [this, kept] {
        m_forgotten = std::move(*kept);
        emit changed();
      });
}

std::optional<std::string> SessionService::forgotten() const {
  return m_forgotten ? std::optional(m_forgotten->session.title) : std::nullopt;
}

void SessionService::restore() {
  if (!m_forgotten) return;
  const auto kept = std::make_shared<const Forgotten>(*std::exchange(m_forgotten, std::nullopt));
  m_opened = kept->session.id;
  m_snapshot.tree.reset();
  change([kept](SessionShelf&, TakeStore& store) { return store.restore(kept->session, kept->takes); });
}

std::optional<TakeJob> SessionService::stepBehind(const std::string& parentId) {
  const auto& tree = *m_snapshot.tree;
  const auto level = topLevel(tree.session);
  if (!level) return std::nullopt;
  TakeJob job{newId(), tree.session.id, parentId, TakeJob::Kind::grow, {}, ""};
  const auto* parent = tree.find(parentId);
  if (parent == nullptr) {
    job.request = firstStep(tree.session, *level, drawSeed());
    return job;
  }
  if (parent->isMissing) {
    emit refused(tr("The sample of this take is no longer in the library."), tr("Bring it back from the trash."));
    return std::nullopt;
  }
  double end = parent->durationSeconds + tree.session.hopSeconds;
  if (const auto intended = intendedSeconds(tree.session)) end = std::min(end, *intended);
  if (end - parent->durationSeconds < kShortestStepSeconds) return std::nullopt;
  job.request = nextStep(tree.session, parent->take.sampleId, parent->durationSeconds, end, *level, drawSeed());
  return job;
}

void SessionService::begin(TakeJob job, Work before) {
  m_starting.insert(job.id);
  change(
      [job, before = std::move(before)](SessionShelf& shelf, TakeStore& store) -> Status {
        if (before) RETURN_IF_ERROR(before(shelf, store));
        if (job.kind == TakeJob::Kind::grow) {
          ASSIGN_OR_RETURN(const bool isGrowing, shelf.isGrowing(job.sessionId, job.parentId));
          if (isGrowing) return {};
        }
        return store.insert(job);
      },
      [this, job] {
        if (findJob(job.id) != nullptr) enqueue(job);
        m_starting.erase(job.id);
      });
}

void SessionService::enqueue(const TakeJob& job) {
  const std::string jobId = m_queue.add(job.request, false);
  if (jobId.empty()) {
    change([=](SessionShelf&, TakeStore& store) { return store.forgetJob(job.id); });
    return;
  }
  change([=](SessionShelf&, TakeStore& store) { return store.setJobId(job.id, jobId); });
}

const TakeJob* SessionService::findJob(const std::string& takeJobId) const {
  const auto found = std::find_if(m_snapshot.jobs.begin(), m_snapshot.jobs.end(),
                                  [&](const TakeJob& job) { return job.id == takeJobId; });
  return found == m_snapshot.jobs.end() ? nullptr : &*found;
}

const ui::QueueEntry* SessionService::entryOf(const TakeJob& job) const {
  if (!job.jobId.empty()) return m_queue.find(job.jobId);
  const auto& entries = m_queue.entries();
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const ui::QueueEntry& entry) { return entry.job.request == job.request; });
  return found == entries.end() ? nullptr : &*found;
}

void SessionService::choose(const std::string& takeId) {
  const auto* node = tree() != nullptr ? tree()->find(takeId) : nullptr;
  if (node == nullptr) return;
  const std::string session = m_opened;
  const Work accept = [=](SessionShelf&, TakeStore& store) { return store.setCurrent(session, takeId, true); };
  const auto step = tree()->candidates(takeId).empty() ? stepBehind(takeId) : std::nullopt;
  if (step) {
    begin(*step, accept);
  } else {
    change(accept);
  }
}

void SessionService::goTo(const std::string& takeId) {
  if (tree() == nullptr) return;
  change([=, session = m_opened](SessionShelf&, TakeStore& store) { return store.setCurrent(session, takeId, false); });
}

void SessionService::reroll() {
  if (tree() == nullptr) return;
  const std::string session = m_opened;
  const std::string parent = tree()->session.currentTake;
  if (const auto step = stepBehind(parent)) {
    begin(*step, [=](SessionShelf& shelf, TakeStore& store) -> Status {
      ASSIGN_OR_RETURN(const bool isGrowing, shelf.isGrowing(session, parent));
      return isGrowing ? Status{} : store.hideCandidates(session, parent);
    });
  }
}

void SessionService::rerollFrom(const std::string& takeId, double seconds) {
  const auto* node = tree() != nullptr ? tree()->find(takeId) : nullptr;
  const auto level = node != nullptr ? topLevel(tree()->session) : std::nullopt;
  if (!level || seconds <= 0 || seconds >= node->durationSeconds) return;
  TakeJob job{newId(), m_opened, node->take.parentId, TakeJob::Kind::grow, {}, ""};
  job.request = nextStep(tree()->session, node->take.sampleId, seconds, node->durationSeconds, *level, drawSeed());
  begin(job, [session = m_opened, parent = node->take.parentId](SessionShelf&, TakeStore& store) {
    return store.setCurrent(session, parent, false);
  });
}

void SessionService::upsample(const std::string& takeId) {
  const auto* node = tree() != nullptr ? tree()->find(takeId) : nullptr;
  if (node == nullptr || node->isMissing) return;
  begin({newId(), m_opened, takeId, TakeJob::Kind::upsample,
         upsampleStep(tree()->session, node->take.sampleId, node->durationSeconds, drawSeed()), ""});
}

void SessionService::cancel(const std::string& takeJobId) {
  const auto* job = findJob(takeJobId);
  if (job == nullptr) return;
  const auto* entry = entryOf(*job);
  if (entry != nullptr && !ui::hasEnded(entry->state)) m_queue.cancel(std::string(entry->job.id), CancelMode::now);
  change([=](SessionShelf&, TakeStore& store) { return store.forgetJob(takeJobId); });
}

void SessionService::retry(const std::string& takeJobId) {
  const auto* job = findJob(takeJobId);
  if (job == nullptr) return;
  if (const auto* entry = entryOf(*job)) return m_queue.retry(std::string(entry->job.id));
  enqueue(TakeJob(*job));
}

void SessionService::settle() {
  for (const auto& job : std::vector(m_snapshot.jobs)) {
    if (m_settling.contains(job.id) || m_starting.contains(job.id)) continue;
    const auto* entry = entryOf(job);
    const auto made = m_snapshot.made.find(job.id);
    // The queue may have forgotten it meanwhile: what it made is in the library.
    const bool isForgotten = entry == nullptr && made != m_snapshot.made.end();
    if (!isForgotten && (entry == nullptr || entry->state != ui::QueueState::done)) continue;
    TakeJob found = job;
    if (entry != nullptr) found.jobId = entry->job.id;
    m_settling.insert(job.id);
    const std::vector<std::string> sampleIds = entry != nullptr ? entry->job.sampleIds : made->second;
    if (job.kind == TakeJob::Kind::upsample) {
      adopt(found, sampleIds);
      continue;
    }
    // The tag first: after the adoption nobody would know that it lacks.
    std::vector<ui::SampleChange> tags;
    for (const auto& id : sampleIds) {
      tags.push_back({id, {}});
      tags.back().edit.tags = std::vector<std::string>{kTakeTag};
    }
    m_editor.apply(tags, this, [this, found, sampleIds](const Result<std::vector<ui::SampleChange>>& result) {
      if (!result) refuse(result.error());
      adopt(found, sampleIds);
    });
  }
}

void SessionService::adopt(const TakeJob& job, const std::vector<std::string>& sampleIds) {
  change(
      [=](SessionShelf&, TakeStore& store) -> Status {
        RETURN_IF_ERROR(store.adopt(job, sampleIds));
        return {};
      },
      [this, id = job.id] { m_settling.erase(id); });
}

}  // namespace jukebox::studio

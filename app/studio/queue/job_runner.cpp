#include "app/studio/queue/job_runner.h"

#include <QRandomGenerator>

#include "core/base/id.h"
#include "core/base/log.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

/// Entries tell of their progress at most this often.
constexpr std::chrono::milliseconds kEntryInterval{50};

/// As many bits as the command line draws, so that a seed is easy to write down.
std::uint64_t drawSeed() {
  return QRandomGenerator::system()->generate();
}

Job newJob(GenerationRequest request) {
  Job job;
  job.id = newId();
  job.createdAt = utcTimestampNow();
  for (int i = 0; i < request.count; ++i) job.sampleIds.push_back(newId());
  job.request = std::move(request);
  return job;
}

bool isSameView(const ui::QueueEntry& left, const ui::QueueEntry& right) {
  return left.job.id == right.job.id && left.state == right.state && left.canContinue == right.canContinue &&
         left.job.error == right.job.error && left.previews == right.previews;
}

}  // namespace

JobRunner::JobRunner(JobRunnerOptions options, QObject* parent)
    : GenerationQueue(parent), m_options(std::move(options)), m_table(m_options.libraryRoot) {
  for (QTimer* timer : {&m_idleTimer, &m_silenceTimer, &m_entryTimer, &m_backOffTimer}) timer->setSingleShot(true);
  connect(&m_worker, &WorkerProcess::ready, this, &JobRunner::sendActive);
  connect(&m_worker, &WorkerProcess::said, this, &JobRunner::hear);
  connect(&m_worker, &WorkerProcess::ended, this, &JobRunner::onWorkerEnded);
  connect(&m_idleTimer, &QTimer::timeout, &m_worker, &WorkerProcess::end);
  connect(&m_silenceTimer, &QTimer::timeout, this, &JobRunner::askForLife);
  connect(&m_newsTimer, &QTimer::timeout, this, &JobRunner::lookForNews);
  connect(&m_backOffTimer, &QTimer::timeout, this, [this] {
    m_isBackingOff = false;
    startNext();
  });
  connect(&m_entryTimer, &QTimer::timeout, this, [this] {
    for (const auto& id : std::exchange(m_changedEntries, {})) emit entryChanged(ui::text(id));
  });
  m_entryTimer.setInterval(kEntryInterval);
  m_table.readSchedule([this](const Result<ui::QueueSchedule>& schedule) {
    if (schedule) m_schedule = *schedule;
    if (!schedule) logWarning("studio", "{}", schedule.error().sentence());
    lookForNews();  // the battery decides with the schedule, so the rows come after both
  });
  m_newsTimer.start(m_options.newsInterval);
}

JobRunner::~JobRunner() {
  blockSignals(true);
  m_isStopping = true;
  m_worker.endAndWait();
  if (m_active && !m_active->isEnding) finishActive(endingAfterDeath({}, false));
}

// ---- Rows ----------------------------------------------------------------------------------------------------------

void JobRunner::load() {
  m_isLoadWanted = true;
  if (m_isLoading) return;
  m_isLoading = true;
  m_isLoadWanted = false;
  m_table.load([this, changes = m_changes](const Result<TableSnapshot>& snapshot) {
    m_isLoading = false;
    // A snapshot from before the latest change of a row is stale.
    if (snapshot && (m_isLoadWanted || changes != m_changes)) return load();
    if (snapshot) take(*snapshot);
    setLibraryError(snapshot ? std::nullopt : std::optional<Error>(snapshot.error()));
  });
}

void JobRunner::setLibraryError(std::optional<Error> error) {
  const bool isNews = error.has_value() != m_libraryError.has_value();
  m_libraryError = std::move(error);
  if (isNews) emit changed();
}

ui::QueueEntry JobRunner::entryFor(const TableRow& row) const {
  ui::QueueEntry entry;
  const ui::QueueEntry* known = m_list.find(row.job.id);
  if (known != nullptr) entry = *known;
  const bool isOurs = m_active && m_active->id == row.job.id;
  if (isOurs && known != nullptr) return entry;
  if (known != nullptr && entry.job.error != row.job.error) entry.error.reset();
  entry.job = row.job;
  entry.state = QueueList::stateOf(row.job.state, row.held);
  entry.canContinue = row.facts.canContinue;
  entry.previews = row.facts.previews;
  if (!entry.error && !row.job.error.empty()) entry.error = makeError(ErrorKind::internal, row.job.error);
  return entry;
}

void JobRunner::take(const TableSnapshot& snapshot) {
  std::vector<ui::QueueEntry> entries;
  entries.reserve(snapshot.rows.size());
  bool hasActive = !m_active;
  for (const auto& row : snapshot.rows) {
    hasActive = hasActive || row.job.id == m_active->id;
    entries.push_back(entryFor(row));
  }
  // Our run goes on even if its row was taken away behind our back.
  if (!hasActive) entries.push_back(*m_list.find(m_active->id));
  QueueList list;
  list.assign(std::move(entries));
  const auto& before = m_list.entries();
  const auto& after = list.entries();
  const bool isSame = m_isLoaded && m_isOwner == snapshot.isOwner &&
                      std::equal(before.begin(), before.end(), after.begin(), after.end(), isSameView);
  if (isSame) return;
  m_list = std::move(list);
  m_isLoaded = true;
  m_isOwner = snapshot.isOwner;
  emit changed();
  startNext();
}

void JobRunner::lookForNews() {
  if (m_isLookingForNews || m_isStopping) return;
  m_isLookingForNews = true;
  const bool readsBattery = m_schedule.pauseOnBattery;
  m_table.lookForNews(readsBattery ? m_options.powerSupplyFolder : std::filesystem::path(),
                      [this, readsBattery](const Result<TableNews>& news) {
                        m_isLookingForNews = false;
                        if (readsBattery != m_schedule.pauseOnBattery) return lookForNews();
                        if (news) return hearNews(*news);
                        setLibraryError(news.error());
                      });
}

void JobRunner::hearNews(const TableNews& news) {
  m_isOnBattery = news.isOnBattery;
  if (news.isChanged || !m_isLoaded || m_libraryError) load();
  applySchedule();
}

// ---- Requests ------------------------------------------------------------------------------------------------------

void JobRunner::refuse(const Error& error) {
  emit refused(ui::errorText(error.message), ui::errorText(error.advice));
}

/// For changes of rows that the list shows already.
template <class T>
JobTable::Answer<T> JobRunner::reportFailure() {
  ++m_changes;
  return [this](const Result<T>& result) {
    if (result) return;
    refuse(result.error());
    load();
  };
}

bool JobRunner::mayChange() {
  if (m_isOwner) return true;
  emit refused(tr("Another studio works on this library's queue."), tr("Change the job there, or close that studio."));
  return false;
}

const ui::QueueEntry* JobRunner::changeable(const std::string& jobId) {
  const auto* entry = m_list.find(jobId);
  if (entry == nullptr) {
    emit refused(tr("This job is not in the queue any more."), QString());
    return nullptr;
  }
  return mayChange() ? entry : nullptr;
}

std::string JobRunner::add(GenerationRequest request, bool freshSeed) {
  if (freshSeed) request.seed = drawSeed();
  if (const auto status = validate(request); !status) {
    refuse(status.error());
    return {};
  }
  ui::QueueEntry entry;
  entry.job = newJob(std::move(request));
  const std::string id = entry.job.id;
  m_table.insert(entry.job, reportFailure<void>());
  m_list.add(std::move(entry));
  m_trouble.reset();
  emit changed();
  startNext();
  return id;
}

void JobRunner::move(const std::string& jobId, int place) {
  const auto* entry = changeable(jobId);
  if (entry == nullptr) return;
  if (!QueueList::isWaiting(entry->state))
    return refuse(makeError(ErrorKind::invalidInput, tr("This job does not wait.").toStdString()));
  m_list.move(jobId, std::max(place, 0));
  m_table.move(jobId, std::max(place, 0), reportFailure<void>());
  emit changed();
}

void JobRunner::hold(const std::string& jobId, bool held) {
  const auto* entry = changeable(jobId);
  if (entry == nullptr) return;
  if (!QueueList::isWaiting(entry->state))
    return refuse(makeError(ErrorKind::invalidInput, tr("This job does not wait.").toStdString()));
  m_list.setState(jobId, held ? ui::QueueState::held : ui::QueueState::waiting);
  m_table.setHeld(jobId, held, reportFailure<void>());
  emit changed();
  startNext();
}

void JobRunner::pause(const std::string& jobId) {
  if (changeable(jobId) == nullptr) return;
  if (!m_active || m_active->id != jobId) return emit refused(tr("This job does not run here."), QString());
  m_active->isPausedByUser = true;
  applyPause();
}

void JobRunner::resume(const std::string& jobId) {
  if (changeable(jobId) == nullptr) return;
  if (!m_active || m_active->id != jobId) return emit refused(tr("This job does not run here."), QString());
  m_active->isPausedByUser = false;
  m_active->isScheduleOverruled = m_active->isPausedBySchedule || m_active->isScheduleOverruled;
  m_active->isPausedBySchedule = false;
  applyPause();
}

void JobRunner::cancel(const std::string& jobId, CancelMode mode) {
  const auto* entry = changeable(jobId);
  if (entry == nullptr || mode == CancelMode::none) return;
  if (QueueList::isWaiting(entry->state)) {
    m_list.find(jobId)->job.finishedAt = utcTimestampNow();
    m_list.setState(jobId, ui::QueueState::cancelled);
    m_table.changeState(jobId, JobState::cancelled, reportFailure<Job>());
    emit changed();
    return;
  }
  if (!m_active || m_active->id != jobId) return emit refused(tr("This job does not run here."), QString());
  if (m_active->isEnding || m_active->cancel == CancelMode::now || m_active->cancel == mode) return;
  m_active->cancel = mode;
  m_list.setState(jobId, ui::QueueState::stopping);
  if (m_active->isSent) {
    m_worker.send(CancelCommand{jobId, mode});
    m_silenceTimer.start(mode == CancelMode::now ? m_options.answerTime : m_options.stallTime);
  } else if (m_active->isClaimed) {
    finishActive({JobState::cancelled, {}, false});
  }
  emit changed();
}

void JobRunner::sketch(const std::string& jobId, std::optional<RegionWish> wish) {
  const auto* entry = changeable(jobId);
  if (entry == nullptr) return;
  if (!m_active || m_active->id != jobId) return emit refused(tr("This job does not run here."), QString());
  if (wish) {
    const auto status = validate(*wish);
    if (!status) return refuse(status.error());
  }
  m_list.find(jobId)->wish = wish;
  if (m_active->isStarted && !m_active->isEnding) m_worker.send(SketchCommand{jobId, wish});
  noteEntryChange(jobId);
}

void JobRunner::retry(const std::string& jobId) {
  const auto* entry = changeable(jobId);
  if (entry == nullptr) return;
  if (!QueueList::isOver(entry->state) || entry->state == ui::QueueState::done) {
    return emit refused(tr("Only a job that failed, was cancelled or was interrupted can be tried again."), QString());
  }
  m_deaths.erase(jobId);
  m_trouble.reset();
  auto* changing = m_list.find(jobId);
  changing->error.reset();
  changing->progress.reset();
  changing->job.error.clear();
  changing->job.finishedAt.clear();
  changing->job.state = JobState::queued;
  m_list.setState(jobId, ui::QueueState::waiting);
  m_table.changeState(jobId, JobState::queued, reportFailure<Job>());
  if (changing->canContinue) {
    m_list.move(jobId, 0);
    m_table.move(jobId, 0, reportFailure<void>());
  }
  emit changed();
  startNext();
}

std::string JobRunner::duplicate(const std::string& jobId, bool freshSeed) {
  const auto* entry = m_list.find(jobId);
  if (entry == nullptr) {
    emit refused(tr("This job is not in the queue any more."), QString());
    return {};
  }
  return add(entry->job.request, freshSeed);
}

void JobRunner::remove(const std::string& jobId) {
  const auto* entry = changeable(jobId);
  if (entry == nullptr) return;
  if (QueueList::isAtWork(entry->state)) return emit refused(tr("This job is running."), tr("Cancel it first."));
  m_deaths.erase(jobId);
  m_list.remove(jobId);
  m_table.remove({jobId}, reportFailure<void>());
  emit changed();
}

void JobRunner::removeEnded() {
  if (!mayChange()) return;
  std::vector<std::string> ids;
  for (const auto& entry : m_list.entries()) {
    const bool isForgotten = entry.state == ui::QueueState::done || entry.state == ui::QueueState::cancelled;
    if (isForgotten) ids.push_back(entry.job.id);
  }
  if (ids.empty()) return;
  for (const auto& id : ids) m_list.remove(id);
  m_table.remove(ids, reportFailure<void>());
  emit changed();
}

void JobRunner::setSchedule(const ui::QueueSchedule& schedule) {
  if (schedule == m_schedule) return;
  m_schedule = schedule;
  m_trouble.reset();
  m_table.writeSchedule(schedule, reportFailure<void>());
  lookForNews();
  applySchedule();
  emit changed();
}

QString JobRunner::waitingReason() const {
  if (m_libraryError) return ui::errorSentence(*m_libraryError);
  if (m_isLoaded && !m_isOwner) return tr("Another studio works on this library's queue. This one shows it.");
  const bool isRunningHeld = m_active && m_active->isPausedBySchedule;
  if (!isRunningHeld && m_list.next() == nullptr) return {};
  if (m_trouble) return ui::text(m_trouble->sentence());
  switch (isRunningHeld ? holdOfRunning() : scheduleHold()) {
    case ScheduleHold::nothing:
      return {};
    case ScheduleHold::paused:
      return tr("The queue is paused.");
    case ScheduleHold::battery:
      return tr("The queue waits until the computer is plugged in.");
    case ScheduleHold::night:
      return tr("The queue waits for the night, which begins at %1:00.").arg(m_schedule.nightBeginHour);
  }
  return {};
}

void JobRunner::setWorkerOptions(const WorkerOptions& options) {
  if (options == m_options.worker) return;
  m_options.worker = options;
  if (!m_active) m_worker.end();
}

void JobRunner::stop() {
  if (m_isStopping) return;
  m_isStopping = true;
  m_newsTimer.stop();
  m_backOffTimer.stop();
  m_worker.end();
  if (m_active && !m_active->isSent && m_active->isClaimed && !m_active->isEnding) {
    finishActive(endingAfterDeath({}, false));
  } else if (!m_active && !m_worker.isRunning()) {
    QMetaObject::invokeMethod(this, &JobRunner::stopped, Qt::QueuedConnection);
  }
}

}  // namespace jukebox::studio

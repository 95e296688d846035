// JobRunner's work: which job is next, the worker's life, and how a run ends.

#include <algorithm>

#include "app/studio/queue/job_runner.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

/// Questions in a row that a worker may answer without getting on with its job.
constexpr int kMaximumAsks = 3;

}  // namespace

// ---- What is next --------------------------------------------------------------------------------------------------

ScheduleHold JobRunner::scheduleHold() const {
  return holdOf(m_schedule, m_options.localHour(), m_isOnBattery);
}

/// A paused queue begins nothing; what runs goes on.
ScheduleHold JobRunner::holdOfRunning() const {
  auto schedule = m_schedule;
  schedule.isPaused = false;
  return holdOf(schedule, m_options.localHour(), m_isOnBattery);
}

bool JobRunner::mayBegin() const {
  return m_isLoaded && m_isOwner && !m_active && !m_trouble && !m_isStopping && !m_isBackingOff &&
         scheduleHold() == ScheduleHold::nothing;
}

void JobRunner::startNext() {
  if (m_active) return;
  const auto* next = mayBegin() ? m_list.next() : nullptr;
  if (next != nullptr) return begin(next->job.id);
  if (m_worker.isRunning() && !m_idleTimer.isActive()) m_idleTimer.start(m_options.idleTime);
}

void JobRunner::begin(const std::string& jobId) {
  m_idleTimer.stop();
  m_active.emplace().id = jobId;
  auto* entry = m_list.find(jobId);
  entry->progress.reset();
  entry->error.reset();
  m_list.setState(jobId, ui::QueueState::starting);
  ++m_changes;
  m_table.begin(jobId, [this](const Result<Job>& job) { claimed(job); });
  emit changed();
}

void JobRunner::claimed(const Result<Job>& job) {
  if (!job) {
    // Somebody else has taken it, or the disk is full: look again in a while.
    logWarning("studio", "{}", job.error().sentence());
    m_list.setState(m_active->id, ui::QueueState::waiting);
    m_list.move(m_active->id, 0);
    m_active.reset();
    waitBeforeNext(m_options.newsInterval);
    emit changed();
    return load();
  }
  m_active->isClaimed = true;
  if (auto* entry = m_list.find(m_active->id)) entry->job = *job;
  if (m_isStopping) return finishActive(endingAfterDeath({}, false));
  if (m_active->cancel) return finishActive({JobState::cancelled, {}, false});
  sendActive();
}

void JobRunner::waitBeforeNext(std::chrono::milliseconds time) {
  m_isBackingOff = true;
  m_backOffTimer.start(time);
}

// ---- The worker ----------------------------------------------------------------------------------------------------

WorkerLaunch JobRunner::launch() const {
  WorkerLaunch launch;
  launch.program = m_options.workerProgram;
  if (launch.program.isEmpty()) launch.program = ui::text((executableFolder() / "jukebox").string());
  launch.arguments = m_options.workerArguments;
  launch.arguments << QStringLiteral("serve") << QStringLiteral("--library")
                   << ui::text(m_table.files().root().string());
  if (m_options.worker.threads > 0) {
    launch.arguments << QStringLiteral("--threads") << QString::number(m_options.worker.threads);
  }
  const auto limit = m_options.worker.memoryLimitBytes;
  launch.memoryLimitBytes = limit > 0 ? std::max(limit, kSmallestMemoryLimit) : 0;
  launch.helloTime = m_options.helloTime;
  launch.grace = m_options.grace;
  return launch;
}

/// Sends the job that is due, or first starts the worker that is to get it.
void JobRunner::sendActive() {
  if (!m_active || !m_active->isClaimed || m_active->isSent || m_active->isEnding) return;
  if (!m_worker.isRunning()) return m_worker.start(launch());
  if (!m_worker.isReady()) return;  // it starts, or it ends and the next one follows
  const auto* entry = m_list.find(m_active->id);
  GenerateCommand command;
  command.jobId = m_active->id;
  command.request = entry->job.request;
  command.sampleIds = entry->job.sampleIds;
  m_active->isSent = true;
  m_silenceTimer.start(m_options.stallTime);
  m_worker.send(command);
}

void JobRunner::onWorkerEnded(const Error& reason, bool wasReady) {
  m_silenceTimer.stop();
  m_idleTimer.stop();
  if (m_active && !m_active->isEnding) {
    // A worker that was ended before it got this job says nothing about the job.
    const bool wasForAnother = wasReady && m_active->isClaimed && !m_active->isSent && !m_isStopping;
    if (wasForAnother || !m_active->isClaimed) return sendActive();
    return finishActive(endingAfterDeath(reason, wasReady));
  }
  if (m_isStopping && !m_active) emit stopped();
  startNext();
}

/// How the active job ends when the worker is gone.
JobEnding JobRunner::endingAfterDeath(const Error& reason, bool wasReady) {
  if (m_active->cancel) return {JobState::cancelled, {}, false};
  if (m_isStopping) {
    // A job that never reached the worker simply waits on.
    if (!m_active->isSent) return {JobState::queued, {}, true};
    return {JobState::interrupted, {}, false};
  }
  const int deaths = ++m_deaths[m_active->id];
  const bool isTriedAgain = deaths < m_options.attempts && !m_active->isPausedByUser;
  if (!wasReady && !isTriedAgain) m_trouble = reason;
  return {JobState::interrupted, reason, isTriedAgain};
}

/// A running job has said nothing for a long time, or has not stopped when it should.
void JobRunner::askForLife() {
  if (!m_active || !m_active->isSent || m_active->isEnding) return;
  if (m_active->unanswered > 0 || m_active->cancel == CancelMode::now) {
    return m_worker.abandon(makeError(ErrorKind::internal,
                                      tr("The worker did not answer any more and was ended.").toStdString(),
                                      tr("Try again; nothing that was finished is lost.").toStdString()));
  }
  if (m_active->asks >= kMaximumAsks) {
    return m_worker.abandon(makeError(ErrorKind::internal,
                                      tr("The worker did not get on with the job and was ended.").toStdString(),
                                      tr("Try again; nothing that was finished is lost.").toStdString()));
  }
  // Letting a job go on that was not paused changes nothing, but is answered.
  ++m_active->unanswered;
  m_worker.send(ResumeCommand{m_active->id});
  m_silenceTimer.start(m_options.answerTime);
}

// ---- Pausing -------------------------------------------------------------------------------------------------------

void JobRunner::applyPause() {
  if (!m_active || !m_active->isStarted || m_active->isEnding || m_active->cancel) return;
  const bool isWanted = m_active->isPausedByUser || m_active->isPausedBySchedule;
  if (isWanted == m_active->isPauseSent) return;
  m_active->isPauseSent = isWanted;
  if (isWanted) {
    m_worker.send(PauseCommand{m_active->id});
  } else {
    m_worker.send(ResumeCommand{m_active->id});
  }
  ++m_active->unanswered;
  m_silenceTimer.start(m_options.answerTime);
}

void JobRunner::applySchedule() {
  if (m_active) {
    const bool isHeld = holdOfRunning() != ScheduleHold::nothing;
    if (!isHeld) m_active->isScheduleOverruled = false;
    const bool isPaused = isHeld && !m_active->isScheduleOverruled;
    if (std::exchange(m_active->isPausedBySchedule, isPaused) != isPaused) {
      applyPause();
      emit changed();
    }
  }
  startNext();
}

// ---- Endings -------------------------------------------------------------------------------------------------------

void JobRunner::finishActive(const JobEnding& ending) {
  m_silenceTimer.stop();
  m_active->isEnding = true;
  ++m_changes;
  m_table.finish(m_active->id, ending,
                 [this, id = m_active->id, ending](const Result<TableRow>& row) { takeEnding(id, ending, row); });
}

void JobRunner::takeEnding(const std::string& jobId, const JobEnding& ending, const Result<TableRow>& row) {
  m_active.reset();
  if (!row) {
    logWarning("studio", "{}", row.error().sentence());
    refuse(row.error());
    load();
  }
  const JobState asked = ending.isForNext ? JobState::queued : ending.state;
  const JobState state = row ? row->job.state : asked;
  if (auto* entry = m_list.find(jobId)) describeEnding(*entry, state, ending.error, row);
  m_list.setState(jobId, QueueList::stateOf(state, false));
  if (state == JobState::queued) {
    m_list.move(jobId, 0);
    waitBeforeNext(m_options.retryDelay);
  }
  emit changed();
  if (state == JobState::done) emit finished(ui::text(jobId));
  if (m_isStopping && !m_active && !m_worker.isRunning()) emit stopped();
  startNext();
}

/// What remains of a run: the row, what can be heard, and why it ended if that was not wanted.
void JobRunner::describeEnding(ui::QueueEntry& entry, JobState state, const Error& reason,
                               const Result<TableRow>& row) {
  if (row) {
    entry.job = row->job;
    entry.canContinue = row->facts.canContinue && state != JobState::done;
    entry.previews = entry.canContinue ? row->facts.previews : std::vector<ui::QueuePreview>{};
  }
  entry.error.reset();
  if (state == JobState::done || state == JobState::cancelled) entry.wish.reset();
  if (state == JobState::done || state == JobState::cancelled) return;
  if (!reason.message.empty()) {
    entry.error = reason;
  } else if (!entry.job.error.empty()) {
    entry.error = makeError(ErrorKind::internal, entry.job.error);
  }
}

}  // namespace jukebox::studio

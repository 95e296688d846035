// What JobRunner makes of the worker's words. A worker speaks of the job that it was given, or it is not heard.

#include <algorithm>

#include "app/studio/queue/job_runner.h"
#include "core/base/log.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

/// More announced recordings than this are not looked at together.
constexpr int kMaximumPendingChecks = 64;

}  // namespace

void JobRunner::hear(const Event& event) {
  if (const auto* log = std::get_if<LogEvent>(&event)) return logMessage(log->level, log->category, log->message);
  std::visit(
      [this](const auto& told) {
        if constexpr (requires { hearOf(told); }) {
          const bool isOurs = m_active && m_active->isSent && !m_active->isEnding && told.jobId == m_active->id;
          if (!isOurs) return m_worker.noteNonsense("words about a job that it does not have");
          hearOf(told);
        }
      },
      event);
}

void JobRunner::hearOf(const AcceptedEvent&) {
  m_active->isAccepted = true;
}

void JobRunner::hearOf(const StartedEvent& event) {
  auto* entry = m_list.find(event.jobId);
  if (event.seed != entry->job.request.seed || event.sampleIds != entry->job.sampleIds) {
    return m_worker.abandon(makeError(ErrorKind::internal,
                                      tr("The worker began something else than it was asked for.").toStdString(),
                                      tr("Install the program again if this happens again.").toStdString()));
  }
  m_active->isStarted = true;
  if (!m_active->cancel) {
    m_silenceTimer.start(m_options.stallTime);
    m_list.setState(event.jobId, ui::QueueState::running);
    emit changed();
  }
  // What was wished for while another worker had the job.
  if (entry->wish) m_worker.send(SketchCommand{event.jobId, entry->wish});
  applyPause();
}

void JobRunner::hearOf(const ProgressEvent& event) {
  auto* entry = m_list.find(event.jobId);
  JobProgress progress = event.progress;
  if (entry->progress) progress.fraction = std::max(progress.fraction, entry->progress->fraction);
  entry->progress = progress;
  m_active->asks = 0;
  if (!m_active->isPauseSent && m_active->cancel != CancelMode::now) m_silenceTimer.start(m_options.stallTime);
  noteEntryChange(event.jobId);
}

void JobRunner::hearOf(const PreviewEvent& event) {
  checkSound({event.sampleId, event.sampleIndex, event.level, event.file, event.durationSeconds, event.spans, false});
}

void JobRunner::hearOf(const LevelWrittenEvent& event) {
  checkSound({event.sampleId, event.sampleIndex, event.level, event.file, 0, {}, event.lowest});
}

void JobRunner::hearOf(const SketchedEvent& event) {
  auto* entry = m_list.find(event.jobId);
  if (entry->wish == event.wish) entry->wish.reset();
  noteEntryChange(event.jobId);
}

/// The file is looked at before anybody is told of it.
void JobRunner::checkSound(const ui::QueuePreview& told) {
  if (m_pendingChecks >= kMaximumPendingChecks) return;
  ++m_pendingChecks;
  const Job& job = m_list.find(m_active->id)->job;
  m_table.checkPreview(job, told, [this, id = job.id](const Result<ui::QueuePreview>& checked) {
    --m_pendingChecks;
    if (!m_active || m_active->id != id) return;
    if (!checked) return m_worker.noteNonsense(checked.error().sentence());
    takePreview(id, *checked);
  });
}

void JobRunner::takePreview(const std::string& jobId, ui::QueuePreview preview) {
  auto* entry = m_list.find(jobId);
  const auto same = std::find_if(entry->previews.begin(), entry->previews.end(), [&](const auto& other) {
    return other.sampleId == preview.sampleId && other.level == preview.level;
  });
  if (same == entry->previews.end()) {
    entry->previews.push_back(std::move(preview));
  } else {
    *same = std::move(preview);
  }
  noteEntryChange(jobId);
}

void JobRunner::hearOf(const PausedEvent& event) {
  hearAnswer(event.jobId, true);
}

void JobRunner::hearOf(const ResumedEvent& event) {
  hearAnswer(event.jobId, false);
}

/// The last answer tells where the job stands; those before it were overtaken.
void JobRunner::hearAnswer(const std::string& jobId, bool isPaused) {
  if (m_active->unanswered == 0) return m_worker.noteNonsense("an answer that nobody asked for");
  if (--m_active->unanswered > 0 || m_active->cancel) return;
  if (isPaused != m_active->isPauseSent) return m_worker.noteNonsense("the opposite of what it was asked for");
  if (isPaused) {
    m_silenceTimer.stop();
  } else {
    ++m_active->asks;
    m_silenceTimer.start(m_options.stallTime);
  }
  m_list.setState(jobId, isPaused              ? ui::QueueState::paused
                         : m_active->isStarted ? ui::QueueState::running
                                               : ui::QueueState::starting);
  emit changed();
}

void JobRunner::hearOf(const DoneEvent& event) {
  m_deaths.erase(event.jobId);
  finishActive({JobState::done, {}, false});
}

void JobRunner::hearOf(const FailedEvent& event) {
  m_deaths.erase(event.jobId);
  finishActive({JobState::failed, event.error, false});
}

void JobRunner::hearOf(const CancelledEvent& event) {
  m_deaths.erase(event.jobId);
  if (m_active->cancel) return finishActive({JobState::cancelled, {}, false});
  Error reason;
  if (!m_isStopping) {
    reason = makeError(ErrorKind::cancelled, tr("The worker was asked to end by another program.").toStdString());
  }
  finishActive({JobState::interrupted, reason, false});
}

/// Before the job was accepted, an error is its end; later, the worker has forgotten it or could not obey.
void JobRunner::hearOf(const ErrorEvent& event) {
  if (!m_active->isAccepted) return finishActive({JobState::failed, event.error, false});
  if (m_active->unanswered > 0 || m_active->cancel) return m_worker.abandon(event.error);
  refuse(event.error);
}

void JobRunner::noteEntryChange(const std::string& jobId) {
  m_changedEntries.insert(jobId);
  if (!m_entryTimer.isActive()) m_entryTimer.start();
}

}  // namespace jukebox::studio

#include "app/studio/queue_desk.h"

#include <QApplication>

#include "app/studio/desktop_notification.h"
#include "ui/library/sample_text.h"
#include "ui/queue/queue_text.h"

namespace jukebox::studio {
namespace {

/// What the player shows of a recording that is no sample yet.
Sample factsOf(const ui::QueueEntry& entry, const ui::QueuePreview& preview) {
  Sample facts;
  facts.id = "preview-" + preview.sampleId;
  facts.title = QueueDesk::tr("%1 (in the making)").arg(ui::QueueText::title(entry)).toStdString();
  facts.request = entry.job.request;
  facts.durationSeconds = preview.durationSeconds;
  return facts;
}

}  // namespace

QueueDesk::QueueDesk(ui::MainWindow& window, ui::GenerationQueue& queue, PlaybackService& playback, QObject* parent)
    : QObject(parent), m_window(window), m_queue(queue), m_playback(playback), m_page(new ui::QueuePage(queue)) {
  m_window.addPage(ui::Icon::clock, tr("Queue"), m_page);
  connect(m_page, &ui::QueuePage::newSongRequested, this, &QueueDesk::newSongRequested);
  connect(m_page, &ui::QueuePage::settingsRequested, this, &QueueDesk::settingsRequested);
  connect(m_page, &ui::QueuePage::sampleRequested, this,
          [this](const QString& id) { m_window.reveal(id.toStdString()); });
  connect(m_page, &ui::QueuePage::previewRequested, this, &QueueDesk::play);
  const auto showBadge = [this](int open) {
    m_window.setPageBadge(m_page, open > 0 ? QString::number(open) : QString());
  };
  connect(m_page, &ui::QueuePage::openJobsChanged, this, showBadge);
  showBadge(m_page->openJobs());
  connect(&m_queue, &ui::GenerationQueue::entryChanged, this, &QueueDesk::hear);
  connect(&m_queue, &ui::GenerationQueue::finished, this, &QueueDesk::tellFinished);
  connect(&m_queue, &ui::GenerationQueue::refused, &m_window, &ui::MainWindow::showFailure);
}

void QueueDesk::play(const QString& jobId, const ui::QueuePreview& preview, double seconds) {
  const auto* entry = m_queue.find(jobId.toStdString());
  if (entry == nullptr) return;
  m_playingJob = entry->job.id;
  m_playing = preview;
  m_playback.playFile(factsOf(*entry, preview), preview.file, seconds);
}

void QueueDesk::hear(const QString& jobId) {
  if (const auto* entry = m_queue.find(jobId.toStdString()); entry != nullptr) beginLive(*entry);
  refreshPlaying(jobId);
}

/// What shall be heard while it is composed begins with its first sound, unless something else plays.
void QueueDesk::beginLive(const ui::QueueEntry& entry) {
  const bool isNew = entry.job.request.isLive && m_liveJob != entry.job.id && !entry.previews.empty();
  if (!isNew) return;
  m_liveJob = entry.job.id;
  if (m_playback.state().transport == ui::Transport::playing) return;
  play(QString::fromStdString(entry.job.id), entry.previews.front(), 0);
}

/// More of a preview that plays has become better: it goes on with that at the same place.
void QueueDesk::refreshPlaying(const QString& jobId) {
  if (m_playingJob != jobId.toStdString()) return;
  const auto* entry = m_queue.find(m_playingJob);
  if (entry == nullptr) return;
  const ui::QueuePreview* best = nullptr;
  for (const auto& preview : entry->previews) {
    if (preview.sampleIndex == m_playing.sampleIndex && (best == nullptr || preview.level <= best->level))
      best = &preview;
  }
  if (best == nullptr || *best == m_playing || best->level > m_playing.level) return;
  m_playing = *best;
  m_playback.refreshFile(factsOf(*entry, *best), best->file);
}

void QueueDesk::tellFinished(const QString& jobId) {
  const auto* entry = m_queue.find(jobId.toStdString());
  if (entry == nullptr || entry->job.sampleIds.empty()) return;
  const QString sentence = tr("“%1” is in the library.").arg(ui::QueueText::title(*entry));
  m_window.showProgress(sentence, tr("Show"), [this, id = entry->job.sampleIds.front()] { m_window.reveal(id); });
  if (m_isNotifying && QApplication::activeWindow() == nullptr) notifyDesktop(tr("A song is done"), sentence);
}

}  // namespace jukebox::studio

#pragma once
// QueueDesk: the page of the queue in the window: what is heard of a job, what is said when one ends.

#include <QObject>

#include "app/studio/playback_service.h"
#include "ui/queue/queue_page.h"
#include "ui/shell/main_window.h"

namespace jukebox::studio {

class QueueDesk : public QObject {
  Q_OBJECT
 public:
  /// Adds the page to the window. All must outlive it.
  QueueDesk(ui::MainWindow& window, ui::GenerationQueue& queue, PlaybackService& playback, QObject* parent = nullptr);

  ui::QueuePage& page() { return *m_page; }
  void setNotifying(bool isNotifying) { m_isNotifying = isNotifying; }

 signals:
  void newSongRequested();
  void settingsRequested(const jukebox::GenerationRequest& request);

 private:
  void play(const QString& jobId, const ui::QueuePreview& preview, double seconds);
  void hear(const QString& jobId);
  void refreshPlaying(const QString& jobId);
  void beginLive(const ui::QueueEntry& entry);
  void tellFinished(const QString& jobId);

  ui::MainWindow& m_window;
  ui::GenerationQueue& m_queue;
  PlaybackService& m_playback;
  ui::QueuePage* m_page;
  bool m_isNotifying = true;
  std::string m_liveJob;  ///< the last one that began to play by itself
  std::string m_playingJob;
  ui::QueuePreview m_playing;
};

}  // namespace jukebox::studio

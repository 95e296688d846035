#pragma once
// JobPanel: everything about one job of the queue, and what can be done with it.

#include <QScrollArea>
#include <map>

#include "ui/queue/generation_queue.h"

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace jukebox::ui {

class FactList;
class LevelBar;

class JobPanel : public QScrollArea {
  Q_OBJECT
 public:
  /// The queue must outlive it.
  explicit JobPanel(GenerationQueue& queue, QWidget* parent = nullptr);
  /// Empty: nothing.
  void showJob(const std::string& jobId);
  const std::string& jobId() const { return m_jobId; }

 signals:
  void previewRequested(const QString& jobId, const jukebox::ui::QueuePreview& preview, double seconds);
  void sampleRequested(const QString& sampleId);
  void settingsRequested(const jukebox::GenerationRequest& request);

 private:
  /// One line of what can be heard.
  struct PreviewRow {
    QWidget* row = nullptr;
    QLabel* name = nullptr;
    LevelBar* bar = nullptr;
  };
  void build();
  QHBoxLayout* addButtonRow();
  QPushButton* addButton(QHBoxLayout* row, const QString& name, const char* objectName, std::function<void()> run);
  void addCancelMenu();
  void refresh();
  void refreshButtons(const QueueEntry& entry);
  void refreshPreviews(const QueueEntry& entry);
  void addPreviewRow(PreviewRow& row, int sampleIndex, int level);
  void askForMoment(int sampleIndex, int level, double seconds);
  void refreshWish(const QueueEntry& entry);
  void refreshFacts(const QueueEntry& entry);

  GenerationQueue& m_queue;
  std::string m_jobId;
  QLabel *m_title, *m_subtitle, *m_state, *m_sentence, *m_progressText, *m_eta, *m_listenHeading, *m_wish;
  QProgressBar* m_progress;
  QPushButton *m_pause, *m_resume, *m_continue, *m_hold, *m_release, *m_duplicate, *m_again, *m_settings, *m_remove,
      *m_open, *m_cancel, *m_neverMind;
  QVBoxLayout *m_layout, *m_previewLayout;
  std::map<std::pair<int, int>, PreviewRow> m_previews;  ///< by sample and level
  FactList* m_facts;
};

}  // namespace jukebox::ui

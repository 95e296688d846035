#pragma once
// QueuePage: all generations: what runs, what waits, what has ended.

#include <QTimer>
#include <QWidget>

#include "ui/queue/generation_queue.h"

class QAction;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace jukebox::ui {

class JobPanel;
class QueueModel;
class StatePage;

class QueuePage : public QWidget {
  Q_OBJECT
 public:
  /// The queue must outlive it.
  explicit QueuePage(GenerationQueue& queue, QWidget* parent = nullptr);

  QListView& list() { return *m_list; }
  JobPanel& panel() { return *m_panel; }
  void select(const std::string& jobId);
  /// Jobs that wait or run, for a badge.
  int openJobs() const;

 signals:
  void newSongRequested();
  void previewRequested(const QString& jobId, const jukebox::ui::QueuePreview& preview, double seconds);
  void sampleRequested(const QString& sampleId);
  void settingsRequested(const jukebox::GenerationRequest& request);
  void openJobsChanged(int count);

 private:
  QWidget* makeBar();
  void addSchedule();
  void addKeys();
  void refresh();
  void showContextMenu(const QPoint& position);

  GenerationQueue& m_queue;
  QueueModel* m_model;
  QListView* m_list;
  JobPanel* m_panel;
  StatePage* m_empty;
  QStackedWidget* m_stack;
  QLabel *m_summary, *m_reason;
  QPushButton *m_hold, *m_clear;
  QToolButton* m_scheduleButton;
  QAction *m_battery, *m_night;
  QTimer m_clock;  ///< finish times move on
  int m_openJobs = -1;
};

}  // namespace jukebox::ui

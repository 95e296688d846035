#pragma once
// TrainPage: teach a model your own recordings, in three steps: recordings, what to train, watch.

#include <QWidget>

#include "ui/models/model_catalog.h"
#include "ui/training/training_desk.h"

class QButtonGroup;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace jukebox::ui {

class PlanStep;
class RecordingsStep;
class RunList;
class WatchStep;

class TrainPage : public QWidget {
  Q_OBJECT
 public:
  /// Both must outlive it.
  TrainPage(TrainingDesk& desk, ModelCatalog& models, QWidget* parent = nullptr);

  enum Step { recordings, plan, watching };
  Step step() const;
  /// Begins at the first step, whatever was shown.
  void newTraining();
  void showRun(const std::string& id);

 signals:
  /// An example of a training shall be heard.
  void playFileRequested(const QString& path);
  /// The Models page shall be shown.
  void modelsRequested();

 private:
  QWidget* makeSide();
  QWidget* makeSteps();
  QWidget* makeNotice();
  void showStep(Step step);
  void showRuns();
  void showNotice(const QString& message, const QString& advice);

  TrainingDesk& m_desk;
  ModelCatalog& m_models;
  RunList* m_runs;
  QLabel* m_noRuns;
  QStackedWidget* m_stack;
  RecordingsStep* m_recordings;
  PlanStep* m_plan;
  WatchStep* m_watch;
  QButtonGroup* m_steps;
  QWidget* m_notice;
  QLabel* m_noticeText;
  bool m_wasRead = false;
};

}  // namespace jukebox::ui

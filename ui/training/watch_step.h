#pragma once
// WatchStep: the third step of a training: how it goes, curves and sounds, stop, continue and publish.

#include <QWidget>

#include "ui/training/training_desk.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace jukebox::ui {

class ExampleList;
class LossChart;

class WatchStep : public QWidget {
  Q_OBJECT
 public:
  /// The desk must outlive it.
  explicit WatchStep(TrainingDesk& desk, QWidget* parent = nullptr);
  /// An empty id: of none.
  void watch(const std::string& runId);
  const std::string& runId() const { return m_runId; }
  LossChart& chart() { return *m_chart; }

 signals:
  void playFileRequested(const QString& path);
  void modelsRequested();

 private:
  QWidget* makeHeader();
  QWidget* makeProgress();
  QWidget* makeBody();
  QWidget* makePublishRow();
  const TrainingRun* run() const;
  void showRun();
  void showHeader(const TrainingRun& run);
  void showStages(const TrainingRun& run);
  void showProgress(const TrainingRun& run);
  void chooseStage(std::size_t stage);
  void showRecord();
  void fillQuantities(const TrainingCurves& curves);
  void showCurves();
  void openPublishing();
  void publish();
  void confirmRemoval();

  TrainingDesk& m_desk;
  std::string m_runId;
  std::size_t m_stage = 0;
  bool m_followsStage = true;  ///< until a person chooses one
  bool m_asksRemoval = false;
  QLabel *m_title, *m_state, *m_error, *m_progressText, *m_stepsText;
  QPushButton *m_stop, *m_continue, *m_publish, *m_models;
  QPushButton* m_remove;
  QProgressBar* m_bar;
  QHBoxLayout* m_stageRow;
  QButtonGroup* m_stageButtons;
  QComboBox* m_quantity;
  QCheckBox* m_logarithmic;
  QToolButton *m_zoomIn, *m_zoomOut, *m_showAll;
  QLabel* m_meaning;
  LossChart* m_chart;
  ExampleList* m_examples;
  QWidget* m_publishRow;
  QLineEdit* m_publishName;
  QLabel* m_published;
};

}  // namespace jukebox::ui

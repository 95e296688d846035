#pragma once
// PlanStep: the second step of a training: what is to be learned, in how many hours, and under which name.

#include <QWidget>

#include "ui/models/model_catalog.h"
#include "ui/training/training_plan.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace jukebox::ui {

class AdvancedPanel;

class PlanStep : public QWidget {
  Q_OBJECT
 public:
  /// Both must outlive it.
  PlanStep(TrainingDesk& desk, ModelCatalog& models, QWidget* parent = nullptr);
  void setDataset(const std::string& id);
  /// The training as the fields say.
  TrainingWish wish() const;

 signals:
  void back();
  /// A training began.
  void started(const QString& runId);

 private:
  QWidget* makeChoice();
  QWidget* makeForm();
  QWidget* makeButtons();
  void fillModels();
  void fillLevels();
  void suggestName();
  void showPlan();
  void showStages(const TrainingWish& wish);
  QString problemOf(const TrainingWish& wish) const;
  QString warningOf(const TrainingWish& wish) const;
  const TrainingDataset* dataset() const;
  const ModelEntry* baseModel() const;
  void start();

  TrainingDesk& m_desk;
  ModelCatalog& m_models;
  std::string m_datasetId;
  QRadioButton *m_own, *m_fineTune;
  QFormLayout* m_form;
  QComboBox *m_preset, *m_model, *m_level;
  QLineEdit *m_name, *m_licence;
  QDoubleSpinBox* m_hours;
  QLabel *m_meaning, *m_message;
  QGridLayout* m_stages;
  AdvancedPanel* m_advanced;
  QPushButton* m_start;
};

}  // namespace jukebox::ui

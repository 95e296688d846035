#pragma once
// AdvancedPanel: what a researcher sets about a training: shares of the budget, settings of each stage, and of all.

#include <QWidget>
#include <vector>

#include "ui/training/training_plan.h"

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace jukebox::ui {

/// Folded until it is opened. Empty fields leave the preset's own values.
class AdvancedPanel : public QWidget {
  Q_OBJECT
 public:
  explicit AdvancedPanel(QWidget* parent = nullptr);
  /// The stages that the plan has now; what was set for a stage of the same place stays.
  void setStages(const std::vector<StageWish>& stages);
  AdvancedTraining settings() const;

 signals:
  void changed();

 private:
  struct Row {
    QDoubleSpinBox *share = nullptr, *learningRate = nullptr;
    QComboBox* preset = nullptr;
    QSpinBox *batch = nullptr, *steps = nullptr;
  };
  void addRow(const StageWish& stage);
  QWidget* makeGeneral();

  QToolButton* m_fold;
  QWidget* m_content;
  QGridLayout* m_grid;
  std::vector<StageWish> m_stages;
  std::vector<Row> m_rows;
  QSpinBox *m_threads, *m_checkpoint, *m_validate;
  QLineEdit* m_seed;
};

}  // namespace jukebox::ui

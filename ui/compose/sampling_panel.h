#pragma once
// SamplingPanel: how boldly each level is sampled, which levels are made, and on what they are computed.

#include <QWidget>
#include <vector>

#include "core/domain/model_card.h"

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QPushButton;
class QToolButton;

namespace jukebox::ui {

class SamplingPanel : public QWidget {
  Q_OBJECT
 public:
  explicit SamplingPanel(QWidget* parent = nullptr);
  /// Rows for the levels of a model, with its defaults. What was set for another model is forgotten.
  void setModel(const ModelCard& card);
  /// Fills levels (none when they are the defaults), lowest level, device and weight format.
  void fill(GenerationRequest& request) const;
  void setRequest(const GenerationRequest& request);
  void reset();

 signals:
  void changed();

 private:
  struct Row {
    int level = 0;
    QDoubleSpinBox* temperature = nullptr;
    QComboBox* filter = nullptr;
    QDoubleSpinBox* amount = nullptr;
    QDoubleSpinBox* hop = nullptr;
    QDoubleSpinBox* guidance = nullptr;
  };
  Row addRow(int level, bool isTop);
  void showLevel(const Row& row, const LevelSampling& sampling);
  LevelSampling sampling(const Row& row) const;
  void showFilter(const Row& row);

  std::string m_model;
  std::vector<LevelSampling> m_defaults;  ///< bottom → top
  std::vector<Row> m_rows;                ///< top → bottom, of the levels that have a prior
  QToolButton* m_toggle;
  QWidget *m_body, *m_levelArea = nullptr;
  QGridLayout* m_grid = nullptr;
  QComboBox *m_lowest, *m_device, *m_format;
  QPushButton* m_reset;
};

}  // namespace jukebox::ui

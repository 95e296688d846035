#pragma once
// ExampleList: what a training can be heard by, step by step.

#include <QWidget>

#include "ui/training/training_desk.h"

class QComboBox;
class QLabel;
class QListWidget;

namespace jukebox::ui {

/// A click, Enter or Space plays an example. Another step keeps the row, so that one can hear it improve.
class ExampleList : public QWidget {
  Q_OBJECT
 public:
  explicit ExampleList(QWidget* parent = nullptr);
  /// Newest step first. The chosen step stays chosen, unless it was the newest one.
  void setExamples(const std::vector<TrainingExample>& examples);

 signals:
  void playFileRequested(const QString& path);

 private:
  void showStep();
  void play(int row);
  std::vector<TrainingExample> m_examples;
  QComboBox* m_step;
  QListWidget* m_list;
  QLabel* m_nothing;
};

}  // namespace jukebox::ui

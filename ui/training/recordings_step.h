#pragma once
// RecordingsStep: the first step of a training: a folder of recordings, what the scan found, and where they come from.

#include <QWidget>

#include "ui/training/training_desk.h"
#include "ui/training/trouble_model.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace jukebox::ui {

class StatePage;

class RecordingsStep : public QWidget {
  Q_OBJECT
 public:
  /// The desk must outlive it.
  explicit RecordingsStep(TrainingDesk& desk, QWidget* parent = nullptr);
  /// Id of the chosen data set, empty without one.
  std::string datasetId() const { return m_datasetId; }
  const TrainingDataset* dataset() const;

 signals:
  /// The recordings are confirmed and shall be trained on.
  void accepted();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* makeSourceRow();
  QWidget* makeFindings();
  QWidget* makeTiles();
  QWidget* makeRights();
  QWidget* makeScanning();
  void askForFolder();
  void scan(const QString& folder);
  void showDatasets();
  void showScan();
  void scanEnded(const QString& datasetId, const QString& error, const QString& advice);
  void choose(const std::string& id);
  void showDataset();
  void fillFilter(const ScanSummary& summary);
  void updateNext();
  void accept();

  TrainingDesk& m_desk;
  std::string m_datasetId;
  QStackedWidget* m_stack;
  StatePage* m_empty;
  QWidget* m_sourceRow;
  QComboBox* m_choice;
  QToolButton *m_again, *m_remove;
  QLabel *m_scanned, *m_scanFile, *m_error;
  QProgressBar* m_scanBar;
  QPushButton *m_stopScan, *m_next;
  std::vector<QLabel*> m_tiles;
  QComboBox* m_filter;
  QTableView* m_table;
  QLabel* m_nothingWrong;
  TroubleModel* m_troubles;
  QComboBox* m_licence;
  QLineEdit* m_source;
  QLabel* m_found;
  QCheckBox* m_confirm;
};

}  // namespace jukebox::ui

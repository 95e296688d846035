#pragma once
// ImportFolderDialog: songs of a published explorer come into the library: which folder, the work, the report.

#include <QDialog>
#include <QTimer>

#include "ui/explorer/task_pages.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace jukebox::ui {

/// What a folder would bring.
struct ImportForecast {
  QString title;  ///< of the publication; empty when it has none
  qint64 songs = 0, known = 0, unusable = 0;
};

class ImportFolderDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ImportFolderDialog(QWidget* parent);

  void showForecast(const ImportForecast& forecast);
  /// The folder cannot be imported, and why.
  void showProblem(const QString& sentence);
  void showProgress(int done, int total, const QString& title);
  void showReport(const TaskReport& report);
  bool isWorking() const { return m_isWorking; }
  TaskPages& task() { return *m_task; }
  QString folder() const;

  /// While it works, hides; the work goes on.
  void done(int result) override;

 signals:
  /// Another folder was chosen: what would it bring?
  void forecastWanted(const QString& folder);
  void importRequested(const QString& folder);
  void stopRequested();
  /// Show what was imported.
  void collectionRequested();

 private:
  QWidget* makeFormPage();
  QWidget* makeFolderRow();
  void changed();
  void start();

  QStackedWidget* m_pages;
  QLineEdit* m_folder;
  QLabel* m_found;
  QPushButton* m_import = nullptr;
  TaskPages* m_task;
  QTimer m_rest;
  bool m_isWorking = false;
};

}  // namespace jukebox::ui

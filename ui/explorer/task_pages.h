#pragma once
// TaskPages: what a dialog shows after its form: the work with its progress, then a plain report of how it ended.

#include <QStackedWidget>

#include "ui/icons/icons.h"

class QDialogButtonBox;
class QHBoxLayout;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace jukebox::ui {

/// How a piece of work ended.
struct TaskReport {
  enum class Outcome { done, doneInPart, stopped, failed };
  Outcome outcome = Outcome::done;
  QString title;
  QString explanation;
  QStringList remarks;  ///< one a thing that was left out, and why
};

class TaskPages : public QStackedWidget {
  Q_OBJECT
 public:
  explicit TaskPages(QWidget* parent = nullptr);

  /// Shows the page of the work, at its beginning.
  void begin(const QString& title);
  void showProgress(int done, int total, const QString& sentence);
  /// Shows the page of the report.
  void showReport(const TaskReport& report);
  const TaskReport& report() const { return m_report; }
  bool isReporting() const { return currentIndex() == 1; }
  /// A button of the report, shown when the work was done, at least in part.
  QPushButton* addButton(const QString& label, const QString& objectName);

 signals:
  void stopRequested();
  /// The work goes on while the dialog is away.
  void hideRequested();
  void closeRequested();
  /// Back to the form, after a failure or a stop.
  void backRequested();

 private:
  QWidget* makeWorkPage();
  QWidget* makeReportPage();

  TaskReport m_report;
  QLabel *m_title, *m_progressText;
  QProgressBar* m_progress;
  QPushButton* m_stop;
  QLabel *m_picture, *m_reportTitle, *m_explanation, *m_remarksTitle;
  QListWidget* m_remarks;
  QHBoxLayout* m_actions;
  QPushButton *m_back, *m_close;
};

}  // namespace jukebox::ui

#pragma once
// PublishDialog: publishes a list as web pages: the form, the work, the report. Not modal: the studio can be used
// meanwhile.

#include <QDialog>

#include "ui/explorer/publish_form.h"
#include "ui/explorer/task_pages.h"

class QPushButton;
class QStackedWidget;

namespace jukebox::ui {

class PublishDialog : public QDialog {
  Q_OBJECT
 public:
  PublishDialog(const PublishWish& wish, int selected, QWidget* parent);

  PublishForm& form() { return *m_form; }
  TaskPages& task() { return *m_task; }
  void showProgress(int done, int total, const QString& title);
  void showReport(const TaskReport& report);
  bool isWorking() const { return m_isWorking; }

  /// While it works, hides; the work goes on.
  void done(int result) override;

 signals:
  void publishRequested(const jukebox::ui::PublishWish& wish);
  void stopRequested();
  void folderRequested(const QString& folder);
  void pageRequested(const QString& folder);

 private:
  QWidget* makeFormPage();
  void start();

  QStackedWidget* m_pages;
  PublishForm* m_form;
  TaskPages* m_task;
  QPushButton* m_publish = nullptr;
  PublishWish m_wish;  ///< of the work
  bool m_isWorking = false;
};

}  // namespace jukebox::ui

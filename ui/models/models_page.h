#pragma once
// ModelsPage: the installed models, what is known of each, and what can be done with it.

#include <QWidget>

#include "ui/models/model_catalog.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace jukebox::ui {

class FactList;
class StatePage;

class ModelsPage : public QWidget {
  Q_OBJECT
 public:
  /// The catalogue must outlive it.
  explicit ModelsPage(ModelCatalog& models, QWidget* parent = nullptr);
  void select(const QString& model);

 signals:
  void composeRequested(const QString& model);
  /// Show a folder in the file manager.
  void folderRequested(const QString& folder);
  /// What came out of long work.
  void messageRequested(const QString& message);
  void failureRequested(const QString& message, const QString& advice);

 private:
  QWidget* makeBar();
  QWidget* makeDetails();
  QPushButton* addAction(const QString& name, const char* objectName, std::function<void()> run);
  void refresh();
  void showModel();
  void showNames();
  void showWork();
  void askToImport();
  void askToQuantise();
  void askToRemove();
  void showLicense();
  const ModelEntry* current() const;

  ModelCatalog& m_models;
  QListWidget* m_list;
  QStackedWidget* m_stack;
  StatePage* m_empty;
  QLabel *m_title, *m_description, *m_workText;
  FactList* m_facts;
  QLineEdit* m_search;
  QListWidget* m_names;
  QProgressBar* m_progress;
  QWidget* m_workBar;
  std::vector<QPushButton*> m_actions;
  QPushButton *m_compose, *m_quantise, *m_verify, *m_remove, *m_license, *m_folder;
};

}  // namespace jukebox::ui

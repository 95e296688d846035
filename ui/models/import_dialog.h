#pragma once
// ImportDialog: from a folder with released weights to an installed model: what was found, names, format, licence.

#include <QDialog>

#include "ui/models/model_catalog.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jukebox::ui {

class ComboBox;

class ImportDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ImportDialog(const ModelCatalog& models, QWidget* parent = nullptr);
  /// What was chosen; complete once the dialog is accepted.
  ModelImportWish wish() const;
  void setFolder(const QString& folder);

 private:
  QWidget* makeFileRow(QLineEdit* field, const QString& title, bool isFolder);
  void check();
  const ModelCatalog& m_models;
  ImportFindings m_findings;
  bool m_isLooking = false;  ///< into the folder
  QLineEdit *m_folder, *m_name, *m_artists, *m_genres, *m_license;
  ComboBox *m_variant, *m_dtype, *m_style;
  QLabel *m_found, *m_problem;
  QCheckBox* m_accept;
  QPushButton* m_import;
};

}  // namespace jukebox::ui

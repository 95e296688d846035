#pragma once
// ExplorerActions: "Publish as explorer…" and "Import explorer folder…" in the window's menu and palette, with their
// dialogs.

#include <QObject>
#include <QPointer>

#include "app/studio/explorer_service.h"
#include "ui/explorer/import_folder_dialog.h"
#include "ui/explorer/publish_dialog.h"
#include "ui/shell/main_window.h"

namespace jukebox::studio {

class ExplorerActions : public QObject {
  Q_OBJECT
 public:
  /// Adds the commands to the window, which must outlive this.
  ExplorerActions(ui::MainWindow& window, const std::filesystem::path& libraryRoot, QObject* parent = nullptr);
  ~ExplorerActions() override;

  ExplorerService& service() { return m_service; }

 signals:
  /// Something on the disk is to be shown by the desktop: a folder or a page.
  void openRequested(const QString& path);

 private:
  void askToPublish();
  void askToImport();
  void connectPublishing();
  void connectImporting();
  void connectEnd();
  ui::PublishWish firstWish() const;
  explorer::PlanWish planWish(const ui::PublishWish& wish) const;
  void showPublished(const explorer::PublishReport& report);
  void showImported(const explorer::ImportReport& report);
  void showFailure(const Error& error);
  /// Tells who hid the dialog how the work ended.
  void tellHidden(QDialog* dialog, const QString& title);
  void showImportedSongs();

  ui::MainWindow& m_window;
  ExplorerService m_service;
  QPointer<ui::PublishDialog> m_publishDialog;
  QPointer<ui::ImportFolderDialog> m_importDialog;
  std::vector<std::string> m_selected;  ///< when the dialog was opened
  ui::ListRequest m_listInSight;
  std::string m_importedInto;  ///< name of the collection
};

}  // namespace jukebox::studio

#pragma once
// ExplorerActions: "Publish as explorer…" and "Import explorer folder…" in the window's menu and palette.

#include <QObject>

#include "app/studio/explorer_service.h"
#include "ui/shell/main_window.h"

namespace jukebox::studio {

class ExplorerActions : public QObject {
  Q_OBJECT
 public:
  /// Adds the commands to the window, which must outlive this.
  ExplorerActions(ui::MainWindow& window, const std::filesystem::path& libraryRoot, QObject* parent = nullptr);

  ExplorerService& service() { return m_service; }

 private:
  void askToPublish();
  void askToImport();
  void connectService();
  bool isBusy();
  void showPublished(const explorer::PublishReport& report);
  void showImported(const explorer::ImportReport& report);

  ui::MainWindow& m_window;
  ExplorerService m_service;
};

}  // namespace jukebox::studio

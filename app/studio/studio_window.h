#pragma once
// StudioWindow: one library with the window that shows it, put together.

#include <QObject>
#include <filesystem>
#include <memory>

#include "app/studio/studio_library.h"
#include "app/studio/thumbnail_service.h"
#include "ui/shell/main_window.h"

namespace jukebox::studio {

class StudioWindow : public QObject {
  Q_OBJECT
 public:
  explicit StudioWindow(const std::filesystem::path& libraryRoot, QObject* parent = nullptr);
  ~StudioWindow() override;

  ui::MainWindow& window() { return *m_window; }
  StudioLibrary& library() { return m_library; }

 signals:
  /// The user chose another library; the owner replaces this window.
  void libraryChosen(const QString& folder);

 private:
  void chooseLibrary();
  StudioLibrary m_library;
  ThumbnailService m_thumbnails;
  std::unique_ptr<ui::MainWindow> m_window;  // goes first: it refers to the others
};

}  // namespace jukebox::studio

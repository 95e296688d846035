#pragma once
// StudioWindow: one library with the window that shows it, put together.

#include <QObject>
#include <filesystem>
#include <memory>

#include "app/studio/explorer_actions.h"
#include "app/studio/exporter.h"
#include "app/studio/playback_service.h"
#include "app/studio/player_dock.h"
#include "app/studio/studio_library.h"
#include "app/studio/studio_pages.h"
#include "app/studio/thumbnail_service.h"
#include "ui/shell/main_window.h"

namespace jukebox::studio {

class StudioWindow : public QObject {
  Q_OBJECT
 public:
  /// `queue`: of the window on the same library that this one replaces; empty: a new one.
  explicit StudioWindow(const std::filesystem::path& libraryRoot, std::shared_ptr<JobRunner> queue = {},
                        QObject* parent = nullptr);
  ~StudioWindow() override;

  ui::MainWindow& window() { return *m_window; }
  StudioLibrary& library() { return m_library; }
  StudioPages& pages() { return m_pages; }

 signals:
  /// The user chose another library; the owner replaces this window.
  void libraryChosen(const QString& folder);
  /// The user chose another language; the owner replaces this window, too.
  void languageChosen(jukebox::ui::Language language);

 private:
  void chooseLibrary();
  void askToExport(const std::vector<std::string>& sampleIds);
  void exportView(const QString& query);
  void keepVerdict(const ui::AbVerdict& verdict);
  void exportEnded(int written, const QString& error, const QStringList& notes);
  StudioLibrary m_library;
  ThumbnailService m_thumbnails;
  Exporter m_exporter;
  std::unique_ptr<ui::MainWindow> m_window;  // goes before what it refers to
  ExplorerActions m_explorer;                // goes before the window it adds to
  PlaybackService m_playback;                // goes before the widgets it shows itself in
  PlayerDock m_player;
  StudioPages m_pages;  // goes before the window it adds to
};

}  // namespace jukebox::studio

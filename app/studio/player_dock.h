#pragma once
// PlayerDock: puts the player into the window: its bar, the listening page, the comparison and its keys.

#include <QObject>

#include "app/studio/playback_service.h"
#include "ui/shell/main_window.h"

namespace jukebox::studio {

/// Makes the widgets, which the window owns. Window and playback must outlive it.
class PlayerDock : public QObject {
  Q_OBJECT
 public:
  PlayerDock(ui::MainWindow& window, PlaybackService& playback, QObject* parent = nullptr);

 private:
  void connectWindow();
  void addKeys();
  void compare(bool isWanted);
  ui::MainWindow& m_window;
  PlaybackService& m_playback;
  ui::PlayerBar* m_bar;
  ui::ListenView* m_listen;
  ui::AbPanel* m_panel;
  std::string m_playingId;
};

PlaybackSettings loadPlaybackSettings();
void savePlaybackSettings(const PlaybackSettings& settings);

}  // namespace jukebox::studio

#pragma once
// PlayerBar: what plays, and every control of it, along the bottom of the window.

#include <QWidget>
#include <memory>
#include <optional>

#include "core/sound/peak_pyramid.h"
#include "ui/player/player_keys.h"
#include "ui/player/player_view.h"
#include "ui/player/time_viewport.h"

class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace jukebox::ui {

class LevelSwitch;
class SpeedButton;
class TransportButton;
class WaveformView;

/// Shows what it is told and says what the user wants; changes nothing by itself. From 760 pixels wide.
class PlayerBar : public QWidget, public PlayerView {
  Q_OBJECT
 public:
  explicit PlayerBar(QWidget* parent = nullptr);

  void showPlayer(const PlayerViewState& state) override;
  void showPosition(double seconds) override;
  /// Null: the outline is not known yet.
  void setPeaks(std::shared_ptr<const PeakPyramid> peaks);
  /// The button of the comparison is down while its panel is open.
  void setComparing(bool isComparing);
  void setListening(bool isListening);
  const PlayerViewState& state() const { return m_state; }

  /// What a key means for the player now; does nothing for the keys of a track while there is none.
  void perform(PlayerAction action);

 signals:
  void playRequested();
  void pauseRequested();
  void previousRequested();
  void nextRequested();
  void seekRequested(double seconds);
  void loopRequested(const std::optional<jukebox::ui::LoopSpan>& loop);
  void shuffleRequested(bool isOn);
  void repeatRequested(jukebox::ui::Repeat repeat);
  void volumeRequested(double volume);
  void muteRequested(bool isMuted);
  void levellingRequested(bool isOn);
  void speedRequested(double speed);
  void levelRequested(int level);
  /// Empty: the system's default device.
  void deviceRequested(const QString& device);
  /// The list of devices is about to be shown.
  void devicesWanted();
  void compareRequested(bool isOn);
  /// Waveform, spectrogram and lyrics in large.
  void listenRequested(bool isOn);
  /// The title was clicked.
  void sampleRequested(const std::string& sampleId);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeTitle();
  QWidget* makeMiddle();
  QWidget* makeRight();
  QToolButton* makeButton(int icon, const QString& name, const QString& keys = {});
  void fillDeviceMenu();
  void showRepeat();
  void showVolume();
  void performOnTrack(PlayerAction action);
  void seekBy(double seconds);
  void elideTitle();

  PlayerViewState m_state;
  double m_position = 0;
  TimeViewport m_viewport;
  QLabel* m_title;
  QLabel* m_subtitle;
  TransportButton* m_play;
  QToolButton *m_previous, *m_next, *m_shuffle, *m_repeat, *m_mute, *m_levelling, *m_device, *m_compare, *m_listen;
  QLabel *m_elapsed, *m_total;
  WaveformView* m_waveform;
  LevelSwitch* m_levels;
  SpeedButton* m_speed;
  QSlider* m_volume;
  QMenu* m_deviceMenu;
};

}  // namespace jukebox::ui

#pragma once
// PlaybackService: joins the player, the library and the widgets: what plays, what comes next, what is compared.

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/studio/playback_analysis.h"
#include "core/domain/sample.h"
#include "core/playback/play_queue.h"
#include "core/playback/player.h"
#include "ui/library/library_reader.h"
#include "ui/player/ab_panel.h"
#include "ui/player/player_keys.h"
#include "ui/player/player_view.h"

namespace jukebox::ui {
class ListenView;
class PlayerBar;
}  // namespace jukebox::ui

namespace jukebox::studio {

/// What is remembered from one start of the studio to the next.
struct PlaybackSettings {
  double volume = 0.8;  ///< of the slider
  bool isMuted = false;
  bool isLevelled = true;
  double speed = 1;  ///< the pitch stays
  bool isShuffled = false;
  ui::Repeat repeat = ui::Repeat::off;
  std::string device;  ///< empty: the system's default
  bool operator==(const PlaybackSettings&) const = default;
};

/// Of the GUI thread. Library and attached widgets must outlive it, or be detached by their own destruction (QObject).
class PlaybackService : public QObject {
  Q_OBJECT
 public:
  /// `cacheFolder`: for waveforms and spectrograms; made when needed.
  PlaybackService(ui::LibraryReader& library, std::unique_ptr<AudioOutput> output, std::filesystem::path cacheFolder,
                  QObject* parent = nullptr);
  ~PlaybackService() override;

  void attach(ui::PlayerBar& bar);
  void attach(ui::ListenView& view);
  void attach(ui::AbPanel& panel);

  /// Plays a sample from a moment on; `list` is what previous, next and shuffle move in (empty: the sample alone).
  void playSample(const std::string& id, std::vector<std::string> list, double fromSeconds = 0);
  /// Plays a recording that is no sample of the library. `facts` says what is shown of it; its id tells recordings
  /// apart.
  void playFile(const Sample& facts, const std::filesystem::path& file, double fromSeconds);
  /// The recording that playFile() plays was written again: goes on with it at the same position.
  void refreshFile(const Sample& facts, const std::filesystem::path& file);
  /// Makes it the current one without starting it.
  void openSample(const std::string& id, std::vector<std::string> list);
  /// Two samples at the same loudness, `first` heard first. A playing song goes on from its position if it is one of
  /// the two.
  void compare(const std::string& first, const std::string& second);
  void endComparison();
  bool isComparing() const { return m_comparison.has_value(); }

  void perform(ui::PlayerAction action);
  /// The devices appear in state().
  void listDevices();
  const PlaybackSettings& settings() const { return m_settings; }
  void setSettings(const PlaybackSettings& settings);
  const ui::PlayerViewState& state() const { return m_state; }
  double positionSeconds() const { return m_player.status().positionSeconds; }

 signals:
  /// Empty: nothing plays.
  void currentSampleChanged(const std::string& id);
  /// A sample was heard for five seconds or half its length: it is not unplayed any more.
  void sampleHeard(const std::string& id);
  void stateChanged(const jukebox::ui::PlayerViewState& state);
  void positionChanged(double seconds);
  void settingsChanged(const jukebox::studio::PlaybackSettings& settings);
  void comparisonChanged(bool isComparing);
  /// To be stored.
  void verdictGiven(const jukebox::ui::AbVerdict& verdict);
  /// A sentence for a person.
  void problem(const QString& sentence);

 private:
  struct Comparison {
    Sample first, second;
  };

  void open(const std::string& id, bool starts, double fromSeconds = 0);
  void openLoaded(const Sample& sample, bool starts, double fromSeconds = 0);
  void becomeCurrent(const Sample& sample, int level);
  void prepareNext();
  void startComparison(const Sample& first, const Sample& second);
  void switchCompared(const std::string& id);
  void switchLevel(int level);
  void goToPrevious();
  void goToNext();
  void changeSettings(const PlaybackSettings& settings);
  void applySettings();
  void chooseDevice(const QString& name);
  void useDevice();
  void poll();
  void handle(const PlayerEvent& event);
  void countHeard(double position);
  void wake();
  void showState();
  void showPictures();
  void showLyrics();
  bool isHidden() const;
  PlayerTrack trackOf(const Sample& sample, int level) const;
  std::filesystem::path audioOf(const Sample& sample, int level) const;
  std::vector<ui::LevelChoice> levelsOf(const Sample& sample) const;
  ui::AbSample describe(const Sample& sample) const;

  ui::LibraryReader& m_library;
  Player m_player;
  PlayQueue m_queue;
  PlaybackAnalysis m_analysis;
  PlaybackSettings m_settings;
  QTimer m_timer;
  ui::PlayerViewState m_state;
  std::optional<Sample> m_current;
  std::string m_fileId;          ///< of a recording outside of the library …
  std::filesystem::path m_file;  ///< … and where it is
  std::optional<Sample> m_next;
  std::optional<Comparison> m_comparison;
  int m_level = 0;
  SoundPictures m_pictures;
  QString m_picturesFailed;
  QString m_trackProblem;
  double m_heardSeconds = 0;
  double m_lastPosition = 0;
  bool m_isHeardReported = false;
  std::uint64_t m_openSerial = 0;

  ui::PlayerBar* m_bar = nullptr;
  ui::ListenView* m_listen = nullptr;
  ui::AbPanel* m_panel = nullptr;
};

}  // namespace jukebox::studio

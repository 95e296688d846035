#pragma once
// PlayerView: what the widgets of the player show, as plain values, and the interface by which they are told.

#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

namespace jukebox::ui {

enum class Transport { empty, paused, playing, ended, deviceLost };
enum class Repeat { off, all, one };

/// One way to hear a sample: the full result, or what the model had made on the way to it.
struct LevelChoice {
  int level = 0;
  QString name;         ///< "Draft"
  QString explanation;  ///< for the tool tip
  bool operator==(const LevelChoice&) const = default;
};

/// Seconds from the start of the track.
struct LoopSpan {
  double beginSeconds = 0;
  double endSeconds = 0;
  bool operator==(const LoopSpan&) const = default;
};

/// Everything but the position, which changes all the time.
struct PlayerViewState {
  Transport transport = Transport::empty;
  std::string sampleId;
  QString title;
  QString subtitle;  ///< "Mara Vale · folk"
  double durationSeconds = 0;
  double loadedSeconds = 0;
  bool isWaiting = false;  ///< plays, but the file is still being read
  std::optional<LoopSpan> loop;
  bool hasPrevious = false, hasNext = false;
  bool isShuffled = false;
  Repeat repeat = Repeat::off;
  double volume = 1;  ///< of the slider, 0 … 1
  bool isMuted = false;
  bool isLevelled = true;
  double speed = 1;
  QString levelling;  ///< "−18.2 LUFS, +2.2 dB"; empty while unknown
  std::vector<LevelChoice> levels;
  int level = 0;
  QStringList devices;
  QString device;   ///< chosen; empty: the system's default
  QString problem;  ///< why nothing is heard, for a person; empty when all is well
  bool operator==(const PlayerViewState&) const = default;
};

/// Implemented by widgets, called by whoever plays. GUI thread only.
class PlayerView {
 public:
  virtual ~PlayerView() = default;
  virtual void showPlayer(const PlayerViewState& state) = 0;
  virtual void showPosition(double seconds) = 0;
};

/// "1:05", "1:02:03"; with tenths for rulers that are zoomed in: "0:07.3".
QString timeText(double seconds, int decimals = 0);

}  // namespace jukebox::ui

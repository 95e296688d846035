#pragma once
// Radio: what the widgets see of a piece without an end, and may ask of it. Nothing here waits.

#include <QObject>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/conditioning.h"
#include "ui/radio/radio_track.h"

namespace jukebox::ui {

/// What the piece is like at its beginning.
struct RadioStart {
  std::string model;
  Conditioning conditioning;
  std::optional<double> temperature;  ///< of every level; empty: the model's own
  double usualTemperature = 1;        ///< of the model's top level
  std::optional<double> guidance;     ///< of the top level; empty: the model's own
  double usualGuidance = 1;           ///< of the model's top level
  double volume = 0.8;                ///< of the slider
};

/// What is to change; what is absent stays as it is.
struct RadioTurn {
  std::optional<std::string> artist, genre, lyrics;
  std::optional<double> temperature, guidance;
  bool operator==(const RadioTurn&) const = default;
};

/// A turn that was asked for, and what became of it.
struct RadioWishState {
  enum class Phase { asked, taken, refused };
  int number = 0;
  RadioTurn turn;
  Phase phase = Phase::asked;
  double fromSeconds = 0;  ///< of the piece, when taken
  QString reason;          ///< why not, when refused
};

struct RadioState {
  enum class Phase {
    off,
    starting,   ///< the program is being started
    loading,    ///< the model is being opened
    composing,  ///< the first sound is being made
    playing,
    stopping,
  };
  Phase phase = Phase::off;
  QString model;
  std::uint64_t seed = 0;
  double madeSeconds = 0, heardSeconds = 0, aheadSeconds = 0;
  int gapCount = 0;
  double gapSeconds = 0;
  double speed = 0;            ///< seconds made in a second of work; 0: not known yet
  QString trouble;             ///< why the last piece ended by itself, and what to do; empty when it did not
  bool isKeeping = false;      ///< a piece is being stored
  bool isQueueHeld = false;    ///< a song of the queue stands still until the end of the radio
  bool isQueueAtWork = false;  ///< a song of the queue is composed at the same time
  double usualTemperature = 1, usualGuidance = 1;
  bool isOn() const { return phase != Phase::off; }
};

class Radio : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  virtual const RadioState& state() const = 0;
  /// How loud it is, moment by moment: the last minutes and what is ahead. Kept after the end.
  virtual const RadioTrack& track() const = 0;
  /// The latest, oldest first. Kept after the end.
  virtual const std::vector<RadioWishState>& wishes() const = 0;

  /// Begins a piece; nothing while one plays.
  virtual void start(const RadioStart& start) = 0;
  /// Falls silent at once, or ends with what is made already.
  virtual void stop(bool now) = 0;
  virtual void turn(const RadioTurn& turn) = 0;
  /// Of the slider, [0, 1].
  virtual void setVolume(double volume) = 0;
  /// The last seconds that were heard become a sample of the library.
  virtual void keep(double seconds) = 0;
  /// Whether songs of the queue stand still while the radio is on.
  virtual bool holdsQueue() const = 0;
  virtual void setHoldsQueue(bool holds) = 0;

 signals:
  void changed();
  void wishesChanged();
  /// A sample of `seconds` is in the library.
  void kept(const QString& sampleId, double seconds);
  void refused(const QString& message, const QString& advice);
};

}  // namespace jukebox::ui

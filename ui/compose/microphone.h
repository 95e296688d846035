#pragma once
// Microphone: recording a file to start a song from. Nothing here waits.

#include <QObject>

namespace jukebox::ui {

struct MicrophoneState {
  enum class Phase { idle, opening, recording, finishing };
  Phase phase = Phase::idle;
  double seconds = 0;  ///< recorded so far
  double peak = 0;     ///< loudest moment since the last state, [0, 1]
  bool operator==(const MicrophoneState&) const = default;
};

class Microphone : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  virtual const MicrophoneState& state() const = 0;
  /// Begins a recording; answered by changed(), and at its end by recorded() or failed().
  virtual void record() = 0;
  /// Ends the recording and keeps it.
  virtual void stop() = 0;
  /// Ends the recording and forgets it.
  virtual void discard() = 0;

 signals:
  void changed();
  /// The file lasts. `note`: what the user should know about it, or empty.
  void recorded(const QString& file, const QString& note);
  void failed(const QString& sentence);
};

}  // namespace jukebox::ui

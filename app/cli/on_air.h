#pragma once
// OnAir: the sound of an endless piece on its way to the listener, for the thread that makes it and the one that
// listens to wishes.

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "app/cli/heard_tape.h"
#include "app/cli/live_stream.h"

namespace jukebox::cli {

/// Thread-safe.
class OnAir {
 public:
  /// `isEndless`: a file without loudspeakers grows as fast as it would play; else as fast as it can.
  OnAir(std::unique_ptr<LiveStream> stream, int sampleRate, bool isEndless)
      : m_stream(std::move(stream)), m_tape(sampleRate), m_isEndless(isEndless) {}

  /// Returns what there is to see of it. Errors of LiveStream::write().
  Result<RadioSound> write(std::span<const float> mono);
  /// To be called often.
  void pump();
  void setVolume(double volume);
  /// Times and gaps; phase and speed are not known here.
  RadioStatus status() const;
  /// The loudspeakers went away: nothing more will be heard.
  bool isLost() const;
  HeardTape::Piece lastHeard(double seconds) const;
  /// Plays what is there to its end, or until `cancellation` says now.
  Status finish(const CancellationToken& cancellation);
  std::string report() const;

 private:
  double heardSeconds() const;

  mutable std::mutex m_mutex;
  std::unique_ptr<LiveStream> m_stream;
  HeardTape m_tape;
  bool m_isEndless;
  std::optional<std::chrono::steady_clock::time_point> m_begin;  ///< of the first sound
};

}  // namespace jukebox::cli

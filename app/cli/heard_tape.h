#pragma once
// HeardTape: the last minutes of an endless piece, and how loud it is, moment by moment.

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "core/domain/codes.h"
#include "core/protocol/radio_messages.h"
#include "core/sound/audio_buffer.h"

namespace jukebox::cli {

/// Mono. Holds what was heard in the last kLongestKeptSeconds and everything after it. Not thread-safe.
class HeardTape {
 public:
  explicit HeardTape(int sampleRate) : m_sampleRate(sampleRate) {}

  /// The next piece of sound; `heardSeconds` of the whole were heard by now. Returns the peaks that are complete now
  /// (kRadioPeaksASecond); it has none when not even one is.
  RadioSound add(std::span<const float> mono, double heardSeconds);
  double seconds() const { return secondsOf(m_begin + static_cast<std::int64_t>(m_sound.size())); }

  struct Piece {
    std::int64_t fromFrame = 0;  ///< of the whole
    AudioBuffer sound;
    SongCodes codes;  ///< of just this sound, where they are known
    /// Of the whole; only of a piece from a tape.
    double fromSeconds() const { return static_cast<double>(fromFrame) / sound.sampleRate; }
  };
  /// At most the last `seconds` before `heardSeconds`; empty when nothing was heard.
  Piece lastHeard(double heardSeconds, double seconds) const;

 private:
  double secondsOf(std::int64_t frame) const { return static_cast<double>(frame) / m_sampleRate; }
  std::int64_t frameOf(double seconds) const { return static_cast<std::int64_t>(seconds * m_sampleRate); }
  RadioSound measure(std::span<const float> mono);

  int m_sampleRate;  ///< Hz
  std::deque<float> m_sound;
  std::int64_t m_begin = 0;     ///< frame of the piece that m_sound begins with
  std::int64_t m_measured = 0;  ///< frames that were looked at for peaks
  std::int64_t m_peakCount = 0;
  float m_peak = 0;  ///< of the one that is not complete
};

}  // namespace jukebox::cli

#pragma once
// MixerClock: what the audio thread has rendered and when it is heard, readable from another thread without a lock.

#include <atomic>
#include <cstdint>

namespace jukebox {

/// The time in seconds of a clock that never goes back. Called on the audio thread.
using ClockFunction = double (*)();

/// The machine's monotonic clock.
double steadySeconds();

/// The state of the mixer after one block.
struct MixerMoment {
  std::uint64_t serial = 0;      ///< of the last command that is applied
  const void* source = nullptr;  ///< the current one; only to be compared
  std::uint64_t frame = 0;       ///< the next frame of it to be rendered
  std::uint64_t runStart = 0;    ///< frames from here to `frame` were rendered without a jump
  std::uint64_t loopFrames = 0;  ///< length of the loop whose repetition began this run; 0: another jump began it
  double heardAtSeconds = 0;     ///< time of the clock at which `frame` is heard
  double renderedAtSeconds = 0;  ///< time of the clock when the block was made
  bool isPlaying = false;
  bool isSilent = false;   ///< nothing sounds and nothing will until the next command
  bool isWaiting = false;  ///< sounds would follow, but they are not loaded yet

  /// The frame that is heard at the time `nowSeconds`.
  double heardFrame(double nowSeconds, int sampleRate) const;
};

/// A sequence lock: one writer, which never waits, and readers, which repeat a reading that was disturbed.
class MixerClock {
 public:
  void write(const MixerMoment& moment) noexcept;
  MixerMoment read() const noexcept;

 private:
  std::atomic<std::uint32_t> m_sequence{0};
  std::atomic<std::uint64_t> m_serial{0};
  std::atomic<const void*> m_source{nullptr};
  std::atomic<std::uint64_t> m_frame{0};
  std::atomic<std::uint64_t> m_runStart{0};
  std::atomic<std::uint64_t> m_loopFrames{0};
  std::atomic<double> m_heardAtSeconds{0};
  std::atomic<double> m_renderedAtSeconds{0};
  std::atomic<bool> m_isPlaying{false};
  std::atomic<bool> m_isSilent{true};
  std::atomic<bool> m_isWaiting{false};
};

}  // namespace jukebox

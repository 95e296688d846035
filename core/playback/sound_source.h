#pragma once
// SoundSource: one recording in memory, being filled by a loader while the audio callback already plays it.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/playback/audio_output.h"
#include "core/sound/audio_buffer.h"
#include "core/sound/loudness.h"

namespace jukebox {

/// The longest recording that is played. Memory is used for what is really there: about 21 MB a minute at 44.1 kHz.
inline constexpr double kMaximumSourceSeconds = 1800.0;

/// Stereo frames in blocks that never move. One thread appends; any thread, the audio callback too, reads the frames
/// that are ready. Reading takes no lock.
class SoundSource {
 public:
  enum class State { loading, complete, failed };

  /// `file`: what a loader shall read, resampled to `sampleRate` and stretched to be played at `speed`.
  SoundSource(std::filesystem::path file, int sampleRate, double speed = 1.0);
  /// A complete source of what is in memory already; `buffer` has one or two channels.
  static std::shared_ptr<SoundSource> fromBuffer(const AudioBuffer& buffer);

  const std::filesystem::path& file() const { return m_file; }
  int sampleRate() const noexcept { return m_sampleRate; }
  /// Seconds of the recording that one second of this source holds: frame f is heard at f / sampleRate · speed.
  double speed() const noexcept { return m_speed; }

  // For every thread:
  std::uint64_t readyFrames() const noexcept { return m_readyFrames.load(std::memory_order_acquire); }
  State state() const noexcept { return m_state.load(std::memory_order_acquire); }
  /// True when no more frames will come.
  bool isEnded() const noexcept { return state() != State::loading; }
  /// Interleaved samples from `frame` on: as many whole frames as lie side by side; empty when none is ready.
  std::span<const float> samplesFrom(std::uint64_t frame) const noexcept;
  /// Linear factor that levels the loudness; 1 until it is known.
  float levellingGain() const noexcept { return m_levellingGain.load(std::memory_order_relaxed); }
  void setLevellingGain(float gain) noexcept { m_levellingGain.store(gain, std::memory_order_relaxed); }
  std::size_t bytesUsed() const noexcept;

  // For the one thread that fills it:
  /// Appends whole stereo frames. Kind unsupported beyond kMaximumSourceSeconds, outOfMemory.
  Status append(std::span<const float> interleaved);
  void complete(const std::optional<Loudness>& loudness);
  /// What was appended stays playable.
  void fail(Error error);

  /// Once state() is no longer `loading`: how loud it is, if measured, and why it failed.
  const std::optional<Loudness>& loudness() const { return m_loudness; }
  const std::optional<Error>& error() const { return m_error; }

 private:
  std::filesystem::path m_file;
  int m_sampleRate = 0;
  double m_speed = 1.0;
  std::vector<std::unique_ptr<float[]>> m_blocks;  ///< of fixed size, so that growing moves nothing
  std::atomic<std::uint64_t> m_readyFrames{0};
  std::atomic<State> m_state{State::loading};
  std::atomic<float> m_levellingGain{1.0F};
  std::optional<Loudness> m_loudness;
  std::optional<Error> m_error;
};

}  // namespace jukebox

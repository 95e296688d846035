#pragma once
// PlaybackMixer: the real-time half of the player. It turns sources into sound, sample by sample.

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <span>

#include "core/playback/audio_output.h"
#include "core/playback/mixer_clock.h"
#include "core/playback/sound_source.h"
#include "core/playback/spsc_ring.h"

namespace jukebox {

/// What the player asks of the mixer. Frames count from the start of the source.
struct MixerCommand {
  enum class Kind {
    setCurrent,     ///< play `source` from `frame` on, after a cross-fade from what sounds now; empty: nothing
    switchCurrent,  ///< go on with `source` at the very frame and in the loop of the current one, times `frameScale`,
                    ///< after a cross-fade
    setNext,        ///< `source` follows without a gap when the current one ends; empty: silence follows
    play,
    pause,
    seek,     ///< to `frame`
    setLoop,  ///< repeat [frame, endFrame); off when empty
  };
  Kind kind = Kind::play;
  SoundSource* source = nullptr;
  std::uint64_t frame = 0;
  std::uint64_t endFrame = 0;
  double frameScale = 1.0;  ///< frames of `source` for one of the current one
  std::uint32_t fadeFrames = 0;
  std::uint64_t serial = 0;  ///< grows with every command
};

/// What the mixer tells the player. Every source that a command names is held until as many `released` as uses came.
struct MixerEvent {
  enum class Kind {
    held,      ///< the mixer uses `source` once more
    released,  ///< the mixer uses it once less
    started,   ///< the next source has become the current one
    ended,     ///< the current source is over and nothing follows
  };
  Kind kind = Kind::ended;
  SoundSource* source = nullptr;
};

/// Renders one current source, those that fade away, and the next one when its moment comes. One thread commands and
/// polls, the audio thread renders; neither waits for the other.
class PlaybackMixer {
 public:
  /// `sampleRate` of the output and of every source. `now` tells the time in seconds, without locks.
  PlaybackMixer(int sampleRate, ClockFunction now);

  // For the commanding thread:
  /// False when the audio thread has not taken a command for a long time.
  bool push(const MixerCommand& command) noexcept { return m_commands.push(command); }
  std::optional<MixerEvent> pollEvent() noexcept { return m_events.pop(); }
  MixerMoment moment() const noexcept { return m_clock.read(); }
  void setVolume(float linear) noexcept { m_volume.store(linear, std::memory_order_relaxed); }
  void setLevelling(bool isOn) noexcept { m_isLevelling.store(isOn, std::memory_order_relaxed); }
  /// Applies the commands while nobody renders.
  void applyWhileStopped() noexcept;

  // For the audio thread:
  /// Fills whole stereo frames. Takes no lock, allocates nothing.
  void render(std::span<float> interleaved, double delaySeconds) noexcept;

 private:
  /// A linear ramp to a target; exact when it has arrived.
  struct Ramp {
    float value = 0;
    float target = 0;
    float step = 0;
    void jump(float to) { value = target = to; }
    void aim(float to, float stepPerFrame) {
      target = to;
      step = stepPerFrame;
    }
    bool isStill() const { return value == target; }
    float next() {
      if (value < target) value = value + step < target ? value + step : target;
      if (value > target) value = value - step > target ? value - step : target;
      return value;
    }
  };
  /// One source being heard.
  struct Voice {
    SoundSource* source = nullptr;
    std::uint64_t frame = 0;
    Ramp fade;   ///< in and out
    Ramp level;  ///< loudness
  };

  void apply(const MixerCommand& command) noexcept;
  void switchCurrent(const MixerCommand& command) noexcept;
  void replaceCurrent(SoundSource* source, std::uint64_t frame, std::uint32_t fadeFrames) noexcept;
  void moveCurrent(std::uint64_t frame) noexcept;
  void fadeAway(const Voice& voice, std::uint32_t fadeFrames) noexcept;
  void release(SoundSource* source) noexcept;
  void startVoice(SoundSource* source, std::uint64_t frame) noexcept;
  bool isAudible() const noexcept { return m_transport.value > 0.0F; }
  float levelTarget(const SoundSource& source) const noexcept;
  std::size_t renderRun(std::span<float> out) noexcept;
  std::size_t arriveAtEnd() noexcept;
  void renderFadingVoices(std::span<float> out) noexcept;
  std::size_t mix(Voice& voice, std::span<float> out) noexcept;
  void applyTransport(std::span<float> out) noexcept;
  void applyVolume(std::span<float> out) noexcept;
  void publish(double delaySeconds, std::size_t frames) noexcept;

  int m_sampleRate;
  ClockFunction m_now;
  SpscRing<MixerCommand, 256> m_commands;
  /// Larger than all events that 256 commands can cause before the player polls again, which it does at each command.
  SpscRing<MixerEvent, 2048> m_events;
  std::atomic<float> m_volume{1.0F};
  std::atomic<bool> m_isLevelling{false};
  MixerClock m_clock;

  // Owned by the audio thread:
  Voice m_current;
  SoundSource* m_next = nullptr;
  std::array<Voice, 4> m_fading;
  std::uint64_t m_loopBegin = 0;
  std::uint64_t m_loopEnd = 0;
  Ramp m_transport;  ///< 1 while playing, 0 while paused
  Ramp m_master;
  bool m_isWaiting = false;           ///< for the loader
  std::uint64_t m_runStart = 0;       ///< first frame since the last jump
  std::uint64_t m_runLoopFrames = 0;  ///< of the loop that led to this run; 0 after any other jump
  std::uint64_t m_serial = 0;
};

}  // namespace jukebox

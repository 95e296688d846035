#pragma once
// LiveOutput: sound that is heard while it is still being made.

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/audio_file/stream_resampler.h"
#include "core/playback/audio_output.h"

namespace jukebox {

struct LiveStatus {
  double heardSeconds = 0;    ///< given to the device so far
  double waitingSeconds = 0;  ///< made and not yet given to the device
  int gapCount = 0;           ///< how often the device asked and there was nothing, before the end
  double gapSeconds = 0;      ///< silence of all gaps
  bool isLost = false;        ///< the device went away
  bool isHeardToTheEnd = false;
};

/// Used from one thread. The device runs, silently, before the first sound: starting it under load can swallow what it
/// is given first. After a gap it goes on with the next sound.
class LiveOutput final : private AudioRenderer {
 public:
  explicit LiveOutput(std::unique_ptr<AudioOutput> output) : m_output(std::move(output)) {}
  ~LiveOutput();

  /// Opens and starts the device of that name (empty: the default one) for mono sound at `sampleRate`. Errors of
  /// AudioOutput.
  Status open(const std::optional<std::string>& deviceName, int sampleRate);
  /// More sound; any amount is kept until it is heard. Linear in [0, 1] `volume` holds for it.
  Status add(std::span<const float> mono, float volume = 1.0F);
  /// Linear, [0, 1], of everything that is still to be heard; within a twentieth of a second, without a click. From any
  /// thread.
  void setVolume(float volume) { m_volume.store(volume, std::memory_order_relaxed); }
  /// Nothing more will come.
  Status finish();
  /// Hands waiting sound on to the device: to be called at least every few seconds.
  void pump();
  LiveStatus status() const;

 private:
  /// Of stereo samples between the two threads: nearly 12 s at 44.1 kHz.
  static constexpr std::size_t kRingSamples = std::size_t{1} << 20U;

  void render(std::span<float> interleaved, double delaySeconds) noexcept override;
  void applyVolume(std::span<float> interleaved) noexcept;
  void outputLost() noexcept override { m_isLost = true; }
  double seconds(std::size_t samples) const;

  std::unique_ptr<AudioOutput> m_output;
  int m_deviceRate = 0;  ///< Hz
  std::optional<StreamResampler> m_resampler;
  std::vector<float> m_ring = std::vector<float>(kRingSamples);
  std::vector<float> m_waiting;  ///< what does not fit into the ring yet
  std::size_t m_waitingBegin = 0;
  bool m_isFinished = false;
  std::atomic<std::size_t> m_written{0}, m_read{0};  ///< samples, ever growing
  std::atomic<std::size_t> m_gapSamples{0};
  std::atomic<int> m_gapCount{0};
  std::atomic<bool> m_isComplete{false};  ///< everything is in the ring
  std::atomic<bool> m_isLost{false};
  std::atomic<float> m_volume{1};
  std::optional<float> m_gain;  ///< of the audio thread: on its way to m_volume
  bool m_isInGap = false;       ///< of the audio thread
};

}  // namespace jukebox

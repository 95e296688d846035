#pragma once
// Recorder: sound from a microphone into a file, on a thread of its own.

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "core/audio_file/audio_writer.h"
#include "core/playback/audio_input.h"
#include "core/playback/spsc_ring.h"

namespace jukebox {

struct RecordingWish {
  std::filesystem::path file;                            ///< FLAC or WAV by its extension; its folder is made
  std::optional<std::string> deviceName = std::nullopt;  ///< empty: the default microphone
  double maximumSeconds = 600;                           ///< the recording ends there by itself
};

enum class RecordingPhase { idle, opening, recording, finishing, done, failed };

/// Why a recording that is done ended.
enum class RecordingEnd { stopped, longest, deviceLost };

struct RecorderStatus {
  RecordingPhase phase = RecordingPhase::idle;
  std::filesystem::path file;  ///< exists when done
  std::string deviceName;      ///< from recording on
  double seconds = 0;          ///< written so far
  float peak = 0;              ///< loudest sample since the last status(), [0, 1]
  bool hasGaps = false;        ///< the machine was too busy: some sound is missing
  RecordingEnd end = RecordingEnd::stopped;
  std::optional<Error> error;  ///< when failed
};

/// No member waits for the device, except the destructor. Not thread-safe: used from one thread.
class Recorder final : private AudioSink {
 public:
  explicit Recorder(std::unique_ptr<AudioInput> input);
  /// Ends and keeps a recording that is under way.
  ~Recorder() override;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// Begins a recording. Kinds busy (one is under way), invalidInput. What goes wrong later is told by status(): no
  /// microphone, a full disk. A device that goes away ends the recording; what was heard until then is kept.
  Status start(RecordingWish wish);
  /// Ends the recording and keeps it.
  void stop();
  /// Ends the recording and leaves no file behind; then it is idle.
  void discard();
  RecorderStatus status();

 private:
  /// What one call of the sink carries at most; longer ones are cut.
  struct Block {
    std::array<float, 256> samples;
    std::uint32_t count;
  };
  static constexpr std::size_t kBlocks = 4096;  ///< 10 s of stereo at 48 kHz

  void take(std::span<const float> interleaved, bool hasGap) noexcept override;
  void inputLost() noexcept override;

  void run(const RecordingWish& wish, const std::stop_token& ending);
  Status record(const RecordingWish& wish, const std::stop_token& ending);
  Result<RecordingEnd> listen(AudioWriter& writer, const InputFormat& format, double maximumSeconds,
                              const std::stop_token& ending);
  Result<std::uint64_t> drain(AudioWriter& writer, std::uint64_t mostSamples);
  void setPhase(RecordingPhase phase);

  std::unique_ptr<AudioInput> m_input;  ///< used by the thread alone
  std::unique_ptr<SpscRing<Block, kBlocks>> m_ring = std::make_unique<SpscRing<Block, kBlocks>>();
  std::atomic<bool> m_isLost{false}, m_hasGaps{false}, m_isDiscarded{false};
  mutable std::mutex m_mutex;
  std::condition_variable_any m_wake;
  RecorderStatus m_status;
  std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace jukebox

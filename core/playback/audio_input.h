#pragma once
// AudioInput: where recorded sound comes from. A real microphone, or a test that speaks by hand.

#include <optional>
#include <span>
#include <string>

#include "core/base/result.h"

namespace jukebox {

/// Takes the sound that an input hears.
class AudioSink {
 public:
  virtual ~AudioSink() = default;
  /// Whole frames of the channels that open() told. Called on the audio thread: takes no lock, allocates nothing, never
  /// waits. `hasGap`: the machine lost sound before these frames.
  virtual void take(std::span<const float> interleaved, bool hasGap) noexcept = 0;
  /// The device went away by itself; take() is not called any more. Called on any thread, without locks.
  virtual void inputLost() noexcept = 0;
};

/// What an input really gives.
struct InputFormat {
  std::string deviceName;
  int sampleRate = 0;  ///< Hz, the device's own
  int channels = 0;    ///< 1 or 2
};

/// One way in. Used from one thread, on which every call may take a second; it calls the sink on a thread of its own.
class AudioInput {
 public:
  virtual ~AudioInput() = default;
  /// Opens the device of that name (empty: the default one) at its own rate. No sound is taken before start(). `sink`
  /// must outlive the time until close(). Kinds notFound (no microphone), io.
  virtual Result<InputFormat> open(const std::optional<std::string>& deviceName, AudioSink& sink) = 0;
  virtual Status start() = 0;
  /// Ends the calls of the sink before it returns.
  virtual void close() = 0;
};

}  // namespace jukebox

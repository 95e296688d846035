#pragma once
// AudioOutput: where the player's sound goes. A real device, or a test that pulls blocks by hand.

#include <optional>
#include <span>
#include <string>

#include "core/base/result.h"

namespace jukebox {

/// Everything is played in stereo: mono recordings sound on both sides, more channels are mixed down.
inline constexpr int kOutputChannels = 2;

/// Makes the sound that an output asks for.
class AudioRenderer {
 public:
  virtual ~AudioRenderer() = default;
  /// Fills whole stereo frames. Called on the audio thread: takes no lock, allocates nothing, never waits.
  /// `delaySeconds`: from now until the first of these frames is heard.
  virtual void render(std::span<float> interleaved, double delaySeconds) noexcept = 0;
  /// The device went away by itself; render() is not called any more. Called on any thread, without locks.
  virtual void outputLost() noexcept = 0;
};

/// What an output really gives.
struct OutputFormat {
  std::string deviceName;
  int sampleRate = 0;         ///< Hz
  double latencySeconds = 0;  ///< from rendering to hearing, as the device claims
};

/// One way out. Used from one thread, on which every call may take a second; it calls the renderer on a thread of its
/// own.
class AudioOutput {
 public:
  virtual ~AudioOutput() = default;
  /// Opens the device of that name (empty: the default one) near `preferredSampleRate`, closed before if it was open.
  /// No sound is asked for before start(). `renderer` must outlive the time until close(). Kinds notFound, io, busy.
  virtual Result<OutputFormat> open(const std::optional<std::string>& deviceName, int preferredSampleRate,
                                    AudioRenderer& renderer) = 0;
  virtual Status start() = 0;
  /// Ends the calls of the renderer before it returns. May be started again.
  virtual void stop() = 0;
  virtual void close() = 0;
};

}  // namespace jukebox

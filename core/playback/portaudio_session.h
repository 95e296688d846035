#pragma once
// PortAudioSession: the started audio library, started silently. Internal.

#include <mutex>

#include "core/base/result.h"

namespace jukebox {

/// PortAudio is initialised while at least one session lives. Sessions are made and ended on any thread; PortAudio
/// sees the machine's devices as they were when the first session began.
class PortAudioSession {
 public:
  /// Kinds notFound (no sound output is set up) and io (the audio system cannot be started).
  static Result<PortAudioSession> start();

  PortAudioSession(PortAudioSession&& other) noexcept;
  PortAudioSession& operator=(PortAudioSession&& other) noexcept;
  PortAudioSession(const PortAudioSession&) = delete;
  PortAudioSession& operator=(const PortAudioSession&) = delete;
  ~PortAudioSession();

  /// Held while a stream is opened or closed: the player and the recorder do so on threads of their own, and the
  /// library keeps one list of all streams without a lock.
  static std::unique_lock<std::mutex> lockStreams();

 private:
  PortAudioSession() = default;
  bool m_isActive = true;
};

}  // namespace jukebox

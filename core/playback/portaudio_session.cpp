#include "core/playback/portaudio_session.h"

#include <alsa/asoundlib.h>
#include <fcntl.h>
#include <portaudio.h>
#include <unistd.h>

#include <mutex>
#include <utility>

namespace jukebox {
namespace {

/// Pa_Initialize and Pa_Terminate are not thread-safe.
std::mutex& libraryMutex() {
  static std::mutex mutex;
  return mutex;
}

void ignoreAlsaMessage(const char*, int, const char*, int, const char*, ...) {}

/// True when ALSA's configuration names a default output. PortAudio aborts the process (an assertion in its ALSA part)
/// on machines where it names none; a machine with any sound set up has one.
bool hasDefaultOutput() {
  snd_config_t* node = nullptr;
  return snd_config_update() >= 0 && snd_config_search(snd_config, "pcm.default", &node) == 0;
}

/// Sends stderr to nowhere while it lives: looking for devices makes JACK and OSS print on machines without them.
class SilencedStderr {
 public:
  SilencedStderr() {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0) return;
    m_saved = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
    if (m_saved >= 0) ::dup2(nowhere, STDERR_FILENO);
    ::close(nowhere);
  }
  SilencedStderr(const SilencedStderr&) = delete;
  SilencedStderr& operator=(const SilencedStderr&) = delete;
  ~SilencedStderr() {
    if (m_saved < 0) return;
    ::dup2(m_saved, STDERR_FILENO);
    ::close(m_saved);
  }

 private:
  int m_saved = -1;
};

}  // namespace

Result<PortAudioSession> PortAudioSession::start() {
  const std::lock_guard lock(libraryMutex());
  snd_lib_error_set_handler(ignoreAlsaMessage);
  const SilencedStderr silence;
  if (!hasDefaultOutput()) {
    return makeError(ErrorKind::notFound, "No sound output is set up on this machine.",
                     "Install alsa-utils or a sound server such as PipeWire.");
  }
  if (const PaError code = Pa_Initialize(); code != paNoError) {
    return makeError(ErrorKind::io, "The audio system of this machine could not be started.",
                     "Check that sound works in other programs.", Pa_GetErrorText(code));
  }
  return PortAudioSession();
}

PortAudioSession::PortAudioSession(PortAudioSession&& other) noexcept
    : m_isActive(std::exchange(other.m_isActive, false)) {}

PortAudioSession& PortAudioSession::operator=(PortAudioSession&& other) noexcept {
  std::swap(m_isActive, other.m_isActive);
  return *this;
}

std::unique_lock<std::mutex> PortAudioSession::lockStreams() {
  return std::unique_lock(libraryMutex());
}

PortAudioSession::~PortAudioSession() {
  if (!m_isActive) return;
  const std::lock_guard lock(libraryMutex());
  const SilencedStderr silence;
  Pa_Terminate();
}

}  // namespace jukebox

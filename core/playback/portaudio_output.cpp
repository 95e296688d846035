#include "core/playback/portaudio_output.h"

#include <fmt/format.h>
#include <portaudio.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "core/base/log.h"
#include "core/playback/portaudio_session.h"

namespace jukebox {
namespace {

/// Long enough that a busy machine does not stutter, short enough that a key press is heard at once.
constexpr double kWantedLatencySeconds = 0.08;

Result<PaDeviceIndex> findDevice(const std::optional<std::string>& name) {
  if (!name) {
    const PaDeviceIndex device = Pa_GetDefaultOutputDevice();
    if (device != paNoDevice) return device;
    return makeError(ErrorKind::notFound, "There is no sound device on this machine.",
                     "Connect one, or check the sound settings of the system.");
  }
  for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
    const PaDeviceInfo* info = Pa_GetDeviceInfo(i);
    if (info != nullptr && info->maxOutputChannels >= kOutputChannels && info->name == *name) return i;
  }
  return makeError(ErrorKind::notFound, fmt::format("The sound device \"{}\" is not there.", *name),
                   "Connect it again or choose another one.");
}

class PortAudioOutput final : public AudioOutput {
 public:
  ~PortAudioOutput() override { close(); }

  Result<OutputFormat> open(const std::optional<std::string>& deviceName, int preferredSampleRate,
                            AudioRenderer& renderer) override;
  Status start() override;
  void stop() override;
  void close() override;

 private:
  static int render(const void* input, void* output, unsigned long frames, const PaStreamCallbackTimeInfo* time,
                    PaStreamCallbackFlags flags, void* self) noexcept;
  static void finished(void* self) noexcept;

  std::optional<PortAudioSession> m_session;
  PaStream* m_stream = nullptr;
  AudioRenderer* m_renderer = nullptr;
  double m_latencySeconds = 0;
  std::atomic<bool> m_isStopping{false};
};

int PortAudioOutput::render(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo* time,
                            PaStreamCallbackFlags, void* self) noexcept {
  auto& me = *static_cast<PortAudioOutput*>(self);
  const double told = time != nullptr ? time->outputBufferDacTime - time->currentTime : 0.0;
  const bool isPlausible = told > 0.0 && told < 2.0;  // some drivers say nothing, or nonsense
  me.m_renderer->render({static_cast<float*>(output), frames * kOutputChannels},
                        isPlausible ? told : me.m_latencySeconds);
  return paContinue;
}

void PortAudioOutput::finished(void* self) noexcept {
  auto& me = *static_cast<PortAudioOutput*>(self);
  if (!me.m_isStopping.load()) me.m_renderer->outputLost();
}

Result<OutputFormat> PortAudioOutput::open(const std::optional<std::string>& deviceName, int preferredSampleRate,
                                           AudioRenderer& renderer) {
  close();
  ASSIGN_OR_RETURN(m_session, PortAudioSession::start());
  const auto device = findDevice(deviceName);
  if (!device) {
    close();
    return device.error();
  }
  const PaDeviceInfo* info = Pa_GetDeviceInfo(*device);
  const PaStreamParameters parameters{*device, kOutputChannels, paFloat32,
                                      std::max(kWantedLatencySeconds, info->defaultLowOutputLatency), nullptr};
  m_renderer = &renderer;
  PaError code = paNoError;
  for (const double rate : {static_cast<double>(preferredSampleRate), info->defaultSampleRate}) {
    const auto lock = PortAudioSession::lockStreams();
    code = Pa_OpenStream(&m_stream, nullptr, &parameters, rate, paFramesPerBufferUnspecified, paNoFlag, &render, this);
    if (code == paNoError) break;
    m_stream = nullptr;
  }
  if (code != paNoError) {
    const Error error =
        makeError(ErrorKind::io, fmt::format("The sound device \"{}\" could not be opened.", info->name),
                  "Close other programs that use it, or choose another one.", Pa_GetErrorText(code));
    close();
    return error;
  }
  Pa_SetStreamFinishedCallback(m_stream, &finished);
  const PaStreamInfo* stream = Pa_GetStreamInfo(m_stream);
  m_latencySeconds = stream->outputLatency;
  return OutputFormat{info->name, static_cast<int>(stream->sampleRate + 0.5), stream->outputLatency};
}

Status PortAudioOutput::start() {
  if (m_stream == nullptr) return makeError(ErrorKind::io, "No sound device is open.", "Choose one.");
  if (Pa_IsStreamActive(m_stream) == 1) return {};
  Pa_StopStream(m_stream);  // a stream that ended by itself has to be stopped before it starts again
  m_isStopping = false;
  if (const PaError code = Pa_StartStream(m_stream); code != paNoError) {
    return makeError(ErrorKind::io, "The sound device does not start.", "Connect it again or choose another one.",
                     Pa_GetErrorText(code));
  }
  return {};
}

void PortAudioOutput::stop() {
  if (m_stream == nullptr) return;
  m_isStopping = true;
  Pa_AbortStream(m_stream);
}

void PortAudioOutput::close() {
  if (m_stream != nullptr) {
    m_isStopping = true;
    const auto lock = PortAudioSession::lockStreams();
    if (const PaError code = Pa_CloseStream(m_stream); code != paNoError) {
      logWarning("playback", "closing the sound device: {}", Pa_GetErrorText(code));
    }
    m_stream = nullptr;
  }
  m_session.reset();
}

}  // namespace

std::unique_ptr<AudioOutput> makePortAudioOutput() {
  return std::make_unique<PortAudioOutput>();
}

}  // namespace jukebox

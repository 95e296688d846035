#include "core/playback/portaudio_input.h"

#include <fmt/format.h>
#include <portaudio.h>

#include <algorithm>
#include <atomic>

#include "core/base/log.h"
#include "core/playback/portaudio_session.h"

namespace jukebox {
namespace {

constexpr int kMaximumInputChannels = 2;
/// A recording is heard later: a long buffer costs nothing and survives a busy machine.
constexpr double kWantedLatencySeconds = 0.1;

Error noMicrophone() {
  return makeError(ErrorKind::notFound, "There is no microphone on this machine.",
                   "Connect one, or check the sound settings of the system.");
}

Result<PaDeviceIndex> findDevice(const std::optional<std::string>& name) {
  if (!name) {
    const PaDeviceIndex device = Pa_GetDefaultInputDevice();
    if (device != paNoDevice) return device;
    return noMicrophone();
  }
  for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
    const PaDeviceInfo* info = Pa_GetDeviceInfo(i);
    if (info != nullptr && info->maxInputChannels > 0 && info->name == *name) return i;
  }
  return makeError(ErrorKind::notFound, fmt::format("The microphone \"{}\" is not there.", *name),
                   "Connect it again or choose another one.");
}

class PortAudioInput final : public AudioInput {
 public:
  ~PortAudioInput() override { close(); }

  Result<InputFormat> open(const std::optional<std::string>& deviceName, AudioSink& sink) override;
  Status start() override;
  void close() override;

 private:
  static int hear(const void* input, void* output, unsigned long frames, const PaStreamCallbackTimeInfo* time,
                  PaStreamCallbackFlags flags, void* self) noexcept;
  static void finished(void* self) noexcept;

  std::optional<PortAudioSession> m_session;
  PaStream* m_stream = nullptr;
  AudioSink* m_sink = nullptr;
  std::size_t m_channels = 0;
  std::atomic<bool> m_isStopping{false};
};

int PortAudioInput::hear(const void* input, void*, unsigned long frames, const PaStreamCallbackTimeInfo*,
                         PaStreamCallbackFlags flags, void* self) noexcept {
  auto& me = *static_cast<PortAudioInput*>(self);
  if (input != nullptr) {
    me.m_sink->take({static_cast<const float*>(input), frames * me.m_channels}, (flags & paInputOverflow) != 0);
  }
  return paContinue;
}

void PortAudioInput::finished(void* self) noexcept {
  auto& me = *static_cast<PortAudioInput*>(self);
  if (!me.m_isStopping.load()) me.m_sink->inputLost();
}

Result<InputFormat> PortAudioInput::open(const std::optional<std::string>& deviceName, AudioSink& sink) {
  close();
  auto session = PortAudioSession::start();
  if (!session) return session.error().kind == ErrorKind::notFound ? noMicrophone() : session.error();
  m_session = std::move(*session);
  const auto device = findDevice(deviceName);
  if (!device) {
    close();
    return device.error();
  }
  const PaDeviceInfo* info = Pa_GetDeviceInfo(*device);
  const int channels = std::clamp(info->maxInputChannels, 1, kMaximumInputChannels);
  const PaStreamParameters parameters{*device, channels, paFloat32,
                                      std::max(kWantedLatencySeconds, info->defaultLowInputLatency), nullptr};
  m_sink = &sink;
  m_channels = static_cast<std::size_t>(channels);
  const PaError code = [&] {
    const auto lock = PortAudioSession::lockStreams();
    return Pa_OpenStream(&m_stream, &parameters, nullptr, info->defaultSampleRate, paFramesPerBufferUnspecified,
                         paNoFlag, &hear, this);
  }();
  if (code != paNoError) {
    m_stream = nullptr;
    const Error error = makeError(ErrorKind::io, fmt::format("The microphone \"{}\" could not be opened.", info->name),
                                  "Close other programs that use it, or check the sound settings of the system.",
                                  Pa_GetErrorText(code));
    close();
    return error;
  }
  Pa_SetStreamFinishedCallback(m_stream, &finished);
  return InputFormat{info->name, static_cast<int>(Pa_GetStreamInfo(m_stream)->sampleRate + 0.5), channels};
}

Status PortAudioInput::start() {
  if (m_stream == nullptr) return noMicrophone();
  m_isStopping = false;
  if (const PaError code = Pa_StartStream(m_stream); code != paNoError) {
    return makeError(ErrorKind::io, "The microphone does not start.", "Connect it again or choose another one.",
                     Pa_GetErrorText(code));
  }
  return {};
}

void PortAudioInput::close() {
  if (m_stream != nullptr) {
    m_isStopping = true;
    const auto lock = PortAudioSession::lockStreams();
    if (const PaError code = Pa_CloseStream(m_stream); code != paNoError) {
      logWarning("playback", "closing the microphone: {}", Pa_GetErrorText(code));
    }
    m_stream = nullptr;
  }
  m_session.reset();
}

}  // namespace

std::unique_ptr<AudioInput> makePortAudioInput() {
  return std::make_unique<PortAudioInput>();
}

}  // namespace jukebox

#include "core/playback/audio_devices.h"

#include <portaudio.h>

#include "core/playback/portaudio_session.h"

namespace jukebox {

Result<std::vector<AudioDevice>> listAudioDevices() {
  const auto session = PortAudioSession::start();
  std::vector<AudioDevice> devices;
  if (!session) {
    if (session.error().kind == ErrorKind::notFound) return devices;
    return session.error();
  }
  const PaDeviceIndex defaultDevice = Pa_GetDefaultOutputDevice();
  for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
    const PaDeviceInfo* info = Pa_GetDeviceInfo(i);
    if (info == nullptr || info->maxOutputChannels < 1) continue;
    const PaHostApiInfo* hostApi = Pa_GetHostApiInfo(info->hostApi);
    devices.push_back({info->name != nullptr ? info->name : "", hostApi != nullptr ? hostApi->name : "",
                       info->maxOutputChannels, info->defaultSampleRate, i == defaultDevice});
  }
  return devices;
}

}  // namespace jukebox

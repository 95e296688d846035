#include "core/playback/audio_devices.h"

#include <portaudio.h>

#include "core/playback/portaudio_session.h"

namespace jukebox {

Result<std::vector<AudioDevice>> listAudioDevices() {
  ASSIGN_OR_RETURN(const auto session, PortAudioSession::start());
  std::vector<AudioDevice> devices;
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

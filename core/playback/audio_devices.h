#pragma once
// Audio devices: where sound can be played on this machine.

#include <string>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// One output device as the audio library sees it now.
struct AudioDevice {
  std::string name;
  std::string hostApi;  ///< "ALSA", "JACK Audio Connection Kit", ...
  int maximumOutputChannels = 0;
  double defaultSampleRate = 0.0;  ///< Hz
  bool isDefault = false;          ///< the one that plays when nothing is chosen

  bool operator==(const AudioDevice&) const = default;
};

/// Every device with at least one output channel; empty on a machine without sound. Kind io when the audio system
/// itself cannot be started. Prints nothing, whatever the audio libraries would like to say. Takes up to a second.
Result<std::vector<AudioDevice>> listAudioDevices();

}  // namespace jukebox

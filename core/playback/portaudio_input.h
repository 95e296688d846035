#pragma once
// PortAudioInput: the microphones of this machine.

#include <memory>

#include "core/playback/audio_input.h"

namespace jukebox {

/// Records from a device. The audio library is started when a device is opened and ended on close().
std::unique_ptr<AudioInput> makePortAudioInput();

}  // namespace jukebox

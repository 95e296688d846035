#pragma once
// PortAudioOutput: the sound devices of this machine.

#include <memory>

#include "core/playback/audio_output.h"

namespace jukebox {

/// Plays on a device of listAudioDevices(). The audio library is started when the first device is opened and ended on
/// close(), so that opening again sees devices that were plugged in meanwhile.
std::unique_ptr<AudioOutput> makePortAudioOutput();

}  // namespace jukebox

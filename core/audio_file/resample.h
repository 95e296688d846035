#pragma once
// Resampling of sound in memory, with the same filter as the file reader.

#include "core/base/result.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

/// The same sound at another rate in [1, 768000] Hz (soxr, 28-bit precision). Deterministic.
Result<AudioBuffer> resample(const AudioBuffer& buffer, int targetSampleRate);

}  // namespace jukebox

#pragma once
// Loudness: how loud a recording sounds (ITU-R BS.1770 / EBU R 128), for levelling playback and warning of clipping.

#include <optional>

#include "core/base/result.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

/// Loudness figures of one recording. Levels of silence are minus infinity, hence empty.
struct Loudness {
  std::optional<double> integratedLufs;  ///< gated programme loudness; empty below -70 LUFS or shorter than 0.4 s
  std::optional<double> truePeakDbtp;    ///< peak of the oversampled signal, dB true peak; empty for digital silence
  std::optional<double> samplePeakDbfs;  ///< peak of the samples themselves, dB full scale; empty for digital silence
};

/// Measures the whole buffer. Kind invalidInput when it has no channels, more than 64, or a rate outside
/// [16 Hz, 768 kHz]; an empty recording is not an error and has no levels.
Result<Loudness> measureLoudness(const AudioBuffer& buffer);

}  // namespace jukebox

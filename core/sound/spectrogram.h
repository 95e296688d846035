#pragma once
// Spectrogram: magnitude short-time Fourier transform in decibels, for pictures and for comparing recordings.

#include <cstddef>
#include <vector>

#include "core/base/result.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

struct SpectrogramOptions {
  int fftSizeFrames = 2048;       ///< power of two in [64, 65536]
  int hopFrames = 512;            ///< at least 1
  float floorDecibels = -120.0F;  ///< everything quieter is reported as this; below 0
};

/// Column t is the Hann window centred on frame t * hopFrames (zeros outside the recording); bin k is the frequency
/// k * sampleRate / fftSizeFrames. A full-scale sine on a bin's frequency reads 0 dB.
struct Spectrogram {
  int sampleRate = 0;
  int fftSizeFrames = 0;
  int hopFrames = 0;
  std::size_t columns = 0;
  std::size_t bins = 0;         ///< fftSizeFrames / 2 + 1
  std::vector<float> decibels;  ///< shape (columns, bins)

  float at(std::size_t column, std::size_t bin) const { return decibels[column * bins + bin]; }
};

/// Transforms the mean of the channels; 1 + frames / hopFrames columns (none for an empty buffer).
/// Kind invalidInput for options outside their range, unsupported when the result would exceed 2^28 values.
Result<Spectrogram> computeSpectrogram(const AudioBuffer& buffer, const SpectrogramOptions& options = {});

}  // namespace jukebox

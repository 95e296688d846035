#pragma once
// AudioBuffer: sound in memory, and the few operations on it that every other part needs.

#include <cstddef>
#include <span>
#include <vector>

namespace jukebox {

/// Interleaved samples (frame by frame, one float a channel, full scale is [-1, 1]).
/// `samples.size()` is a multiple of `channels`; an empty buffer may have sampleRate and channels 0.
struct AudioBuffer {
  int sampleRate = 0;  ///< frames per second
  int channels = 0;
  std::vector<float> samples;

  std::size_t frameCount() const { return channels > 0 ? samples.size() / static_cast<std::size_t>(channels) : 0; }
  double durationSeconds() const {
    return sampleRate > 0 ? static_cast<double>(frameCount()) / static_cast<double>(sampleRate) : 0.0;
  }

  bool operator==(const AudioBuffer&) const = default;
};

/// One channel: leftWeight * left + (1 - leftWeight) * right for stereo (0.5: the arithmetic mean), the mean of the
/// channels otherwise. `leftWeight` lies in [0, 1]; training draws it at random to augment stereo recordings.
AudioBuffer toMono(const AudioBuffer& buffer, float leftWeight = 0.5F);

/// Largest absolute sample, linear (0 for no samples). Not-a-number samples are ignored.
float samplePeak(std::span<const float> samples);

/// Limits every sample to [-1, 1] in place; not-a-number becomes 0.
void clipToFullScale(std::span<float> samples);

}  // namespace jukebox

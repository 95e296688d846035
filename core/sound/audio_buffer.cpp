#include "core/sound/audio_buffer.h"

#include <algorithm>
#include <cmath>

namespace jukebox {
namespace {

float meanOfFrame(std::span<const float> frame) {
  double sum = 0.0;
  for (const float sample : frame) sum += sample;
  return static_cast<float>(sum / static_cast<double>(frame.size()));
}

}  // namespace

AudioBuffer toMono(const AudioBuffer& buffer, float leftWeight) {
  AudioBuffer mono{buffer.sampleRate, 1, {}};
  if (buffer.channels == 1) {
    mono.samples = buffer.samples;
    return mono;
  }
  const auto channels = static_cast<std::size_t>(std::max(buffer.channels, 0));
  const std::span<const float> samples(buffer.samples);
  mono.samples.resize(buffer.frameCount());
  for (std::size_t frame = 0; frame < mono.samples.size(); ++frame) {
    const auto values = samples.subspan(frame * channels, channels);
    mono.samples[frame] =
        channels == 2 ? leftWeight * values[0] + (1.0F - leftWeight) * values[1] : meanOfFrame(values);
  }
  return mono;
}

float samplePeak(std::span<const float> samples) {
  float peak = 0.0F;
  for (const float sample : samples) peak = std::fmax(peak, std::fabs(sample));  // fmax ignores not-a-number
  return peak;
}

void clipToFullScale(std::span<float> samples) {
  for (float& sample : samples) sample = std::isnan(sample) ? 0.0F : std::clamp(sample, -1.0F, 1.0F);
}

}  // namespace jukebox

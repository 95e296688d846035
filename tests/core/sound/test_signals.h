#pragma once
// Signals that tests of sound are made of.

#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/sound/audio_buffer.h"

namespace jukebox::test {

/// A sine, the same in every channel.
inline AudioBuffer sine(double frequencyHz, double amplitude, double seconds, int sampleRate, int channels = 1) {
  AudioBuffer buffer{sampleRate, channels, {}};
  const auto frames = static_cast<std::size_t>(std::llround(seconds * sampleRate));
  for (std::size_t i = 0; i < frames; ++i) {
    const double phase = 2.0 * std::numbers::pi * frequencyHz * static_cast<double>(i) / sampleRate;
    buffer.samples.insert(buffer.samples.end(), static_cast<std::size_t>(channels),
                          static_cast<float>(amplitude * std::sin(phase)));
  }
  return buffer;
}

/// A sweep from 100 Hz to 4 kHz at half scale; channel c is delayed by 10 c frames so that channels differ.
inline AudioBuffer sweep(double seconds, int sampleRate, int channels = 1) {
  AudioBuffer buffer{sampleRate, channels, {}};
  const auto frames = static_cast<std::size_t>(std::llround(seconds * sampleRate));
  for (std::size_t i = 0; i < frames; ++i) {
    for (int channel = 0; channel < channels; ++channel) {
      const double t = (static_cast<double>(i) - 10.0 * channel) / sampleRate;
      const double phase = 2.0 * std::numbers::pi * (100.0 * t + 0.5 * 3900.0 / seconds * t * t);
      buffer.samples.push_back(static_cast<float>(0.5 * std::sin(phase)));
    }
  }
  return buffer;
}

}  // namespace jukebox::test

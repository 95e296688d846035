#include "core/sound/loudness.h"

#include <ebur128.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace jukebox {
namespace {

struct MeterDeleter {
  void operator()(ebur128_state* meter) const { ebur128_destroy(&meter); }
};
using Meter = std::unique_ptr<ebur128_state, MeterDeleter>;

std::optional<double> decibels(double linear) {
  if (!(linear > 0.0) || !std::isfinite(linear)) return std::nullopt;
  return 20.0 * std::log10(linear);
}

/// The largest of the channels, by either of the library's two per-channel peak queries.
double loudestChannel(ebur128_state* meter, int (*query)(ebur128_state*, unsigned int, double*)) {
  double loudest = 0.0;
  for (unsigned int channel = 0; channel < meter->channels; ++channel) {
    double peak = 0.0;
    if (query(meter, channel, &peak) == EBUR128_SUCCESS) loudest = std::max(loudest, peak);
  }
  return loudest;
}

}  // namespace

Result<Loudness> measureLoudness(const AudioBuffer& buffer) {
  constexpr int kMaximumChannels = 64;
  constexpr int kMinimumRate = 16;
  constexpr int kMaximumRate = 768'000;
  if (buffer.channels < 1 || buffer.channels > kMaximumChannels || buffer.sampleRate < kMinimumRate ||
      buffer.sampleRate > kMaximumRate) {
    return makeError(ErrorKind::invalidInput, fmt::format("Loudness cannot be measured for {} channels at {} Hz.",
                                                          buffer.channels, buffer.sampleRate));
  }
  const Meter meter(ebur128_init(static_cast<unsigned int>(buffer.channels),
                                 static_cast<unsigned long>(buffer.sampleRate),
                                 EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_HISTOGRAM));
  if (!meter || ebur128_add_frames_float(meter.get(), buffer.samples.data(), buffer.frameCount()) != EBUR128_SUCCESS) {
    return makeError(ErrorKind::outOfMemory, "There is not enough memory to measure the loudness of this recording.");
  }

  Loudness loudness;
  double integrated = 0.0;
  if (ebur128_loudness_global(meter.get(), &integrated) == EBUR128_SUCCESS && std::isfinite(integrated)) {
    loudness.integratedLufs = integrated;
  }
  loudness.truePeakDbtp = decibels(loudestChannel(meter.get(), ebur128_true_peak));
  loudness.samplePeakDbfs = decibels(loudestChannel(meter.get(), ebur128_sample_peak));
  return loudness;
}

}  // namespace jukebox

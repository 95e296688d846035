#include "core/sound/loudness.h"

#include <ebur128.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace jukebox {
namespace {

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

Error outOfMemory() {
  return makeError(ErrorKind::outOfMemory, "There is not enough memory to measure the loudness of this recording.");
}

}  // namespace

/// Owns the library's state.
struct LoudnessMeter::State {
  explicit State(ebur128_state* state) : meter(state) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ebur128_destroy(&meter); }
  ebur128_state* meter;
};

LoudnessMeter::LoudnessMeter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
LoudnessMeter::LoudnessMeter(LoudnessMeter&& other) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&& other) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

Result<LoudnessMeter> LoudnessMeter::create(int sampleRate, int channels) {
  constexpr int kMaximumChannels = 64;
  constexpr int kMinimumRate = 16;
  constexpr int kMaximumRate = 768'000;
  if (channels < 1 || channels > kMaximumChannels || sampleRate < kMinimumRate || sampleRate > kMaximumRate) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("Loudness cannot be measured for {} channels at {} Hz.", channels, sampleRate));
  }
  ebur128_state* meter = ebur128_init(static_cast<unsigned int>(channels), static_cast<unsigned long>(sampleRate),
                                      EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_HISTOGRAM);
  if (meter == nullptr) return outOfMemory();
  return LoudnessMeter(std::make_unique<State>(meter));
}

Status LoudnessMeter::add(std::span<const float> interleaved) {
  const std::size_t frames = interleaved.size() / m_state->meter->channels;
  if (ebur128_add_frames_float(m_state->meter, interleaved.data(), frames) != EBUR128_SUCCESS) return outOfMemory();
  return {};
}

Loudness LoudnessMeter::result() const {
  Loudness loudness;
  double integrated = 0.0;
  if (ebur128_loudness_global(m_state->meter, &integrated) == EBUR128_SUCCESS && std::isfinite(integrated)) {
    loudness.integratedLufs = integrated;
  }
  loudness.truePeakDbtp = decibels(loudestChannel(m_state->meter, ebur128_true_peak));
  loudness.samplePeakDbfs = decibels(loudestChannel(m_state->meter, ebur128_sample_peak));
  return loudness;
}

Result<Loudness> measureLoudness(const AudioBuffer& buffer) {
  ASSIGN_OR_RETURN(auto meter, LoudnessMeter::create(buffer.sampleRate, buffer.channels));
  RETURN_IF_ERROR(meter.add(buffer.samples));
  return meter.result();
}

double levellingGainDecibels(const Loudness& loudness, const LevellingTarget& target) {
  constexpr double kLowestGain = -40.0;
  constexpr double kHighestGain = 24.0;
  if (!loudness.integratedLufs) return 0.0;
  double gain = target.lufs - *loudness.integratedLufs;
  if (loudness.truePeakDbtp) gain = std::min(gain, target.truePeakDbtp - *loudness.truePeakDbtp);
  return std::clamp(gain, kLowestGain, kHighestGain);
}

MatchedGains matchedGainsDecibels(const Loudness& first, const Loudness& second, const LevellingTarget& target) {
  const double firstGain = levellingGainDecibels(first, target);
  const double secondGain = levellingGainDecibels(second, target);
  if (!first.integratedLufs || !second.integratedLufs) return {firstGain, secondGain};
  const double common = std::min(*first.integratedLufs + firstGain, *second.integratedLufs + secondGain);
  return {common - *first.integratedLufs, common - *second.integratedLufs};
}

double linearGain(double decibels) {
  return std::pow(10.0, decibels / 20.0);
}

}  // namespace jukebox

#include "core/sound/spectrogram_map.h"

#include <fmt/format.h>
#include <kissfft/kiss_fftr.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace jukebox {
namespace {

double toScale(FrequencyScale scale, double hz) {
  return scale == FrequencyScale::logarithmic ? std::log2(hz) : 2595.0 * std::log10(1.0 + hz / 700.0);
}

double fromScale(FrequencyScale scale, double value) {
  return scale == FrequencyScale::logarithmic ? std::exp2(value) : 700.0 * (std::pow(10.0, value / 2595.0) - 1.0);
}

struct PlanDeleter {
  void operator()(kiss_fftr_state* plan) const { kiss_fftr_free(plan); }
};

bool isUsable(int sampleRate, const SpectrogramMapOptions& options) {
  return sampleRate > 0 && options.fftSizeFrames >= 64 && options.fftSizeFrames <= 65536 &&
         std::has_single_bit(static_cast<unsigned int>(options.fftSizeFrames)) && options.hopFrames >= 1 &&
         options.rows >= 2 && options.rows <= 2048 && options.lowestHz > 0 && options.highestHz > options.lowestHz &&
         sampleRate / 2.0 > options.lowestHz && options.floorDecibels < options.ceilingDecibels;
}

}  // namespace

double SpectrogramMap::frequencyAt(double height) const {
  const double low = toScale(scale, lowestHz);
  return fromScale(scale, low + height * (toScale(scale, highestHz) - low));
}

double SpectrogramMap::heightOf(double frequencyHz) const {
  const double low = toScale(scale, lowestHz);
  return (toScale(scale, frequencyHz) - low) / (toScale(scale, highestHz) - low);
}

struct SpectrogramMapBuilder::State {
  SpectrogramMap map;
  std::size_t fftSize = 0;
  std::unique_ptr<kiss_fftr_state, PlanDeleter> plan;
  std::vector<float> window;
  std::vector<float> pending;  ///< mono, from half a window before the next column on
  std::size_t skip = 0;        ///< frames to drop before that, where columns lie further apart than a window is wide
  std::vector<float> frame;
  std::vector<kiss_fft_cpx> spectrum;
  std::vector<float> power;        ///< of every bin
  std::vector<double> bandLimits;  ///< rows + 1 places on the bin axis

  void makeWindow();
  void makeBands();
  Status addColumns();
  void addColumn(std::span<const float> samples);
  float powerOfBand(std::size_t row) const;
};

void SpectrogramMapBuilder::State::makeWindow() {
  window.resize(fftSize);
  for (std::size_t i = 0; i < fftSize; ++i) {
    const double phase = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(fftSize);
    window[i] = static_cast<float>((1.0 - std::cos(phase)) * 2.0 / static_cast<double>(fftSize));
  }
  frame.resize(fftSize);
  spectrum.resize(fftSize / 2 + 1);
  power.resize(fftSize / 2 + 1);
  pending.assign(fftSize / 2, 0.0F);
}

void SpectrogramMapBuilder::State::makeBands() {
  for (int row = 0; row <= map.rows; ++row) {
    const double hz = map.frequencyAt(static_cast<double>(row) / map.rows);
    bandLimits.push_back(hz * static_cast<double>(fftSize) / map.sampleRate);
  }
}

/// The loudest bin inside a band; between two bins where the band is narrower than a bin.
float SpectrogramMapBuilder::State::powerOfBand(std::size_t row) const {
  const double low = bandLimits[row];
  const double high = bandLimits[row + 1];
  const auto last = static_cast<double>(power.size() - 1);
  if (high - low < 1.0) {
    const double centre = std::min((low + high) / 2.0, last - 1e-6);
    const auto bin = static_cast<std::size_t>(centre);
    const auto part = static_cast<float>(centre - static_cast<double>(bin));
    return power[bin] * (1.0F - part) + power[bin + 1] * part;
  }
  float loudest = 0;
  for (auto bin = static_cast<std::size_t>(std::ceil(low)); bin <= std::min(high, last); ++bin) {
    loudest = std::max(loudest, power[bin]);
  }
  return loudest;
}

void SpectrogramMapBuilder::State::addColumn(std::span<const float> samples) {
  for (std::size_t i = 0; i < fftSize; ++i) frame[i] = samples[i] * window[i];
  kiss_fftr(plan.get(), frame.data(), spectrum.data());
  for (std::size_t i = 0; i < power.size(); ++i) {
    power[i] = spectrum[i].r * spectrum[i].r + spectrum[i].i * spectrum[i].i;
  }
  const double range = map.ceilingDecibels - map.floorDecibels;
  for (std::size_t row = 0; row < static_cast<std::size_t>(map.rows); ++row) {
    const double decibels = 10.0 * std::log10(static_cast<double>(powerOfBand(row)) + 1e-20);
    const double height = std::clamp((decibels - map.floorDecibels) / range, 0.0, 1.0);
    map.cells.push_back(static_cast<std::uint8_t>(std::lround(height * 255.0)));
  }
}

/// Every column whose whole window has arrived.
Status SpectrogramMapBuilder::State::addColumns() {
  std::size_t begin = std::exchange(skip, 0);
  while (begin + fftSize <= pending.size()) {
    if (map.cells.size() + static_cast<std::size_t>(map.rows) > kMaximumSpectrogramCells) {
      return makeError(ErrorKind::unsupported, "This recording is too long for a spectrogram.", "Use a longer hop.");
    }
    addColumn(std::span(pending).subspan(begin, fftSize));
    begin += static_cast<std::size_t>(map.hopFrames);
  }
  const std::size_t dropped = std::min(begin, pending.size());
  skip = begin - dropped;
  pending.erase(pending.begin(), pending.begin() + static_cast<std::ptrdiff_t>(dropped));
  return {};
}

Result<SpectrogramMapBuilder> SpectrogramMapBuilder::create(int sampleRate, const SpectrogramMapOptions& options) {
  if (!isUsable(sampleRate, options)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A spectrogram cannot have {} rows from {} to {} Hz with an FFT of {} at {} Hz.",
                                 options.rows, options.lowestHz, options.highestHz, options.fftSizeFrames, sampleRate));
  }
  auto state = std::make_unique<State>();
  state->map = {options.scale,
                sampleRate,
                options.hopFrames,
                options.rows,
                options.lowestHz,
                std::min(options.highestHz, sampleRate / 2.0),
                options.floorDecibels,
                options.ceilingDecibels,
                {}};
  state->fftSize = static_cast<std::size_t>(options.fftSizeFrames);
  state->plan.reset(kiss_fftr_alloc(options.fftSizeFrames, 0, nullptr, nullptr));
  if (!state->plan) return makeError(ErrorKind::outOfMemory, "There is not enough memory for a spectrogram.");
  state->makeWindow();
  state->makeBands();
  return SpectrogramMapBuilder(std::move(state));
}

SpectrogramMapBuilder::SpectrogramMapBuilder(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SpectrogramMapBuilder::SpectrogramMapBuilder(SpectrogramMapBuilder&& other) noexcept = default;
SpectrogramMapBuilder& SpectrogramMapBuilder::operator=(SpectrogramMapBuilder&& other) noexcept = default;
SpectrogramMapBuilder::~SpectrogramMapBuilder() = default;

const SpectrogramMap& SpectrogramMapBuilder::map() const {
  return m_state->map;
}

Status SpectrogramMapBuilder::append(std::span<const float> interleaved, int channels) {
  const auto width = static_cast<std::size_t>(channels);
  for (std::size_t at = 0; at + width <= interleaved.size(); at += width) {
    float sum = 0;
    for (std::size_t c = 0; c < width; ++c) sum += std::isnan(interleaved[at + c]) ? 0.0F : interleaved[at + c];
    m_state->pending.push_back(sum / static_cast<float>(channels));
  }
  return m_state->addColumns();
}

Status SpectrogramMapBuilder::finish() {
  m_state->pending.insert(m_state->pending.end(), m_state->fftSize / 2, 0.0F);
  return m_state->addColumns();
}

}  // namespace jukebox

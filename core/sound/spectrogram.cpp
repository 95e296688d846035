#include "core/sound/spectrogram.h"

#include <fmt/format.h>
#include <kissfft/kiss_fftr.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <numbers>
#include <span>

namespace jukebox {
namespace {

constexpr std::size_t kMaximumValues = std::size_t{1} << 28U;

struct PlanDeleter {
  void operator()(kiss_fftr_state* plan) const { kiss_fftr_free(plan); }
};
using Plan = std::unique_ptr<kiss_fftr_state, PlanDeleter>;

Status validate(const AudioBuffer& buffer, const SpectrogramOptions& options) {
  const bool sizeIsGood = options.fftSizeFrames >= 64 && options.fftSizeFrames <= 65536 &&
                          std::has_single_bit(static_cast<unsigned int>(options.fftSizeFrames));
  if (!sizeIsGood || options.hopFrames < 1 || !(options.floorDecibels < 0.0F)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A spectrogram cannot have an FFT of {} frames, a hop of {} and a floor of {} dB.",
                                 options.fftSizeFrames, options.hopFrames, options.floorDecibels),
                     "Use a power of two from 64 to 65536, a hop of at least 1 and a negative floor.");
  }
  const std::size_t columns = 1 + buffer.frameCount() / static_cast<std::size_t>(options.hopFrames);
  const std::size_t bins = static_cast<std::size_t>(options.fftSizeFrames) / 2 + 1;
  if (columns > kMaximumValues / bins) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("A spectrogram of {:.0f} s with a hop of {} frames is too large.",
                                 buffer.durationSeconds(), options.hopFrames),
                     "Use a longer hop or a shorter excerpt.");
  }
  return {};
}

/// Periodic Hann window whose coherent gain is 1: a full-scale sine on a bin has magnitude 1.
std::vector<float> scaledHannWindow(std::size_t size) {
  std::vector<float> window(size);
  for (std::size_t i = 0; i < size; ++i) {
    const double phase = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
    window[i] = static_cast<float>((1.0 - std::cos(phase)) * 2.0 / static_cast<double>(size));
  }
  return window;
}

/// Fills `out` with signal[centre - size/2, centre + size/2) times the window; zeros outside the signal.
void cutWindow(std::span<const float> signal, std::size_t centre, std::span<const float> window, std::span<float> out) {
  const std::size_t half = window.size() / 2;
  for (std::size_t i = 0; i < window.size(); ++i) {
    const bool inside = centre + i >= half && centre + i - half < signal.size();
    out[i] = inside ? signal[centre + i - half] * window[i] : 0.0F;
  }
}

}  // namespace

Result<Spectrogram> computeSpectrogram(const AudioBuffer& buffer, const SpectrogramOptions& options) {
  RETURN_IF_ERROR(validate(buffer, options));
  const auto size = static_cast<std::size_t>(options.fftSizeFrames);
  const auto hop = static_cast<std::size_t>(options.hopFrames);
  Spectrogram result{buffer.sampleRate, options.fftSizeFrames, options.hopFrames, 0, size / 2 + 1, {}};
  if (buffer.frameCount() == 0) return result;

  const Plan plan(kiss_fftr_alloc(options.fftSizeFrames, 0, nullptr, nullptr));
  if (!plan) return makeError(ErrorKind::outOfMemory, "There is not enough memory for a spectrogram.");
  const AudioBuffer mono = toMono(buffer);
  const std::vector<float> window = scaledHannWindow(size);
  std::vector<float> frame(size);
  std::vector<kiss_fft_cpx> spectrum(result.bins);
  const float smallest = std::pow(10.0F, options.floorDecibels / 20.0F);

  result.columns = 1 + mono.samples.size() / hop;
  result.decibels.reserve(result.columns * result.bins);
  for (std::size_t column = 0; column < result.columns; ++column) {
    cutWindow(mono.samples, column * hop, window, frame);
    kiss_fftr(plan.get(), frame.data(), spectrum.data());
    for (const kiss_fft_cpx& value : spectrum) {
      // fmax: a not-a-number in the recording reads as the floor.
      const float magnitude = std::fmax(std::hypot(value.r, value.i), smallest);
      result.decibels.push_back(std::max(20.0F * std::log10(magnitude), options.floorDecibels));
    }
  }
  return result;
}

}  // namespace jukebox

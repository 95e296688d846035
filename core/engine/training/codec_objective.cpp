#include "core/engine/training/codec_objective.h"

#include <algorithm>
#include <cmath>

namespace jukebox {
namespace {

constexpr double kMagnitudeFloor = 0.05;  // about −70 dB below a full-scale tone with these windows

at::Tensor mono(const at::Tensor& audio) {
  return audio.squeeze(-1);
}

at::Tensor logMagnitude(const at::Tensor& magnitude) {
  return at::log(magnitude + kMagnitudeFloor);
}

}  // namespace

at::Tensor preEmphasised(const at::Tensor& audio, double a) {
  return audio.narrow(1, 1, audio.size(1) - 1) - a * audio.narrow(1, 0, audio.size(1) - 1);
}

at::Tensor perceptualLoss(const CodecHyperparameters& codec, const CodecObjective& objective, const at::Tensor& target,
                          const at::Tensor& output, const Bandwidth& bandwidth, std::size_t resolution) {
  const SpectrumShape shape{codec.multispecFft[resolution], codec.multispecHop[resolution],
                            codec.multispecWindow[resolution]};
  const at::Tensor wanted = magnitudeSpectrum(preEmphasised(mono(target), objective.preEmphasis), shape);
  const at::Tensor given = magnitudeSpectrum(preEmphasised(mono(output), objective.preEmphasis), shape);
  const at::Tensor reference = at::clamp_min(at::norm(wanted.flatten(1), 2, {1}), 1.0);
  const at::Tensor relative = at::mean(at::norm((wanted - given).flatten(1), 2, {1}) / reference);
  const at::Tensor logarithmic = at::mean(at::abs(logMagnitude(wanted) - logMagnitude(given)));
  return objective.waveformWeight * l2Loss(target, output, bandwidth) + objective.magnitudeWeight * relative +
         objective.logMagnitudeWeight * logarithmic;
}

double scaleInvariantSdr(const at::Tensor& target, const at::Tensor& output) {
  const at::Tensor t = mono(target), o = mono(output);  // (N, T)
  const at::Tensor scale = at::sum(t * o, 1, true) / at::clamp_min(at::sum(t * t, 1, true), 1e-8);
  const at::Tensor wanted = scale * t;
  const at::Tensor signal = at::sum(at::square(wanted), 1) + 1e-8;
  const at::Tensor noise = at::sum(at::square(o - wanted), 1) + 1e-8;
  return at::mean(10 * at::log10(signal / noise)).item<double>();
}

double logSpectralDistance(const at::Tensor& target, const at::Tensor& output, double sampleRate, double fromHz,
                           double toHz) {
  const SpectrumShape shape{1024, 256, 1024};
  const double binHz = sampleRate / shape.fftSize;
  const std::int64_t bins = shape.fftSize / 2 + 1;
  const auto first = std::min(static_cast<std::int64_t>(fromHz / binHz), bins - 1);
  const auto count = std::clamp<std::int64_t>(static_cast<std::int64_t>(toHz / binHz) - first, 1, bins - first);
  const auto band = [&](const at::Tensor& audio) {
    return logMagnitude(magnitudeSpectrum(mono(audio), shape).narrow(1, first, count));
  };
  return at::mean(at::abs(band(target) - band(output))).item<double>() * 20 / std::log(10.0);
}

}  // namespace jukebox

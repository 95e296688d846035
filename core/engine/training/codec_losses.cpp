#include "core/engine/training/codec_losses.h"

namespace jukebox {
namespace {

constexpr double kSilence = 2e-3;

at::Tensor mono(const at::Tensor& audio) {
  return at::mean(audio, {-1});
}  // (N, T, C) → (N, T)

// Frobenius norm of the difference of two spectra, one number an item.
at::Tensor spectralDistance(const at::Tensor& target, const at::Tensor& output, const SpectrumShape& shape) {
  const at::Tensor difference = magnitudeSpectrum(mono(target), shape) - magnitudeSpectrum(mono(output), shape);
  return at::norm(difference.flatten(1), 2, {1});
}

}  // namespace

at::Tensor magnitudeSpectrum(const at::Tensor& audio, const SpectrumShape& shape) {
  const at::Tensor window = at::hann_window(shape.window, audio.options());
  return at::abs(at::stft(audio, shape.fftSize, shape.hop, shape.window, window, /*center=*/true, "reflect",
                          /*normalized=*/false, /*onesided=*/true, /*return_complex=*/true));
}

at::Tensor l1Loss(const at::Tensor& target, const at::Tensor& output, const Bandwidth& bandwidth) {
  return at::mean(at::abs(output - target)) / bandwidth.l1;
}

at::Tensor l2Loss(const at::Tensor& target, const at::Tensor& output, const Bandwidth& bandwidth) {
  return at::mean(at::square(output - target)) / bandwidth.l2;
}

at::Tensor linfLoss(const at::Tensor& target, const at::Tensor& output, const Bandwidth& bandwidth, int k) {
  const at::Tensor errors = at::square(output - target).flatten(1);  // (N, T)
  return at::mean(std::get<0>(at::topk(errors, k, 1))) / bandwidth.l2;
}

at::Tensor reconstructionLoss(const CodecHyperparameters& codec, const at::Tensor& target, const at::Tensor& output,
                              const Bandwidth& bandwidth) {
  if (codec.lossFn == "l1") return l1Loss(target, output, bandwidth);
  if (codec.lossFn == "l2") return l2Loss(target, output, bandwidth);
  if (codec.lossFn == "linf") return linfLoss(target, output, bandwidth, codec.linfK);
  at::Tensor sum = at::zeros({}, output.options());
  if (codec.lmixL1 != 0) sum = sum + codec.lmixL1 * l1Loss(target, output, bandwidth);
  if (codec.lmixL2 != 0) sum = sum + codec.lmixL2 * l2Loss(target, output, bandwidth);
  if (codec.lmixLinf != 0) sum = sum + codec.lmixLinf * linfLoss(target, output, bandwidth, codec.linfK);
  return sum;
}

at::Tensor spectralLoss(const at::Tensor& target, const at::Tensor& output, const Bandwidth& bandwidth) {
  return at::mean(spectralDistance(target, output, {}) / bandwidth.spectral);
}

at::Tensor multiResolutionSpectralLoss(const CodecHyperparameters& codec, const at::Tensor& target,
                                       const at::Tensor& output, const Bandwidth& bandwidth) {
  at::Tensor sum;
  const std::size_t count = codec.multispecFft.size();
  for (std::size_t i = 0; i < count; ++i) {
    const at::Tensor distance =
        spectralDistance(target, output, {codec.multispecFft[i], codec.multispecHop[i], codec.multispecWindow[i]});
    sum = sum.defined() ? sum + distance : distance;
  }
  return at::mean(sum / static_cast<double>(count) / bandwidth.spectral);
}

at::Tensor spectralConvergence(const at::Tensor& target, const at::Tensor& output) {
  const at::Tensor reference = at::norm(magnitudeSpectrum(mono(target), {}).flatten(1), 2, {1});
  const at::Tensor audible = reference.gt(kSilence).to(at::kFloat);
  return at::mean(spectralDistance(target, output, {}) * audible / at::clamp_min(reference, kSilence));
}

}  // namespace jukebox

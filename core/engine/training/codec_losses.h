#pragma once
// Codec losses: waveform and spectral distances between target and reconstruction (spec/02 §9).

#include <ATen/ATen.h>

#include "core/domain/hyperparameters.h"

namespace jukebox {

/// Statistics of the data set that normalise the losses (spec/02 §10).
struct Bandwidth {
  double l1 = 1, l2 = 1, spectral = 1;
};

/// Short-time spectrum parameters in samples.
struct SpectrumShape {
  int fftSize = 2048, hop = 256, window = 1536;
};

/// audio (N, T) → magnitudes (N, fft/2+1, frames): periodic Hann window, reflect padding, not normalised.
at::Tensor magnitudeSpectrum(const at::Tensor& audio, const SpectrumShape& shape);

/// Targets and outputs are (N, T, 1); results are scalars and differentiable.
at::Tensor l1Loss(const at::Tensor& target, const at::Tensor& output, const Bandwidth& bandwidth);
at::Tensor l2Loss(const at::Tensor& target, const at::Tensor& output, const Bandwidth& bandwidth);
/// The k largest squared errors of each item.
at::Tensor linfLoss(const at::Tensor& target, const at::Tensor& output, const Bandwidth& bandwidth, int k);
/// The loss that codec.lossFn names.
at::Tensor reconstructionLoss(const CodecHyperparameters& codec, const at::Tensor& target, const at::Tensor& output,
                              const Bandwidth& bandwidth);
at::Tensor spectralLoss(const at::Tensor& target, const at::Tensor& output, const Bandwidth& bandwidth);
at::Tensor multiResolutionSpectralLoss(const CodecHyperparameters& codec, const at::Tensor& target,
                                       const at::Tensor& output, const Bandwidth& bandwidth);
/// Relative Frobenius distance of the spectra; silent items count 0.
at::Tensor spectralConvergence(const at::Tensor& target, const at::Tensor& output);

}  // namespace jukebox

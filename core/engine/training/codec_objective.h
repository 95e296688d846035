#pragma once
// Perceptual codec loss: relative and logarithmic spectral distances beside the waveform's, one resolution a step.
// Loud low notes dominate a plain distance; here a quiet consonant at 4 kHz counts as much.

#include <ATen/ATen.h>

#include "core/domain/training_request.h"
#include "core/engine/training/codec_losses.h"

namespace jukebox {

/// y[t] = x[t] − a·x[t−1] along time; audio (N, T).
at::Tensor preEmphasised(const at::Tensor& audio, double a);

/// target and output (N, T, 1); `resolution` picks one of the codec's multispec shapes. Scalar, differentiable.
at::Tensor perceptualLoss(const CodecHyperparameters& codec, const CodecObjective& objective, const at::Tensor& target,
                          const at::Tensor& output, const Bandwidth& bandwidth, std::size_t resolution);

/// Scale-invariant signal-to-distortion ratio in dB, mean over items; (N, T, 1) each.
double scaleInvariantSdr(const at::Tensor& target, const at::Tensor& output);
/// Mean distance of magnitudes in dB over a frequency band in Hz (cut at half the sample rate).
double logSpectralDistance(const at::Tensor& target, const at::Tensor& output, double sampleRate, double fromHz,
                           double toHz);

}  // namespace jukebox

#pragma once
// The three passes of a strided 1-D convolution of one item: up and down between its two sides, and the weight's
// gradient.

#include <ATen/ATen.h>

#include "core/engine/codec/tiled_convolution.h"
#include "core/engine/kernels/convolution_kernel.h"

namespace jukebox {

/// `fine` (fineChannels, fineLength) is the side with more time steps, `coarse` (coarseChannels, coarseLength) the
/// strided one; the weight is (coarseChannels, fineChannels, kernel), row-major. A convolution goes from fine to
/// coarse, a transposed one the other way, and each is the other's gradient.
struct ConvolutionGeometry {
  std::int64_t fineChannels, fineLength, coarseChannels, coarseLength, kernel;
  ConvolutionShape shape;
};

/// Rows of floats of a tensor (N, C, T) with neighbouring steps side by side: those of item n.
TimeRows rowsOf(const at::Tensor& x, std::int64_t item);
TimeTarget targetOf(const at::Tensor& y, std::int64_t item);

/// coarse = bias + weight · taps of fine (of max(fine, 0) with `rectify`). `bias` may be null.
void fineToCoarse(const ConvolutionGeometry& g, const TimeRows& fine, bool rectify, const float* weight,
                  const float* bias, const TimeTarget& coarse);

/// fine = bias + the taps that coarse adds to, through the transposed weight. `bias` may be null.
void coarseToFine(const ConvolutionGeometry& g, const TimeRows& coarse, const float* weight, const float* bias,
                  const TimeTarget& fine);

/// y[t] = (x + scale · narrow(relu(wide(relu(x)))))[begin + t] for t < count: `wide` of kernel 3 keeps the length,
/// `narrow` has kernel 1. Weights row-major (outputs, inputs, kernel).
struct ResidualWeights {
  std::int64_t channels, hidden, dilation;
  const float *wide, *wideBias, *narrow, *narrowBias;
  float scale;
};
void addResidual(const ResidualWeights& weights, const TimeRows& x, std::int64_t begin, std::int64_t count,
                 const TimeTarget& y);

/// gradient (coarseChannels, fineChannels, kernel) += coarse · taps of fine; contiguous rows.
void addWeightGradient(const ConvolutionGeometry& g, const float* fine, bool rectify, const float* coarse,
                       float* gradient);

}  // namespace jukebox

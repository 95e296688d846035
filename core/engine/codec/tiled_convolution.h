#pragma once
// Tiled 1-D convolutions on the CPU: pieces of time that stay in the cache, one matrix product a piece, forward and
// backward. Several times faster than the library's convolutions at the codec's small channel counts.

#include <ATen/ATen.h>

namespace jukebox {

/// How the taps of a convolution lie on its input.
struct ConvolutionShape {
  std::int64_t stride = 1, padding = 0, dilation = 1;
};

/// True for what the tiled versions compute: float32 on the CPU.
bool canTile(const at::Tensor& x);

/// x (N, c_in, T), weight (c_out, c_in, k), bias (c_out) → (N, c_out, T'). With `rectify` the input is max(x, 0).
/// Differentiable in x, weight and bias.
at::Tensor tiledConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                            const ConvolutionShape& shape, bool rectify);

/// x (N, c_in, T), weight (c_in, c_out, k), bias (c_out) → (N, c_out, (T−1)·stride − 2·padding + k). Differentiable.
at::Tensor tiledTransposedConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                      const ConvolutionShape& shape);

}  // namespace jukebox

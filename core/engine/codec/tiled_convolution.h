#pragma once
// 1-D convolutions on the CPU, forward and backward, with the kernel of core/engine/kernels/convolution_kernel.h:
// several times as fast as the library's at the codec's channel counts.

#include <ATen/ATen.h>

namespace jukebox {

/// How the taps of a convolution lie on its input.
struct ConvolutionShape {
  std::int64_t stride = 1, padding = 0, dilation = 1;
};

/// True for what these compute: float32 on the CPU.
bool canTile(const at::Tensor& x);

/// x (N, c_in, T), weight (c_out, c_in, k), bias (c_out) → (N, c_out, T'). With `rectify` the input is max(x, 0).
/// Differentiable in x, weight and bias. Where no gradient is wanted, rows of the result may be padded (strides).
at::Tensor tiledConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                            const ConvolutionShape& shape, bool rectify);

/// x (N, c_in, T), weight (c_in, c_out, k), bias (c_out) → (N, c_out, (T−1)·stride − 2·padding + k). Differentiable.
at::Tensor tiledTransposedConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                      const ConvolutionShape& shape);

/// One residual block: h + scale · conv1(relu(conv3(relu(h)))), conv3 (hidden, channels, 3) with padding = dilation.
struct ResidualBlock {
  at::Tensor wideWeight, wideBias, narrowWeight, narrowBias;
  std::int64_t dilation;
  float scale;
};

/// True if tiledResidual() computes the block: canTile(x), and no gradient is wanted.
bool canStack(const at::Tensor& x, const ResidualBlock& block);

/// Positions [begin, begin + count) of the block's result in one pass over x (N, channels, T). `room` is memory for it
/// that holds nothing of x: one that is undefined or too short is made. The result (N, channels, count) is a view of
/// it.
at::Tensor tiledResidual(const at::Tensor& x, const ResidualBlock& block, std::int64_t begin, std::int64_t count,
                         at::Tensor& room);

}  // namespace jukebox

#pragma once
// Convolution blocks of the codec and of the upsamplers' conditioner (spec/02 §3–5, spec/04 §8).

#include <ATen/ATen.h>

#include <optional>
#include <string>
#include <vector>

#include "core/engine/weight_set.h"

namespace jukebox {

/// The weight of a convolution as floats. A large one that is stored smaller is expanded for each use: the conditioner
/// of a window has as many of them as would fill half a gigabyte, and needs one at a time.
class ConvolutionWeight {
 public:
  ConvolutionWeight() = default;
  ConvolutionWeight(const WeightSet& weights, const std::string& name, at::Device device);
  at::Tensor get() const { return m_kept.defined() ? m_kept : m_weights->floatTensor(m_name); }

 private:
  at::Tensor m_kept;
  std::optional<WeightSet> m_weights;
  std::string m_name;
};

/// One 1-D convolution with bias; x (N, c_in, T).
struct Convolution {
  Convolution() = default;
  /// Loads `name`.weight and `name`.bias.
  Convolution(const WeightSet& weights, const std::string& name, at::Device device, std::int64_t stride,
              std::int64_t padding, std::int64_t dilation);
  /// (N, c_in, T) → (N, c_out, T'); with `rectify` of max(x, 0).
  at::Tensor forward(const at::Tensor& x, bool rectify = false) const;
  ConvolutionWeight weight;
  at::Tensor bias;
  std::int64_t stride = 1, padding = 0, dilation = 1;
};

/// Transposed convolution, kernel 2s, stride s, padding ⌊s/2⌋: length × s.
struct TransposedConvolution {
  TransposedConvolution() = default;
  TransposedConvolution(const WeightSet& weights, const std::string& name, at::Device device, std::int64_t stride);
  at::Tensor forward(const at::Tensor& x) const;
  ConvolutionWeight weight;
  at::Tensor bias;
  std::int64_t stride = 2;
};

/// How the dilations of a stack of residual blocks grow.
struct StackShape {
  int depth = 0;
  int dilationGrowthRate = 1;
  std::optional<int> dilationCycle;
  bool largestDilationFirst = false;  ///< decoders of the codec
  bool resScale = false;              ///< block scale 1/√depth

  /// Dilation of the block applied at place `index`.
  std::int64_t dilationOf(int index) const;
  /// Positions that one output depends on, to each side.
  std::int64_t radius() const;
};

/// Positions at either end of a sequence that serve as context only: nobody wants what becomes of them.
struct Margins {
  std::int64_t before = 0, after = 0;
  /// What lies further away from the wanted positions than `reach`; these margins become what is left.
  Margins cutTo(std::int64_t reach);
  /// Cuts off what lies further away from the wanted positions of h (N, C, T) than `reach`.
  at::Tensor trim(const at::Tensor& h, std::int64_t reach);
};

/// h ← h + s·conv1(relu(conv3(relu(h)))), `depth` times.
class ResidualStack {
 public:
  ResidualStack() = default;
  /// `prefix` is followed by the block's number, e.g. "….1.model.".
  ResidualStack(const WeightSet& weights, const std::string& prefix, const StackShape& shape, at::Device device);
  at::Tensor forward(at::Tensor h) const;
  /// The same, trimmed block by block to what is wanted of the result: margins of `reachAfter` where there are as many.
  /// `margins` are those of h, and become those of the result.
  at::Tensor forward(at::Tensor h, Margins& margins, std::int64_t reachAfter) const;
  /// Positions that one output depends on, to each side.
  std::int64_t radius() const { return m_radius; }

 private:
  struct Block {
    Convolution wide, narrow;
  };
  std::vector<Block> m_blocks;
  std::int64_t m_radius = 0;
  double m_scale = 1.0;
};

/// A decoder stage: conv k3, then `stages` × (residual stack, transposed conv). Used by codec and conditioner.
class DecoderStage {
 public:
  DecoderStage() = default;
  /// `prefix` e.g. "decoders.0.level_blocks.0." or "conditioner_blocks.0.cond."; `blocksKey` is "model" or "blocks".
  DecoderStage(const WeightSet& weights, const std::string& prefix, int stages, int stride, const StackShape& shape,
               const std::string& blocksKey, at::Device device);
  /// (N, c_in, T) → (N, c_out, T·strideˢᵗᵃᵍᵉˢ)
  at::Tensor forward(at::Tensor h) const;
  /// The same without what only the margins depend on: the result has the margins that are left, which are at least
  /// `reachAfter` where there were as many. `margins` are those of h, and become those of the result.
  at::Tensor forward(at::Tensor h, Margins& margins, std::int64_t reachAfter) const;
  /// Positions to each side of h that an output depends on if later stages reach for `reachAfter` outputs.
  std::int64_t reachBefore(std::int64_t reachAfter) const;

 private:
  Convolution m_in;
  struct Up {
    ResidualStack stack;
    TransposedConvolution convolution;

    /// Of the stack's result, to each side, for `reachAfter` outputs.
    std::int64_t reachBetween(std::int64_t reachAfter) const;
  };
  std::vector<Up> m_ups;
};

}  // namespace jukebox

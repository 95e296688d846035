#pragma once
// DenseLayer: y = x·w + b with w (in, out) as the checkpoints store it (spec/03 §1).

#include <ATen/ATen.h>

#include <string>

#include "core/engine/weight_set.h"

namespace jukebox {

/// Refers to weights inside a WeightSet (shared). In f16 and int8 the matrix stays in its format for single tokens and
/// is expanded for many rows at once, one layer at a time.
class DenseLayer {
 public:
  DenseLayer() = default;
  /// Loads `name`.w and `name`.b.
  DenseLayer(const WeightSet& weights, const std::string& name, at::Device device);

  /// x (…, in) → (…, out), float32.
  at::Tensor forward(const at::Tensor& x) const;

  const WeightMatrix& matrix() const { return m_matrix; }
  const at::Tensor& bias() const { return m_bias; }
  const float* biasData() const { return m_bias.data_ptr<float>(); }
  /// Gives the memory below a mapped matrix back; it is read again when needed.
  void dropPages() const { m_weights->dropPages(m_name); }
  /// The float weight; replaced by trainable copies in training.
  at::Tensor weight() const;

 private:
  std::optional<WeightSet> m_weights;
  std::string m_name;
  WeightMatrix m_matrix;
  at::Tensor m_weight;  ///< defined when the stored format is float32 or the device is not the CPU
  at::Tensor m_bias;
};

/// Layer norm over the last dimension, ε = 1e−5.
struct LayerNorm {
  LayerNorm() = default;
  LayerNorm(const WeightSet& weights, const std::string& name, at::Device device);
  at::Tensor forward(const at::Tensor& x) const { return at::layer_norm(x, {x.size(-1)}, weight, bias, 1e-5); }
  at::Tensor weight, bias;
};

}  // namespace jukebox

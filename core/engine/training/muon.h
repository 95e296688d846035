#pragma once
// Muon: the momentum of a weight matrix is made orthogonal before it is subtracted, so that every direction of the
// matrix learns equally fast (K. Jordan et al., 2024, "Muon: an optimizer for hidden layers in neural networks"; the
// scale of the steps is that of J. Liu et al., 2025, "Muon is scalable for LLM training").

#include <ATen/ATen.h>

#include <vector>

#include "core/engine/training/collective.h"

namespace jukebox {

struct MuonSettings {
  double momentum = 0.95;  ///< Nesterov's
  double weightDecay = 0;  ///< decoupled, scaled by the learning rate
};

/// About the orthogonal matrix nearest to `matrix` (rows × columns, float32): five Newton-Schulz iterations bring
/// singular values of at least a hundredth of the norm between 0.6 and 1.3, smaller ones less far. Zeros stay zeros. In
/// bfloat16 within a HalfProductScope.
at::Tensor orthogonalised(const at::Tensor& matrix);

/// Owns the momentum of a fixed list of weights (leaves that require gradients): matrices, and kernels of convolutions,
/// which count as matrices of their first dimension × all others.
class Muon {
 public:
  Muon(std::vector<at::Tensor> weights, const MuonSettings& settings);

  /// One step with the gradients that the weights hold, the same in every process, divided by `gradientDivisor`. The
  /// processes share the work and all take the whole step. A weight's elements move by 0.2 · `learningRate` (RMS),
  /// about as far as Adam moves them, so that rates chosen for Adam fit.
  void step(double learningRate, double gradientDivisor, Collective& collective);

  /// In the order and shapes of the weights.
  const std::vector<at::Tensor>& momenta() const { return m_momenta; }

 private:
  std::vector<at::Tensor> m_weights, m_momenta;
  MuonSettings m_settings;
};

}  // namespace jukebox

#pragma once
// Optimiser: what a run's settings name. Adam for all parameters, or Muon for the weights of hidden layers and Adam for
// what is left (embeddings, biases, norms, projections beside the layers, the codec's first and last convolutions).

#include <ATen/ATen.h>

#include <vector>

#include "core/domain/training_request.h"
#include "core/engine/training/adam.h"
#include "core/engine/training/collective.h"
#include "core/engine/training/muon.h"
#include "core/engine/training/training_task.h"

namespace jukebox {

/// Whether Muon takes this parameter: a matrix within a layer of a transformer, or the kernel of a convolution that
/// neither begins nor ends at a single channel (that of the sound).
bool isHiddenWeight(const NamedTensor& parameter);

class Optimiser {
 public:
  /// `parameters` are leaves that require gradients; `collective` must outlive the optimiser.
  Optimiser(const std::vector<NamedTensor>& parameters, const OptimiserSettings& settings, Collective& collective);

  /// One step with the gradients that the parameters hold, divided by `gradientDivisor`.
  void step(double learningRate, double gradientDivisor);
  void clearGradients();
  /// ‖all gradients‖₂ before clipping.
  double gradientNorm() const;

  /// What a checkpoint keeps besides the number of steps: "first." and "second." before the parameters' names.
  std::vector<NamedTensor> state() const;
  void setStepCount(std::int64_t steps) { m_adam.setStepCount(steps); }

 private:
  std::vector<at::Tensor> m_all;
  std::vector<NamedTensor> m_hidden, m_others;
  Collective& m_collective;
  Muon m_muon;  ///< of m_hidden
  Adam m_adam;  ///< of m_others
};

}  // namespace jukebox

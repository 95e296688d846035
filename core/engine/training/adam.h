#pragma once
// Adam as specified (spec/08 §4): ε outside the root of the uncorrected second moment, decoupled weight decay scaled by
// the bias-corrected rate, applied to every parameter.

#include <ATen/ATen.h>

#include <optional>
#include <vector>

namespace jukebox {

struct AdamSettings {
  double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0;
  bool epsilonBesideCorrectedRoot = false;  ///< the usual AdamW instead of spec/08's variant
};

/// ‖gradients of the parameters‖₂; those without one count as zero.
double gradientNorm(const std::vector<at::Tensor>& parameters);
void clearGradients(const std::vector<at::Tensor>& parameters);

/// Owns the moments of a fixed list of parameters (leaves that require gradients).
class Adam {
 public:
  Adam(std::vector<at::Tensor> parameters, const AdamSettings& settings);

  /// One step with the gradients that the parameters hold, divided by `gradientDivisor`. Parameters without a gradient
  /// count as zero. `learningRate` ≥ 0.
  void step(double learningRate, double gradientDivisor);
  void clearGradients() { jukebox::clearGradients(m_parameters); }
  /// ‖all gradients‖₂ before clipping.
  double gradientNorm() const { return jukebox::gradientNorm(m_parameters); }

  /// State for checkpoints: both moments in the order of the parameters, and the number of steps taken.
  const std::vector<at::Tensor>& firstMoments() const { return m_first; }
  const std::vector<at::Tensor>& secondMoments() const { return m_second; }
  void setStepCount(std::int64_t steps) { m_stepCount = steps; }
  std::int64_t stepCount() const { return m_stepCount; }

 private:
  std::vector<at::Tensor> m_parameters, m_first, m_second;
  AdamSettings m_settings;
  std::int64_t m_stepCount = 0;
};

/// Divisor that limits the norm to `clip` (0: no clipping): max(1, norm/clip).
double clippingDivisor(double norm, double clip);

/// Learning rate as a function of the step (from 0; the first step's rate is 0 with warm-up), spec/08 §4.
struct LearningRateSchedule {
  double rate = 3e-4, scale = 1, gamma = 1;
  double warmupSteps = 100, decaySteps = 1e10;
  bool linearDecay = false, cosineDecay = false;  ///< to 0 between decayStart and decayStart + decaySteps
  double decayStart = 0;
  double at(std::int64_t step) const;
};

/// Exponential moving average of parameters: s ← μ·s + (1−μ)·p after each step.
class WeightAverage {
 public:
  WeightAverage(const std::vector<at::Tensor>& parameters, double mu);
  /// With `step` (from 0) μ is at most (1+step)/(10+step), so that a short run forgets its random beginning.
  void update(const std::vector<at::Tensor>& parameters, std::optional<std::int64_t> step = {});
  const std::vector<at::Tensor>& values() const { return m_values; }
  /// 1 − (batch·processes/8)/1000, the default μ.
  static double defaultMu(int batch, int processes) { return 1.0 - batch * processes / 8.0 / 1000.0; }

 private:
  std::vector<at::Tensor> m_values;
  double m_mu;
};

}  // namespace jukebox

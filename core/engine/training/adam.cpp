#include "core/engine/training/adam.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>

namespace jukebox {
namespace {

constexpr double kPi = 3.14159265358979323846;

}  // namespace

Adam::Adam(std::vector<at::Tensor> parameters, const AdamSettings& settings)
    : m_parameters(std::move(parameters)), m_settings(settings) {
  for (const at::Tensor& parameter : m_parameters) {
    m_first.push_back(at::zeros_like(parameter.detach()));
    m_second.push_back(at::zeros_like(parameter.detach()));
  }
}

void Adam::step(double learningRate, double gradientDivisor) {
  const at::NoGradGuard noGrad;
  ++m_stepCount;
  const auto t = static_cast<double>(m_stepCount);
  const double correction = std::sqrt(1 - std::pow(m_settings.beta2, t));
  const double rate = learningRate * correction / (1 - std::pow(m_settings.beta1, t));
  for (std::size_t i = 0; i < m_parameters.size(); ++i) {
    at::Tensor& p = m_parameters[i];
    const at::Tensor g = p.grad().defined() ? p.grad() / gradientDivisor : at::zeros_like(p);
    m_first[i].mul_(m_settings.beta1).add_(g, 1 - m_settings.beta1);
    m_second[i].mul_(m_settings.beta2).add_(g * g, 1 - m_settings.beta2);
    at::Tensor root = at::sqrt(m_second[i]);
    if (m_settings.epsilonBesideCorrectedRoot) {
      root.add_(m_settings.epsilon * correction);
      p.mul_(1 - learningRate * m_settings.weightDecay);
      p.addcdiv_(m_first[i], root, -rate);
    } else {
      root.add_(m_settings.epsilon);
      p.sub_((m_first[i] / root + m_settings.weightDecay * p) * rate);
    }
  }
}

void clearGradients(const std::vector<at::Tensor>& parameters) {
  for (const at::Tensor& parameter : parameters) {
    if (parameter.grad().defined()) parameter.mutable_grad().reset();
  }
}

double gradientNorm(const std::vector<at::Tensor>& parameters) {
  double squares = 0;
  for (const at::Tensor& parameter : parameters) {
    if (parameter.grad().defined()) squares += std::pow(at::norm(parameter.grad()).item<double>(), 2);
  }
  return std::sqrt(squares);
}

double clippingDivisor(double norm, double clip) {
  return clip > 0 ? std::max(1.0, norm / clip) : 1.0;
}

double LearningRateSchedule::at(std::int64_t step) const {
  const auto n = static_cast<double>(step);
  const double warmup = warmupSteps > 0 ? std::min(1.0, n / warmupSteps) : 1.0;
  const double gone = std::clamp((n - decayStart) / decaySteps, 0.0, 1.0);
  if (linearDecay) return rate * scale * warmup * (1 - gone);
  if (cosineDecay) return rate * scale * warmup * 0.5 * (1 + std::cos(kPi * gone));
  return rate * scale * std::pow(gamma, std::floor(n / decaySteps)) * warmup;
}

WeightAverage::WeightAverage(const std::vector<at::Tensor>& parameters, double mu) : m_mu(mu) {
  for (const at::Tensor& parameter : parameters) m_values.push_back(parameter.detach().clone());
}

void WeightAverage::update(const std::vector<at::Tensor>& parameters, std::optional<std::int64_t> step) {
  const at::NoGradGuard noGrad;
  double mu = m_mu;
  if (step) mu = std::min(mu, (1.0 + static_cast<double>(*step)) / (10.0 + static_cast<double>(*step)));
  for (std::size_t i = 0; i < m_values.size(); ++i) {
    m_values[i].mul_(mu).add_(parameters[i].detach(), 1 - mu);
  }
}

}  // namespace jukebox

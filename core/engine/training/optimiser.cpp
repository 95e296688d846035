#include "core/engine/training/optimiser.h"

#include <cmath>

namespace jukebox {
namespace {

/// The parameters that Muon takes, or those that it leaves to Adam.
std::vector<NamedTensor> partOf(const std::vector<NamedTensor>& parameters, const OptimiserSettings& settings,
                                bool forMuon) {
  std::vector<NamedTensor> part;
  for (const NamedTensor& parameter : parameters) {
    const bool muonTakesIt = settings.algorithm == "muon" && isLayerMatrix(parameter);
    if (muonTakesIt == forMuon) part.push_back(parameter);
  }
  return part;
}

AdamSettings adamSettings(const OptimiserSettings& o) {
  return {o.beta1, o.beta2, o.epsilon, o.weightDecay, o.algorithm != "adam"};
}

}  // namespace

bool isLayerMatrix(const NamedTensor& parameter) {
  return parameter.tensor.dim() == 2 && parameter.name.find("._attn_mods.") != std::string::npos;
}

Optimiser::Optimiser(const std::vector<NamedTensor>& parameters, const OptimiserSettings& settings,
                     Collective& collective)
    : m_matrices(partOf(parameters, settings, true)),
      m_others(partOf(parameters, settings, false)),
      m_collective(collective),
      m_muon(tensorsOf(m_matrices), {.weightDecay = settings.weightDecay}),
      m_adam(tensorsOf(m_others), adamSettings(settings)) {}

void Optimiser::step(double learningRate, double gradientDivisor) {
  m_muon.step(learningRate, gradientDivisor, m_collective);
  m_adam.step(learningRate, gradientDivisor);
}

void Optimiser::clearGradients() {
  jukebox::clearGradients(tensorsOf(m_matrices));
  m_adam.clearGradients();
}

double Optimiser::gradientNorm() const {
  return std::hypot(jukebox::gradientNorm(tensorsOf(m_matrices)), m_adam.gradientNorm());
}

std::vector<NamedTensor> Optimiser::state() const {
  std::vector<NamedTensor> state;
  for (std::size_t i = 0; i < m_matrices.size(); ++i) {
    state.push_back({"first." + m_matrices[i].name, m_muon.momenta()[i]});
  }
  for (std::size_t i = 0; i < m_others.size(); ++i) {
    state.push_back({"first." + m_others[i].name, m_adam.firstMoments()[i]});
    state.push_back({"second." + m_others[i].name, m_adam.secondMoments()[i]});
  }
  return state;
}

}  // namespace jukebox

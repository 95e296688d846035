#include "core/engine/training/optimiser.h"

namespace jukebox {
namespace {

/// The parameters that Muon takes, or those that it leaves to Adam.
std::vector<NamedTensor> partOf(const std::vector<NamedTensor>& parameters, const OptimiserSettings& settings,
                                bool forMuon) {
  std::vector<NamedTensor> part;
  for (const NamedTensor& parameter : parameters) {
    const bool muonTakesIt = settings.algorithm == "muon" && isHiddenWeight(parameter);
    if (muonTakesIt == forMuon) part.push_back(parameter);
  }
  return part;
}

AdamSettings adamSettings(const OptimiserSettings& o) {
  return {o.beta1, o.beta2, o.epsilon, o.weightDecay, o.algorithm != "adam"};
}

}  // namespace

bool isHiddenWeight(const NamedTensor& parameter) {
  const at::Tensor& weight = parameter.tensor;
  if (weight.dim() == 3) return weight.size(0) > 1 && weight.size(1) > 1;
  return weight.dim() == 2 && parameter.name.find("._attn_mods.") != std::string::npos;
}

Optimiser::Optimiser(const std::vector<NamedTensor>& parameters, const OptimiserSettings& settings,
                     Collective& collective)
    : m_all(tensorsOf(parameters)),
      m_hidden(partOf(parameters, settings, true)),
      m_others(partOf(parameters, settings, false)),
      m_collective(collective),
      m_muon(tensorsOf(m_hidden), {.weightDecay = settings.weightDecay}),
      m_adam(tensorsOf(m_others), adamSettings(settings)) {}

void Optimiser::step(double learningRate, double gradientDivisor) {
  m_muon.step(learningRate, gradientDivisor, m_collective);
  m_adam.step(learningRate, gradientDivisor);
}

void Optimiser::clearGradients() {
  jukebox::clearGradients(m_all);
}

double Optimiser::gradientNorm() const {
  return jukebox::gradientNorm(m_all);
}

std::vector<NamedTensor> Optimiser::state() const {
  std::vector<NamedTensor> state;
  for (std::size_t i = 0; i < m_hidden.size(); ++i) {
    state.push_back({"first." + m_hidden[i].name, m_muon.momenta()[i]});
  }
  for (std::size_t i = 0; i < m_others.size(); ++i) {
    state.push_back({"first." + m_others[i].name, m_adam.firstMoments()[i]});
    state.push_back({"second." + m_others[i].name, m_adam.secondMoments()[i]});
  }
  return state;
}

}  // namespace jukebox

#include "core/engine/training/muon.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>

#include "core/engine/half_product.h"

namespace jukebox {
namespace {

constexpr int kIterations = 5;
// The quintic a·x + b·x³ + c·x⁵ that raises small singular values fastest and keeps all near 1.
constexpr double kLinear = 3.4445, kCubic = -4.7750, kQuintic = 2.0315;
constexpr double kSmallestNorm = 1e-12;
constexpr double kStepRms = 0.2;

at::Tensor asMatrix(const at::Tensor& weight) {
  return weight.reshape({weight.size(0), -1});
}

}  // namespace

at::Tensor orthogonalised(const at::Tensor& matrix) {
  const at::NoGradGuard noGrad;
  const bool tall = matrix.size(0) > matrix.size(1);
  at::Tensor x = (tall ? matrix.t() : matrix).contiguous();
  x = x / std::max(at::norm(x).item<double>(), kSmallestNorm);
  if (HalfProductScope::isOn()) x = x.to(at::kBFloat16);
  for (int i = 0; i < kIterations; ++i) {
    const at::Tensor square = at::mm(x, x.t());
    const at::Tensor polynomial = at::addmm(square, square, square, kCubic, kQuintic);
    x = at::addmm(x, polynomial, x, kLinear, 1.0);
  }
  return (tall ? x.t() : x).to(matrix.scalar_type());
}

Muon::Muon(std::vector<at::Tensor> weights, const MuonSettings& settings)
    : m_weights(std::move(weights)), m_settings(settings) {
  for (const at::Tensor& weight : m_weights) m_momenta.push_back(at::zeros_like(weight.detach()));
}

void Muon::step(double learningRate, double gradientDivisor, Collective& collective) {
  if (m_weights.empty()) return;
  const at::NoGradGuard noGrad;
  std::vector<at::Tensor> directions;
  for (std::size_t i = 0; i < m_weights.size(); ++i) {
    const at::Tensor& gradient = m_weights[i].grad();
    const at::Tensor g = gradient.defined() ? gradient / gradientDivisor : at::zeros_like(m_weights[i]);
    m_momenta[i].lerp_(g, 1 - m_settings.momentum);
    const bool mine = static_cast<int>(i % static_cast<std::size_t>(collective.size())) == collective.rank();
    const at::Tensor own =
        mine ? orthogonalised(asMatrix(at::lerp(g, m_momenta[i], m_settings.momentum))) : at::zeros_like(g);
    directions.push_back(own.reshape(-1));
  }
  const at::Tensor all = at::cat(directions);
  collective.sum(all);
  std::int64_t begin = 0;
  for (at::Tensor& weight : m_weights) {
    const at::Tensor direction = all.narrow(0, begin, weight.numel()).view(weight.sizes());
    begin += weight.numel();
    const auto longer = static_cast<double>(std::max(weight.size(0), weight.numel() / weight.size(0)));
    weight.mul_(1 - learningRate * m_settings.weightDecay);
    weight.sub_(direction, learningRate * kStepRms * std::sqrt(longer));
  }
}

}  // namespace jukebox

#include "core/engine/sampling/token_filter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace jukebox {
namespace {
constexpr float kRemoved = -std::numeric_limits<float>::infinity();
}

void keepTopK(std::span<float> logits, int k) {
  const auto kept = std::min(static_cast<std::size_t>(k), logits.size());
  if (kept == 0 || kept == logits.size()) return;
  std::vector<float> sorted(logits.begin(), logits.end());
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(kept) - 1, sorted.end(),
                   std::greater<>());
  const float threshold = sorted[kept - 1];
  for (float& logit : logits) {
    if (logit < threshold) logit = kRemoved;
  }
}

void keepTopP(std::span<float> logits, double p) {
  std::vector<std::size_t> order(logits.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return logits[a] > logits[b]; });
  const float maximum = logits[order.front()];
  float total = 0;
  for (const std::size_t i : order) total += std::exp(logits[i] - maximum);
  float cumulative = 0;
  bool exceeded = false;
  for (const std::size_t i : order) {
    const float probability = std::exp(logits[i] - maximum) / total;
    if (exceeded) logits[i] = kRemoved;
    cumulative += probability;
    exceeded = exceeded || static_cast<double>(cumulative) > p;
  }
}

int argmax(std::span<const float> logits) {
  return static_cast<int>(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

int drawToken(std::span<const float> logits, double uniform) {
  const int best = argmax(logits);
  const double maximum = logits[static_cast<std::size_t>(best)];
  double total = 0;
  for (const float logit : logits) total += std::exp(static_cast<double>(logit) - maximum);
  const double target = uniform * total;
  double cumulative = 0;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    cumulative += std::exp(static_cast<double>(logits[i]) - maximum);
    if (cumulative > target) return static_cast<int>(i);
  }
  return best;  // rounding left the target unreached
}

int chooseToken(std::span<float> logits, double temperature, int topK, double topP, double uniform) {
  const auto divisor = static_cast<float>(temperature);
  for (float& logit : logits) logit /= divisor;
  if (topK > 0) keepTopK(logits, topK);
  if (topP > 0) keepTopP(logits, topP);
  return drawToken(logits, uniform);
}

}  // namespace jukebox

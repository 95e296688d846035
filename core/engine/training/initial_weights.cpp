#include "core/engine/training/initial_weights.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/grad_mode.h>

#include <cmath>

#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {
namespace {

bool endsWith(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// Fan-in as the usual uniform initialisation counts it: the second and third dimension of the weight.
double fanIn(const std::vector<std::int64_t>& shape) {
  return static_cast<double>(shape[1] * shape[2]);
}

void fillConvolutions(const std::vector<ExpectedWeight>& expected, const WeightSet& weights,
                      const at::Generator& generator) {
  double bound = 0;
  for (const ExpectedWeight& weight : expected) {
    const at::Tensor values = weights.floatTensor(weight.name);
    if (weight.role == WeightRole::convolution) bound = 1 / std::sqrt(fanIn(weight.shape));
    const bool isBias = weight.role == WeightRole::vector;  // follows its convolution
    if (weight.role == WeightRole::convolution || isBias) values.uniform_(-bound, bound, generator);
    if (weight.role == WeightRole::codebook) values.zero_();
  }
}

bool startsAtZero(const std::string& name, const PriorHyperparameters& prior, bool isLyricEncoder) {
  if (!endsWith(name, "c_proj.w")) return false;
  constexpr int kCrossAttention = 6;
  const TransformerHyperparameters& shape = isLyricEncoder ? prior.prime : prior.transformer;
  const std::string key = "_attn_mods.";
  const std::size_t place = name.find(key);
  if (place == std::string::npos) return false;
  const auto layer = static_cast<std::size_t>(std::stoi(name.substr(place + key.size())));
  return attentionTypes(shape.attnOrder, shape.depth)[layer] == kCrossAttention;
}

// Deviation of a Gaussian weight; 0 for what starts at zero.
double deviationOf(const ExpectedWeight& weight, const PriorHyperparameters& prior) {
  const bool isLyricEncoder = weight.name.starts_with("prime_prior.");
  const double scale = isLyricEncoder || weight.name.starts_with("prime_state_proj") ? prior.prime.initScale
                                                                                      : prior.transformer.initScale;
  if (weight.role == WeightRole::table) return 0.01 * scale;
  return startsAtZero(weight.name, prior, isLyricEncoder) ? 0 : 0.02 * scale;
}

bool isNorm(const std::string& name) {
  return endsWith(name, "ln_0.weight") || endsWith(name, "ln_1.weight") || endsWith(name, "ln.weight");
}

}  // namespace

WeightSet initialCodecWeights(const CodecHyperparameters& codec, std::uint64_t seed) {
  const auto expected = expectedCodecWeights(codec);
  const WeightSet weights = WeightSet::random(expected, WeightDtype::f32, seed).trainableCopy();
  const at::NoGradGuard noGrad;
  fillConvolutions(expected, weights, at::detail::createCPUGenerator(seed));
  return weights;
}

WeightSet initialPriorWeights(const PriorHyperparameters& prior, const CodecHyperparameters& codec,
                              std::uint64_t seed) {
  const auto expected = expectedPriorWeights(prior, codec);
  const WeightSet weights = WeightSet::random(expected, WeightDtype::f32, seed).trainableCopy();
  const at::NoGradGuard noGrad;
  const at::Generator generator = at::detail::createCPUGenerator(seed);
  double convolutionBound = 0;
  bool previousIsConvolution = false;
  for (const ExpectedWeight& weight : expected) {
    if (!weight.tiedTo.empty()) continue;
    const at::Tensor values = weights.floatTensor(weight.name);
    const bool isConvolutionBias = previousIsConvolution && weight.role == WeightRole::vector;
    previousIsConvolution = weight.role == WeightRole::convolution;
    if (weight.role == WeightRole::convolution || isConvolutionBias) {
      if (weight.role == WeightRole::convolution) convolutionBound = 1 / std::sqrt(fanIn(weight.shape));
      values.uniform_(-convolutionBound, convolutionBound, generator);
    } else if (weight.role == WeightRole::vector) {
      values.fill_(isNorm(weight.name) ? 1.0 : 0.0);
    } else if (endsWith(weight.name, "x_out.weight") && weight.name.starts_with("prior.")) {
      const double bound = 1 / std::sqrt(static_cast<double>(weight.shape[1]));  // a separate output matrix
      values.uniform_(-bound, bound, generator);
    } else {
      values.normal_(0, deviationOf(weight, prior), generator);
    }
  }
  return weights;
}

}  // namespace jukebox

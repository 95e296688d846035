#include "core/engine/prior/lyric_encoder.h"

#include <cmath>

namespace jukebox {
namespace {

constexpr const char* kPrefix = "prime_prior.";

AttentionGeometry encoderGeometry(const PriorHyperparameters& prior) {
  return {prior.nTokens, prior.prime.blocks, prior.prime.spread, 0, 0};
}

}  // namespace

LyricEncoder::LyricEncoder(const WeightSet& weights, const PriorHyperparameters& prior, at::Device device)
    : m_weights(weights),
      m_transformer(weights, kPrefix, prior.prime, encoderGeometry(prior),
                    {prior.nTokens, !prior.mergedDecoder, true, true}, device),
      m_projection(weights, "prime_state_proj", device),
      m_norm(weights, "prime_state_ln", device),
      m_output(weights.floatTensor("prime_x_out.weight").to(device)) {}

at::Tensor LyricEncoder::forward(const at::Tensor& lyricTokens) const {
  const at::Tensor h = m_transformer.forward(lyricTokens, {}, {}, {});  // (N, n_tokens, W')
  m_weights.dropPages(kPrefix);                                         // the states serve a whole window
  return m_norm.forward(m_projection.forward(h));                       // (N, n_tokens, W)
}

at::Tensor LyricEncoder::loss(const at::Tensor& states, const at::Tensor& lyricTokens) const {
  const at::Tensor logits = at::matmul(states, m_output.t());
  return at::cross_entropy_loss(logits.reshape({-1, logits.size(-1)}), lyricTokens.reshape({-1})) / std::log(2.0);
}

}  // namespace jukebox

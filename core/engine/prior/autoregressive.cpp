#include "core/engine/prior/autoregressive.h"

#include "core/engine/half_product.h"

namespace jukebox {

Autoregressive::Autoregressive(const WeightSet& weights, const std::string& prefix,
                               const TransformerHyperparameters& hyper, const AttentionGeometry& geometry,
                               const AutoregressiveShape& shape, at::Device device)
    : m_shape(shape),
      m_weights(weights),
      m_embedding(weights, prefix + "x_emb.weight", device),
      m_positionsName(prefix + "pos_emb.pos_emb"),
      m_positions(weights.floatTensor(m_positionsName).to(device)),
      m_transformer(weights, prefix + "transformer.", hyper, geometry, device) {
  if (shape.hasStartToken) m_startToken = weights.floatTensor(prefix + "start_token").to(device);
  if (!shape.encodeOnly) {
    const std::string name = prefix + "x_out.weight";
    m_output.emplace(weights, weights.has(name) ? name : prefix + "x_emb.weight", device);
    m_outputMatrix = weights.matrix(weights.has(name) ? name : prefix + "x_emb.weight", WeightMatrix::Layout::outIn);
  }
}

at::Tensor Autoregressive::inputs(const at::Tensor& tokens, std::int64_t begin, std::int64_t count,
                                  const at::Tensor& yCond, const at::Tensor& xCond) const {
  const std::int64_t batch = tokens.size(0);
  const std::int64_t width = m_embedding.width();
  at::Tensor h;  // (N, count, W)
  const std::int64_t firstToken = begin - 1;
  if (begin == 0) {
    const at::Tensor start = m_shape.hasStartToken ? m_startToken.view({1, 1, width}).expand({batch, 1, width})
                                                   : yCond.expand({batch, 1, width});
    h = count == 1 ? start : at::cat({start, m_embedding.rows(tokens.narrow(1, 0, count - 1))}, 1);
  } else {
    h = m_embedding.rows(tokens.narrow(1, firstToken, count));
  }
  h = h + m_positions.narrow(0, begin, count);
  if (xCond.defined()) h = h + xCond.narrow(1, begin, count);
  return h;
}

void Autoregressive::dropReadPages() const {
  m_weights.dropPages(m_positionsName);
}

at::Tensor Autoregressive::finish(const at::Tensor& h, std::int64_t begin, const at::Tensor& xCond) const {
  if (!m_shape.addConditionAfter || !xCond.defined()) return h;
  return h + xCond.narrow(1, begin, h.size(1));
}

at::Tensor Autoregressive::forward(const at::Tensor& tokens, const at::Tensor& yCond, const at::Tensor& xCond,
                                   const at::Tensor& encoder, AttentionRecord* record) const {
  const at::Tensor h = m_transformer.forward(inputs(tokens, 0, tokens.size(1), yCond, xCond), encoder, record);
  return finish(h, 0, xCond);
}

at::Tensor Autoregressive::logits(const at::Tensor& activations) const {
  const at::Tensor table = m_output->whole().t();
  if (!HalfProductScope::isOn() || !activations.device().is_cpu()) return at::matmul(activations, table);
  const at::Tensor rows = halfProduct(activations.reshape({-1, activations.size(-1)}), table, at::Tensor());
  std::vector<std::int64_t> shape = activations.sizes().vec();
  shape.back() = table.size(1);
  return rows.view(shape);
}

}  // namespace jukebox

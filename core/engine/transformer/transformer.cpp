#include "core/engine/transformer/transformer.h"

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include "core/engine/transformer/recompute.h"

namespace jukebox {
namespace {

at::Tensor quickGelu(const at::Tensor& x) {
  return x * at::sigmoid(1.702 * x);
}

}  // namespace

Transformer::Transformer(const WeightSet& weights, const std::string& prefix, const TransformerHyperparameters& hyper,
                         const AttentionGeometry& geometry, at::Device device, const std::vector<int>& types)
    : m_hyper(hyper), m_geometry(geometry), m_device(device) {
  const std::vector<int> order = types.empty() ? attentionTypes(hyper.attnOrder, hyper.depth) : types;
  for (int d = 0; d < hyper.depth; ++d) {
    const std::string name = fmt::format("{}_attn_mods.{}.", prefix, d);
    TransformerLayer layer;
    layer.type = static_cast<AttentionType>(order[static_cast<std::size_t>(d)]);
    layer.norm0 = LayerNorm(weights, name + "ln_0", device);
    layer.norm1 = LayerNorm(weights, name + "ln_1", device);
    layer.attention = DenseLayer(weights, name + "attn.c_attn", device);
    if (layer.type == AttentionType::cross) layer.encoderKeyValue = DenseLayer(weights, name + "attn.c_enc_kv", device);
    layer.attentionOutput = DenseLayer(weights, name + "attn.c_proj", device);
    layer.mlpIn = DenseLayer(weights, name + "mlp.c_fc", device);
    layer.mlpOut = DenseLayer(weights, name + "mlp.c_proj", device);
    m_layers.push_back(std::move(layer));
  }
}

const LayerPanels& Transformer::panels(ThreadPool& pool) const {
  std::call_once(m_panels->once, [&] { m_panels->panels = std::make_unique<const LayerPanels>(m_layers, pool); });
  return *m_panels->panels;
}

at::Tensor Transformer::attentionOutput(std::size_t index, const at::Tensor& h, const at::Tensor& encoder,
                                        at::Tensor* weights) const {
  const TransformerLayer& layer = m_layers[index];
  AttentionInput in;
  in.type = layer.type;
  in.geometry = m_geometry;
  in.heads = m_hyper.heads;
  const at::Tensor x = layer.attention.forward(layer.norm0.forward(h));  // (N, L, 3S) or (N, L, S)
  if (layer.type == AttentionType::cross) {
    const auto pair = layer.encoderKeyValue.forward(encoder).chunk(2, -1);  // (N, T, S) each
    in.queries = x;
    in.keys = pair[0].contiguous();
    in.values = pair[1].contiguous();
  } else {
    const auto parts = x.chunk(3, -1);  // (N, L, S) each
    in.queries = parts[0].contiguous();
    in.keys = parts[1].contiguous();
    in.values = parts[2].contiguous();
    if (layer.type == AttentionType::prime) {
      const std::int64_t visible = std::min(h.size(1), m_geometry.primeLimit());
      in.keys = in.keys.narrow(1, 0, visible).contiguous();
      in.values = in.values.narrow(1, 0, visible).contiguous();
    } else if (layer.type == AttentionType::summary || layer.type == AttentionType::summarySpread) {
      const at::Tensor positions = summaryPositions(layer.type, m_geometry, h.size(1)).to(m_device);
      in.keys = in.keys.index_select(1, positions);
      in.values = in.values.index_select(1, positions);
    }
  }
  return layer.attentionOutput.forward(attend(in, weights));  // (N, L, W)
}

at::Tensor Transformer::finishLayer(const TransformerLayer& layer, const at::Tensor& h, const at::Tensor& a) const {
  const at::Tensor sum = h + a;
  const at::Tensor m = layer.mlpOut.forward(quickGelu(layer.mlpIn.forward(layer.norm1.forward(sum))));
  return m_hyper.resScale ? h + (a + m) * (1.0 / m_hyper.depth) : sum + m;
}

at::Tensor Transformer::forward(at::Tensor h, const at::Tensor& encoder, AttentionRecord* record) const {
  for (std::size_t d = 0; d < m_layers.size(); ++d) {
    const bool wanted = record != nullptr && record->layer == static_cast<int>(d);
    if (m_recomputes && !wanted && at::GradMode::is_enabled()) {
      const auto layer = [this, d](const at::Tensor& x, const at::Tensor& states) {
        return finishLayer(m_layers[d], x, attentionOutput(d, x, states, nullptr));
      };
      const bool reads = m_layers[d].type == AttentionType::cross;
      h = recomputed(layer, h, reads ? encoder : at::Tensor());
      continue;
    }
    const at::Tensor a = attentionOutput(d, h, encoder, wanted ? &record->weights : nullptr);
    if (wanted && record->stopThere) return h;
    h = finishLayer(m_layers[d], h, a);
  }
  return h;
}

at::Tensor Transformer::forwardChunk(at::Tensor h, std::vector<KeyValueCache>& caches) const {
  for (std::size_t d = 0; d < m_layers.size(); ++d) {
    const TransformerLayer& layer = m_layers[d];
    KeyValueCache& cache = caches[d];
    AttentionInput in;
    in.type = layer.type;
    in.geometry = m_geometry;
    in.heads = m_hyper.heads;
    in.firstQuery = cache.length();
    const at::Tensor x = layer.attention.forward(layer.norm0.forward(h));  // (c, 3S) or (c, S)
    if (layer.type == AttentionType::cross) {
      in.queries = x.unsqueeze(0);
      in.keys = cache.firstKeys(cache.capacity()).unsqueeze(0);
      in.values = cache.firstValues(cache.capacity()).unsqueeze(0);
      for (std::int64_t i = 0; i < h.size(0); ++i) cache.advance();
    } else {
      const auto parts = x.chunk(3, -1);  // (c, S) each
      const at::Tensor k = parts[1].contiguous();
      const at::Tensor v = parts[2].contiguous();
      in.queries = parts[0].contiguous().unsqueeze(0);
      if (layer.type == AttentionType::block || layer.type == AttentionType::previousBlock) {
        // Rows of this chunk may push older ones out of the cache, so the old ones are read first.
        in.firstKey = firstNeededKey(layer.type, m_geometry, in.firstQuery);
        in.keys = at::cat({cache.keysFrom(in.firstKey), k}).unsqueeze(0);
        in.values = at::cat({cache.valuesFrom(in.firstKey), v}).unsqueeze(0);
        cache.append(k, v);
      } else {
        cache.append(k, v);
        std::int64_t held = cache.length();
        if (layer.type == AttentionType::prime) held = std::min(held, m_geometry.primeLimit());
        if (layer.type == AttentionType::summary || layer.type == AttentionType::summarySpread) {
          held = summaryPositions(layer.type, m_geometry, held).size(0);
        }
        in.keys = cache.firstKeys(held).unsqueeze(0);
        in.values = cache.firstValues(held).unsqueeze(0);
      }
    }
    h = finishLayer(layer, h, layer.attentionOutput.forward(attend(in)).squeeze(0));
  }
  return h;
}

std::vector<KeyValueCache> Transformer::makeCaches(CacheFormat format) const {
  std::vector<KeyValueCache> caches;
  for (const auto& layer : m_layers) {
    caches.emplace_back(layer.type, m_geometry, m_hyper.attentionWidth(), m_device, format);
  }
  return caches;
}

void Transformer::setEncoder(std::vector<KeyValueCache>& caches, const at::Tensor& encoder) const {
  for (std::size_t d = 0; d < m_layers.size(); ++d) {
    if (m_layers[d].type != AttentionType::cross) continue;
    const auto pair = m_layers[d].encoderKeyValue.forward(encoder).chunk(2, -1);
    caches[d].setEncoder(pair[0], pair[1]);
  }
}

}  // namespace jukebox

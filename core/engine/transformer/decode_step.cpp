#include "core/engine/transformer/decode_step.h"

#include <algorithm>
#include <cmath>

#include "core/engine/kernels/matvec.h"
#include "core/engine/kernels/vector_ops.h"

namespace jukebox {
namespace {

constexpr std::size_t kSharedRows = 4;

}  // namespace

DecodeStep::DecodeStep(const Transformer& transformer, std::size_t maximumRows)
    : m_transformer(transformer),
      m_maximumRows(maximumRows),
      m_width(static_cast<std::size_t>(transformer.hyperparameters().width)),
      m_attentionWidth(static_cast<std::size_t>(transformer.hyperparameters().attentionWidth())),
      m_mlpWidth(static_cast<std::size_t>(transformer.hyperparameters().mlpWidth())),
      m_normed(maximumRows * m_width),
      m_projected(maximumRows * 3 * m_attentionWidth),
      m_attended(maximumRows * m_attentionWidth),
      m_attentionOut(maximumRows * m_width),
      m_hidden(maximumRows * m_mlpWidth),
      m_mlpOut(maximumRows * m_width) {}

// Reads the projected q, k, v of every row, stores k and v in the caches, and attends into m_attended.
void DecodeStep::attendLayer(std::size_t d, const std::vector<std::vector<KeyValueCache>*>& caches, ThreadPool& pool) {
  const TransformerLayer& layer = m_transformer.layers()[d];
  const std::size_t s = m_attentionWidth;
  const bool cross = layer.type == AttentionType::cross;
  m_steps.clear();
  for (std::size_t b = 0; b < caches.size(); ++b) {
    KeyValueCache& cache = (*caches[b])[d];
    const float* qkv = m_projected.data() + b * (cross ? s : 3 * s);
    const std::int64_t position = cache.length();
    if (const std::int64_t slot = cache.nextSlot(); !cross && slot >= 0) {
      storeCached(qkv + s, s, cache.format(), cache.keyData(), static_cast<std::size_t>(slot) * s);
      storeCached(qkv + 2 * s, s, cache.format(), cache.valueData(), static_cast<std::size_t>(slot) * s);
    }
    cache.advance();
    AttentionStep step;
    step.heads = static_cast<std::size_t>(m_transformer.hyperparameters().heads);
    step.headWidth = s / step.heads;
    step.scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(step.headWidth)));
    step.query = qkv;
    step.format = cache.format();
    step.keys = cache.keyData();
    step.values = cache.valueData();
    step.positionStride = s;
    step.positions = visibleSlots(layer.type, m_transformer.geometry(), position);
    step.out = m_attended.data() + b * s;
    m_steps.push_back(step);
  }
  attend(m_steps, pool);
}

void DecodeStep::run(float* h, const std::vector<std::vector<KeyValueCache>*>& caches, ThreadPool& pool) {
  const std::size_t batch = caches.size();
  const bool isScaled = m_transformer.hyperparameters().resScale;
  const float share = static_cast<float>(1.0 / m_transformer.hyperparameters().depth);
  const std::size_t w = m_width;
  const LayerPanels& panels = m_transformer.panels(pool);
  // Work of a few microseconds a row, which threads share when there are several rows.
  const auto forRows = [&](const auto& row) {
    if (batch >= kSharedRows) return pool.run(batch, row);
    for (std::size_t b = 0; b < batch; ++b) row(b);
  };
  const auto norm = [&](const LayerNorm& layerNorms, const float* in, std::size_t b) {
    layerNorm(in, layerNorms.weight.data_ptr<float>(), layerNorms.bias.data_ptr<float>(), w, m_normed.data() + b * w);
  };
  // h' = h + a + m, or h + (a + m)/depth. Without scaling a is in h already.
  const auto finishLayer = [&](std::size_t b) {
    float* row = h + b * w;
    float* m = m_mlpOut.data() + b * w;
    if (!isScaled) return add(m, w, row);
    add(m_attentionOut.data() + b * w, w, m);
    scaledAdd(share, m, w, row);
  };
  // LN1 sees the unscaled sum h + a in both forms.
  const auto addAttention = [&](const LayerNorm& norm1, std::size_t b) {
    const float* a = m_attentionOut.data() + b * w;
    float* row = h + b * w;
    if (!isScaled) {
      add(a, w, row);
      return norm(norm1, row, b);
    }
    float* sum = m_mlpOut.data() + b * w;
    for (std::size_t i = 0; i < w; ++i) sum[i] = row[i] + a[i];
    norm(norm1, sum, b);
  };
  for (std::size_t d = 0; d < m_transformer.layers().size(); ++d) {
    const TransformerLayer& layer = m_transformer.layers()[d];
    const auto dense = [&](LayerPanels::Part part, const DenseLayer& own, const float* x, float* y) {
      const WeightMatrix& m = panels.matrix(d, part);
      multiply(m, x, batch, m.inputs, own.biasData(), y, m.outputs, pool, ActivationPrecision::int8);
    };
    forRows([&](std::size_t b) {
      if (d > 0) finishLayer(b);
      norm(layer.norm0, h + b * w, b);
    });
    dense(LayerPanels::attention, layer.attention, m_normed.data(), m_projected.data());
    attendLayer(d, caches, pool);
    dense(LayerPanels::attentionOutput, layer.attentionOutput, m_attended.data(), m_attentionOut.data());
    forRows([&](std::size_t b) { addAttention(layer.norm1, b); });
    dense(LayerPanels::mlpIn, layer.mlpIn, m_normed.data(), m_hidden.data());
    forRows([&](std::size_t b) { quickGelu(m_hidden.data() + b * m_mlpWidth, m_mlpWidth); });
    dense(LayerPanels::mlpOut, layer.mlpOut, m_hidden.data(), m_mlpOut.data());
  }
  if (!m_transformer.layers().empty()) forRows(finishLayer);
}

void DecodeStep::runChunk(float* h, std::size_t count, std::vector<KeyValueCache>& caches, ThreadPool& pool) {
  // A cache that keeps one row of its pattern overwrites it with the next; so no step crosses the end of a row.
  const auto rowLength = static_cast<std::size_t>(m_transformer.geometry().rowLength());
  while (count > 0) {
    const auto position = static_cast<std::size_t>(caches.front().length());
    const std::size_t rows = std::min({count, m_maximumRows, rowLength - position % rowLength});
    run(h, std::vector<std::vector<KeyValueCache>*>(rows, &caches), pool);
    h += rows * m_width;
    count -= rows;
  }
}

}  // namespace jukebox

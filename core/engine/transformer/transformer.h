#pragma once
// Transformer: a stack of pre-norm layers whose attention patterns follow an attention order (spec/03 §1–4).

#include <ATen/ATen.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/domain/hyperparameters.h"
#include "core/engine/transformer/attention.h"
#include "core/engine/transformer/dense_layer.h"
#include "core/engine/transformer/key_value_cache.h"
#include "core/engine/transformer/layer_panels.h"
#include "core/engine/weight_set.h"

namespace jukebox {

/// One layer: a = Attn(LN0(h)); m = MLP(LN1(h + a)); h' = h + a + m, or h + (a + m)/depth with res scale.
struct TransformerLayer {
  AttentionType type = AttentionType::dense;
  LayerNorm norm0, norm1;
  DenseLayer attention;        ///< (W, 3S) → q, k, v; type 6: (W, S) → q
  DenseLayer encoderKeyValue;  ///< type 6 only: (W, 2S)
  DenseLayer attentionOutput;  ///< (S, W)
  DenseLayer mlpIn, mlpOut;    ///< (W, M), (M, W)
};

/// Softmax weights wanted from a full pass; layers of type 0, 6 or 7 only.
struct AttentionRecord {
  int layer = 0;
  at::Tensor weights;     ///< (N, heads, L, keys) as attend() gives them
  bool stopThere = true;  ///< nothing above the layer is computed
};

class Transformer {
 public:
  /// Loads layers `prefix`+"_attn_mods.d…" (prefix e.g. "prior.transformer."). The types follow hyper.attnOrder unless
  /// given.
  Transformer(const WeightSet& weights, const std::string& prefix, const TransformerHyperparameters& hyper,
              const AttentionGeometry& geometry, at::Device device, const std::vector<int>& types = {});

  /// Whole sequence: h (N, L, W) → (N, L, W), L ≤ context. `encoder` (N, T, W) for type 6. Differentiable.
  at::Tensor forward(at::Tensor h, const at::Tensor& encoder = {}, AttentionRecord* record = nullptr) const;
  /// Computes every layer again in the backward pass instead of keeping its inner values.
  void setRecomputation(bool recomputes) { m_recomputes = recomputes; }

  /// Output of one layer's attention, projected, for LN0(h): (N, L, W).
  at::Tensor attentionOutput(std::size_t layer, const at::Tensor& h, const at::Tensor& encoder = {},
                             at::Tensor* weights = nullptr) const;

  /// The next c positions of one sequence after those in `caches`: h (c, W) → (c, W). Appends to the caches.
  at::Tensor forwardChunk(at::Tensor h, std::vector<KeyValueCache>& caches) const;

  /// Empty caches for one sequence.
  std::vector<KeyValueCache> makeCaches(CacheFormat format = CacheFormat::f32) const;
  /// Computes the encoder's keys and values of every type-6 layer: encoder (T, W).
  void setEncoder(std::vector<KeyValueCache>& caches, const at::Tensor& encoder) const;

  const std::vector<TransformerLayer>& layers() const { return m_layers; }
  const TransformerHyperparameters& hyperparameters() const { return m_hyper; }
  const AttentionGeometry& geometry() const { return m_geometry; }
  /// How the dense layers are stored.
  WeightFormat weightFormat() const { return m_layers.front().mlpIn.matrix().format; }
  at::Device device() const { return m_device; }
  /// The layers' matrices for single tokens and chunks on the CPU, laid out at the first call. From any thread.
  const LayerPanels& panels(ThreadPool& pool) const;

 private:
  struct LazyPanels {
    std::once_flag once;
    std::unique_ptr<const LayerPanels> panels;
  };
  at::Tensor finishLayer(const TransformerLayer& layer, const at::Tensor& h, const at::Tensor& a) const;

  TransformerHyperparameters m_hyper;
  AttentionGeometry m_geometry;
  at::Device m_device;
  bool m_recomputes = false;
  std::vector<TransformerLayer> m_layers;
  std::shared_ptr<LazyPanels> m_panels = std::make_shared<LazyPanels>();
};

}  // namespace jukebox

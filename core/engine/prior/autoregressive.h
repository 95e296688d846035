#pragma once
// Autoregressive: embedding, positions, transformer and output matrix around a token sequence (spec/03 §5).

#include <ATen/ATen.h>

#include <optional>
#include <string>

#include "core/engine/embedding_table.h"
#include "core/engine/transformer/transformer.h"
#include "core/engine/weight_set.h"

namespace jukebox {

struct AutoregressiveShape {
  std::int64_t context = 0;
  bool addConditionAfter = true;  ///< not merged_decoder: x_cond is added again after the transformer
  bool hasStartToken = false;     ///< no y_cond: a learned start token is the first input
  bool encodeOnly = false;        ///< lyric encoder: no output matrix
};

class Autoregressive {
 public:
  /// `prefix` is "prior." or "prime_prior.".
  Autoregressive(const WeightSet& weights, const std::string& prefix, const TransformerHyperparameters& hyper,
                 const AttentionGeometry& geometry, const AutoregressiveShape& shape, at::Device device);

  /// Inputs of positions begin … begin+count−1: (N, count, W). tokens (N, ≥ begin+count−1) int64; position t holds the
  /// embedding of token t−1, position 0 y_cond (N, 1, W) or the start token; plus positions, plus xCond (N, context, W)
  /// if defined.
  at::Tensor inputs(const at::Tensor& tokens, std::int64_t begin, std::int64_t count, const at::Tensor& yCond,
                    const at::Tensor& xCond) const;

  /// Whole sequence of n ≤ context tokens (N, n) → activations (N, n, W); position t has seen tokens < t.
  at::Tensor forward(const at::Tensor& tokens, const at::Tensor& yCond, const at::Tensor& xCond,
                     const at::Tensor& encoder, AttentionRecord* record = nullptr) const;

  /// Adds x_cond of positions begin … after the transformer where the model does so.
  at::Tensor finish(const at::Tensor& h, std::int64_t begin, const at::Tensor& xCond) const;
  /// (…, W) → (…, bins)
  at::Tensor logits(const at::Tensor& activations) const;

  const Transformer& transformer() const { return m_transformer; }
  Transformer& transformer() { return m_transformer; }
  const WeightMatrix& outputMatrix() const { return m_outputMatrix; }
  const AutoregressiveShape& shape() const { return m_shape; }
  const EmbeddingTable& embedding() const { return m_embedding; }
  const at::Tensor& positions() const { return m_positions; }
  const at::Tensor& startToken() const { return m_startToken; }
  std::int64_t bins() const { return m_embedding.rowCount(); }
  std::int64_t width() const { return m_embedding.width(); }
  /// Gives memory back that only the reading of many tokens needs.
  void dropReadPages() const;

 private:
  AutoregressiveShape m_shape;
  WeightSet m_weights;
  EmbeddingTable m_embedding;
  std::string m_positionsName;
  at::Tensor m_positions;   ///< (context, W)
  at::Tensor m_startToken;  ///< (1, W)
  std::optional<EmbeddingTable> m_output;
  WeightMatrix m_outputMatrix;
  Transformer m_transformer;
};

}  // namespace jukebox

#pragma once
// Attention of several consecutive queries at once: the whole window, or a chunk of it after cached positions
// (spec/03 §1–4). Works per pattern on rows and columns; no mask over the whole window is ever built.

#include <ATen/ATen.h>

#include "core/engine/transformer/attention_pattern.h"

namespace jukebox {

/// Queries of positions firstQuery … firstQuery+c−1 and the keys they may need.
struct AttentionInput {
  AttentionType type = AttentionType::dense;
  AttentionGeometry geometry;
  int heads = 1;
  at::Tensor queries;  ///< (N, c, S)
  /// (N, n, S): positions firstKey … for types 0–3 and 7 (7: only those below primeLimit()), summary slots in order for
  /// types 4 and 5, the encoder for type 6.
  at::Tensor keys, values;
  std::int64_t firstQuery = 0;
  std::int64_t firstKey = 0;
};

/// First position whose key a chunk that begins at `firstQuery` needs.
std::int64_t firstNeededKey(AttentionType type, const AttentionGeometry& geometry, std::int64_t firstQuery);

/// Concatenated heads (N, c, S) before the output projection. `weights`, if given, receives the softmax weights
/// (N, heads, c, n) of types 0, 6 and 7. Differentiable.
at::Tensor attend(const AttentionInput& input, at::Tensor* weights = nullptr);

/// Positions whose keys types 4 and 5 show, in slot order, below `length`; long tensor.
at::Tensor summaryPositions(AttentionType type, const AttentionGeometry& geometry, std::int64_t length);

}  // namespace jukebox

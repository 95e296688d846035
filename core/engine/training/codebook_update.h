#pragma once
// Codebook update: exponential moving averages of the vectors assigned to each code, with random restarts (spec/02 §8).

#include <ATen/ATen.h>

#include <functional>

#include "core/engine/training/collective.h"

namespace jukebox {

/// State of one level's codebook in training. Only `codes` is saved with the model.
struct CodebookState {
  at::Tensor codes;     ///< k (bins, width)
  at::Tensor sums;      ///< k_sum (bins, width)
  at::Tensor elements;  ///< k_elem (bins)
  double decay = 0.99;
  double threshold = 1.0;

  /// State before the first batch: codes drawn from its rows by `restartRows`, each thought to be used
  /// `expectedElements` times.
  static CodebookState initial(const at::Tensor& rows, std::int64_t bins, double expectedElements, double decay,
                               double threshold, const std::function<at::Tensor(const at::Tensor&, std::int64_t)>& restartRows,
                               Collective& collective);
  /// State when training goes on from saved codes: `expectedTokens` tokens are thought to be spread evenly.
  static CodebookState restored(const at::Tensor& codes, double expectedTokens, double decay, double threshold);
};

struct CodebookMetrics {
  double fit = 0, entropy = 0, usedNow = 0, usage = 0, change = 0, prenorm = 0;
};

/// Gives `count` random rows to restart dead codes from; rows (n, width).
using RestartRows = std::function<at::Tensor(const at::Tensor& rows, std::int64_t count)>;

/// One update with encoder rows (n, width) and their codes (n); counts are summed over all processes and restarts
/// drawn from all their rows, so that the result does not depend on how a batch is spread. Returns the metrics except `fit`.
CodebookMetrics updateCodebook(CodebookState& state, const at::Tensor& rows, const at::Tensor& codes,
                               const RestartRows& restartRows, Collective& collective);

/// Rows repeated (with a little noise) until there are at least `count`, then `count` of them in random order.
at::Tensor randomRows(const at::Tensor& rows, std::int64_t count, const at::Generator& generator);

}  // namespace jukebox

#include "core/engine/training/codebook_update.h"

#include <cmath>

namespace jukebox {

CodebookState CodebookState::initial(const at::Tensor& rows, std::int64_t bins, double expectedElements, double decay,
                                     double threshold, const RestartRows& restartRows, Collective& collective) {
  CodebookState state;
  state.codes = restartRows(collective.gatherRows(rows), bins).contiguous();
  state.sums = state.codes * expectedElements;
  state.elements = at::full({bins}, expectedElements, rows.options());
  state.decay = decay;
  state.threshold = threshold;
  return state;
}

CodebookState CodebookState::restored(const at::Tensor& codes, double expectedTokens, double decay, double threshold) {
  const double elements = expectedTokens / static_cast<double>(codes.size(0));
  CodebookState state;
  state.codes = codes.clone();
  state.sums = codes * elements;
  state.elements = at::full({codes.size(0)}, elements, codes.options());
  state.decay = decay;
  state.threshold = threshold;
  return state;
}

CodebookMetrics updateCodebook(CodebookState& state, const at::Tensor& rows, const at::Tensor& codes,
                               const RestartRows& restartRows, Collective& collective) {
  const std::int64_t bins = state.codes.size(0);
  const at::Tensor sums = at::zeros_like(state.codes).index_add_(0, codes, rows);  // (bins, width)
  const at::Tensor counts = at::bincount(codes, {}, bins).to(at::kFloat);          // (bins)
  collective.sum(sums);
  collective.sum(counts);
  state.sums = state.decay * state.sums + (1.0 - state.decay) * sums;
  state.elements = state.decay * state.elements + (1.0 - state.decay) * counts;
  const at::Tensor alive = state.elements.ge(state.threshold).to(at::kFloat).unsqueeze(1);  // (bins, 1)
  const at::Tensor before = state.codes;
  const at::Tensor restarts = restartRows(collective.gatherRows(rows), bins);
  state.codes = at::where(alive.gt(0), state.sums / at::clamp_min(state.elements, 1e-12).unsqueeze(1), restarts);

  CodebookMetrics metrics;
  const at::Tensor probability = counts / at::sum(counts);
  metrics.entropy = -at::sum(probability * at::log(probability + 1e-8)).item<double>();
  metrics.usedNow = at::sum(counts.ge(state.threshold)).item<double>();
  metrics.usage = at::sum(alive).item<double>();
  metrics.change = at::norm(state.codes - before).item<double>() / std::sqrt(static_cast<double>(before.numel()));
  metrics.prenorm = at::norm(rows - at::mean(rows)).item<double>() / std::sqrt(static_cast<double>(rows.numel()));
  return metrics;
}

at::Tensor randomRows(const at::Tensor& rows, std::int64_t count, const at::Generator& generator) {
  at::Tensor tiled = rows;
  if (rows.size(0) < count) {
    const std::int64_t repeats = (count + rows.size(0) - 1) / rows.size(0);
    const double deviation = 0.01 / std::sqrt(static_cast<double>(rows.size(1)));
    tiled = rows.repeat({repeats, 1});
    tiled = tiled + deviation * at::randn(tiled.sizes(), generator, tiled.options());
  }
  const at::Tensor order = at::randperm(tiled.size(0), generator, at::TensorOptions().dtype(at::kLong));
  return tiled.index_select(0, order.narrow(0, 0, count));
}

}  // namespace jukebox

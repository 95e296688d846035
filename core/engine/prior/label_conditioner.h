#pragma once
// LabelConditioner: artist, genres and timing as vectors (spec/04 §2–3).

#include <ATen/ATen.h>

#include "core/base/result.h"
#include "core/domain/hyperparameters.h"
#include "core/engine/weight_set.h"

namespace jukebox {

class LabelConditioner {
 public:
  /// `timing`: this is the top prior, which has the three timing tables.
  LabelConditioner(const WeightSet& weights, const PriorHyperparameters& prior, int sampleRate, bool timing,
                   at::Device device);

  /// y (N, 4+G+n) → artist + Σ genres: (N, 1, W). Ids must be inside the tables (kind invalidInput).
  Result<at::Tensor> startVector(const at::Tensor& y) const;
  /// y → total + absolute + relative position: (N, n_ctx, W). Kind invalidInput outside the model's durations.
  Result<at::Tensor> timing(const at::Tensor& y) const;

 private:
  PriorHyperparameters m_prior;
  int m_sampleRate;
  at::Tensor m_genres, m_artists, m_total, m_absolute, m_relative;
};

}  // namespace jukebox

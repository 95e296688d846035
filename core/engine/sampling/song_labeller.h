#pragma once
// SongLabeller: a request's words turned into the label vectors of one prior.

#include <ATen/ATen.h>

#include <memory>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/domain/model_card.h"
#include "core/labels/label_vector.h"

namespace jukebox {

/// Shape of a prior's label vector.
LabelLayout labelLayout(const PriorHyperparameters& prior, const CodecHyperparameters& codec);

/// y (N, length) with unknown artist, unknown genre and no lyrics; the times stay. What training shows a prior for the
/// share `label_dropout`, and what guidance moves away from.
at::Tensor labelsWithoutNames(const LabelLayout& layout, const at::Tensor& y);

/// Where the generated audio lies in the intended song, in samples.
struct SongSpan {
  std::int64_t totalLengthSamples = 0;
  std::int64_t offsetSamples = 0;
};

/// The labels of one prior for one request. All samples of a request share them.
class SongLabeller {
 public:
  /// Reads the model's label files. Kind invalidInput for unknown names (with the nearest ones) unless the request
  /// allows them.
  static Result<SongLabeller> create(const InstalledModel& model, const ModelPrior& prior,
                                     const GenerationRequest& request, const SongSpan& span);
  /// For labels that were made elsewhere (reference cases).
  SongLabeller(LabelLayout layout, SongLabels labels) : m_layout(layout), m_labels(std::move(labels)) {}

  /// y of a window as (1, length) int64; undefined with labels off.
  Result<at::Tensor> windowLabels(std::int64_t windowStartTokens) const;
  /// The labels of a window with the times alone: no artist, no genre, no lyrics. Undefined where `y` is.
  at::Tensor withoutNames(const at::Tensor& y) const;
  /// Source index of each lyric token of a window; −1 padding.
  Result<std::vector<std::int64_t>> windowIndices(std::int64_t windowStartTokens) const;
  const SongLabels& labels() const { return m_labels; }
  const LabelLayout& layout() const { return m_layout; }

 private:
  LabelLayout m_layout;
  SongLabels m_labels;
};

}  // namespace jukebox

#pragma once
// Alignment: which lyric character the top prior looks at, for every top-level token (spec/05 §7).

#include <ATen/ATen.h>

#include <functional>

#include "core/base/cancellation.h"
#include "core/engine/engine.h"
#include "core/engine/prior/prior.h"
#include "core/engine/sampling/song_labeller.h"

namespace jukebox {

/// One layer and head of a prior.
struct AlignmentSource {
  int layer = 0, head = 0;
};

/// (tokens of `codes`, characters of the cleaned lyrics) softmax weights; earlier windows win on overlaps.
/// `windowHopTokens` is the top level's hop. No lyrics: an empty matrix.
Result<at::Tensor> lyricAlignment(const Prior& prior, const SongLabeller& labels, const LevelCodes& codes,
                                  std::int64_t windowHopTokens, const AlignmentSource& source,
                                  const CancellationToken& cancellation, const std::function<void()>& onWindow = {});

/// Windows that lyricAlignment() passes through the prior for a song of `totalTokens`.
std::vector<std::int64_t> alignmentStarts(std::int64_t totalTokens, std::int64_t contextTokens,
                                          std::int64_t windowHopTokens);

/// How steadily the attention moves forward through the lyrics, 0 … 1: the rank agreement of time and the attention's
/// centre, times the share of attention that falls on the lyrics of the window. `attention` (rows, characters).
double alignmentMonotonicity(const at::Tensor& attention);

/// Every layer and head that sees the lyrics, compared on one window; nothing when there is none.
Result<std::optional<Engine::AlignmentHead>> bestAlignmentHead(const Prior& prior, const SongLabeller& labels,
                                                               const LevelCodes& codes);

/// For display: rows pooled to at most 20 a second, 8 bits; times of the characters.
AlignmentResult summariseAlignment(const at::Tensor& alignment, const AlignmentSource& source, double tokensPerSecond);

}  // namespace jukebox

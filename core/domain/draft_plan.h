#pragma once
// DraftPlan: how a level is cut into independent windows when it is drafted. Pure arithmetic.

#include <cstdint>
#include <vector>

#include "core/domain/model_card.h"

namespace jukebox {

/// Windows that are computed side by side at most, like samples.
inline constexpr int kMaximumBatch = 16;

/// One of the windows of a draft, which know nothing of one another.
struct DraftWindow {
  std::int64_t startTokens = 0;  ///< of a full window
  std::int64_t keepBegin = 0;    ///< tokens of the song that are taken from it: [keepBegin, keepEnd)
  std::int64_t keepEnd = 0;
};

/// Independent full windows that cover [0, totalTokens), totalTokens ≥ contextTokens; neighbours overlap by about
/// `overlapTokens` (< contextTokens / 2) and meet in the middle of what they share. Starts are multiples of
/// `granularity` (tokens of this level a token of the level above), which divides contextTokens and totalTokens.
std::vector<DraftWindow> planDraft(std::int64_t totalTokens, std::int64_t contextTokens, std::int64_t overlapTokens,
                                   std::int64_t granularity);

/// The windows of a level that add something to `presentTokens`; none when the level is not drafted: the top level, and
/// a song of one window. Neighbours overlap by twice what the decoder looks at.
std::vector<DraftWindow> planLevelDraft(const ModelCard& card, int level, std::int64_t totalTokens,
                                        std::int64_t presentTokens);

}  // namespace jukebox

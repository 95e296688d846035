#pragma once
// Draft seams: where independent windows of a draft meet, the sound goes over from the one to the other.

#include <cstdint>
#include <vector>

#include "core/base/cancellation.h"
#include "core/domain/codes.h"
#include "core/domain/draft_plan.h"
#include "core/engine/codec/codec.h"

namespace jukebox {

/// A place where the codes of one sample change from one window to the next, and what either would have had beyond it.
struct DraftSeam {
  std::int64_t token = 0;  ///< first code of the later window
  LevelCodes before;       ///< the earlier window's codes from `token` on
  LevelCodes after;        ///< the later window's codes that lead up to `token`; as many
};

/// The seam between two neighbours of a plan, at most `reachTokens` to either side; `earlier` and `later` are the codes
/// of the whole windows.
DraftSeam draftSeam(const DraftWindow& earlierWindow, const LevelCodes& earlier, const DraftWindow& laterWindow,
                    const LevelCodes& later, std::int64_t reachTokens);

/// Replaces the sound around every seam by a cross-fade from the earlier window's to the later one's. `samples` is the
/// sound of all `codes` of `level`.
Status fadeSeams(const Codec& codec, const LevelCodes& codes, int level, const std::vector<DraftSeam>& seams,
                 std::vector<float>& samples, const CancellationToken& cancellation);

}  // namespace jukebox

#pragma once
// SketchPlan: which windows of which levels have to be sampled to hear one part of a song before its turn. Pure
// arithmetic.
//
// A sketch begins a little before the part and knows nothing of what the song will be there, unless the song's own
// codes reach so far: those prime its first window. It is only heard. The song is sampled in its order, and may differ.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/domain/window_plan.h"

namespace jukebox {

/// Where a level of the song stands.
struct SketchLevel {
  int level = 0;
  std::int64_t contextTokens = 0;
  std::int64_t hopTokens = 0;
  std::int64_t upperRatio = 1;  ///< tokens a token of the level above
  std::int64_t totalTokens = 0;
  std::int64_t presentTokens = 0;
};

/// What is sampled of one level.
struct LevelSketch {
  int level = 0;
  std::int64_t startTokens = 0;  ///< where its codes begin
  std::int64_t endTokens = 0;
  std::vector<PlannedWindow> windows;
  std::int64_t newTokens() const;
};

/// The sketches, coarsest level first, that give codes for [beginTokens, endTokens) of the lowest level; empty when
/// they exist. `levels`: from the lowest up to the one that is composed without looking at codes above it. None while
/// that one does not reach far enough.
std::optional<std::vector<LevelSketch>> planSketch(std::span<const SketchLevel> levels, std::int64_t beginTokens,
                                                   std::int64_t endTokens);

}  // namespace jukebox

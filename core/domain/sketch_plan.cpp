#include "core/domain/sketch_plan.h"

#include <algorithm>
#include <numeric>

namespace jukebox {
namespace {

/// Of a window: how much is sampled before the part, so that it does not begin out of nothing.
constexpr std::int64_t kLeadDivisor = 8;
/// Of a window: how much of the song's own codes is read, where they reach into the sketch.
constexpr std::int64_t kPrimeDivisor = 2;

LevelSketch sketchLevel(const SketchLevel& level, std::int64_t begin, std::int64_t end) {
  const std::int64_t context = level.contextTokens;
  LevelSketch sketch;
  sketch.level = level.level;
  std::int64_t start = begin - context / kLeadDivisor;
  if (level.presentTokens > start) start = std::min(start, level.presentTokens - context / kPrimeDivisor);
  // A window looks at codes above it for all of its length, also where it is not sampled to its end.
  start = std::clamp<std::int64_t>(start, 0, std::max<std::int64_t>(0, level.totalTokens - context));
  sketch.startTokens = start / level.upperRatio * level.upperRatio;
  const std::int64_t wholeEnd = (end + level.upperRatio - 1) / level.upperRatio * level.upperRatio;
  sketch.endTokens = std::min(wholeEnd, level.totalTokens);
  sketch.windows = planWindows(sketch.endTokens - sketch.startTokens, context, level.hopTokens,
                               std::max<std::int64_t>(0, level.presentTokens - sketch.startTokens));
  for (PlannedWindow& window : sketch.windows) window.startTokens += sketch.startTokens;
  return sketch;
}

}  // namespace

std::int64_t LevelSketch::newTokens() const {
  return std::accumulate(windows.begin(), windows.end(), std::int64_t{0},
                         [](std::int64_t sum, const PlannedWindow& window) { return sum + window.newTokens(); });
}

std::optional<std::vector<LevelSketch>> planSketch(std::span<const SketchLevel> levels, std::int64_t beginTokens,
                                                   std::int64_t endTokens) {
  std::vector<LevelSketch> sketches;
  for (const SketchLevel& level : levels) {
    if (level.presentTokens >= endTokens) {
      std::reverse(sketches.begin(), sketches.end());
      return sketches;
    }
    if (&level == &levels.back()) return std::nullopt;
    sketches.push_back(sketchLevel(level, beginTokens, endTokens));
    const LevelSketch& sketch = sketches.back();
    beginTokens = sketch.windows.front().startTokens / level.upperRatio;
    endTokens = (sketch.windows.back().startTokens + level.contextTokens + level.upperRatio - 1) / level.upperRatio;
  }
  return std::nullopt;
}

}  // namespace jukebox

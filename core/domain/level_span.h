#pragma once
// LevelSpan: which part of a preview is heard at which level; and the wish to hear a part first.

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// Up to which second a preview is made from a level's codes. Spans follow each other in time, from the beginning on.
struct LevelSpan {
  int level = 0;
  double endSeconds = 0;
  bool isSketch = false;  ///< sampled ahead, only to be heard: the song itself comes here later, and may differ
  bool operator==(const LevelSpan&) const = default;
};

inline constexpr std::size_t kMaximumLevelSpans = 64;

/// Each ends behind the one before.
bool areInOrder(const std::vector<LevelSpan>& spans);

/// [{"level": 0, "end_seconds": 3.5}, {"level": 0, "end_seconds": 5.0, "sketch": true}, …]
nlohmann::json levelSpansToJson(const std::vector<LevelSpan>& spans);
/// Untrusted; at most kMaximumLevelSpans. Kind corrupt.
Result<std::vector<LevelSpan>> levelSpansFromJson(const nlohmann::json& json);

/// A part of one sample that somebody wants to hear at the finest level before the rest.
struct RegionWish {
  int sampleIndex = 0;
  double beginSeconds = 0, endSeconds = 0;
  bool operator==(const RegionWish&) const = default;
};

/// Kind invalidInput: a negative index or beginning, an end that is not behind it, not a number, more than a day.
Status validate(const RegionWish& wish);

}  // namespace jukebox

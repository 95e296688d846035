#pragma once
// RegionSketch: sound of a part of a song before its turn, sampled apart from the song (core/domain/sketch_plan.h).

#include <functional>
#include <optional>

#include "core/domain/sketch_plan.h"
#include "core/engine/codec/codec.h"
#include "core/engine/sampling/open_level.h"

namespace jukebox {

/// What a sketch is made from. Everything must outlive the call.
struct SketchSource {
  const ModelCard& card;
  const RunPlan& plan;
  const Codec& codec;
  const SongCodes& song;  ///< as far as it is sampled
  /// A level with its weights in memory; another one may be closed for it.
  std::function<Result<OpenLevel*>(int level)> level;
};

/// The windows that the wish needs; empty when the song has reached the part; none while the composing has not.
/// Kind invalidInput for a part behind the song's end.
Result<std::optional<std::vector<LevelSketch>>> planRegion(const SketchSource& source, const RegionWish& wish);

/// Samples and decodes them. `progress`: 0…1. Kinds: cancelled, and those of opening a level.
Result<WindowSound> sketchRegion(const SketchSource& source, const RegionWish& wish,
                                 const std::vector<LevelSketch>& plan, const FractionCallback& progress,
                                 const CancellationToken& cancellation);

}  // namespace jukebox

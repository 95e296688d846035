#include "core/engine/sampling/region_sketch.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/engine/codec/chunked_codec.h"

namespace jukebox {
namespace {

/// Tokens [begin, end) of the lowest level that the wish touches.
std::pair<std::int64_t, std::int64_t> wishedTokens(const SketchSource& source, const RegionWish& wish) {
  const int level = source.plan.lowestLevel;
  const auto hop = static_cast<double>(source.card.codec.samplesPerToken(level));
  const auto tokenAt = [&](double seconds) { return seconds * source.card.codec.sampleRate / hop; };
  const std::int64_t total = source.plan.totalTokens(source.card.codec, level);
  return {static_cast<std::int64_t>(std::floor(tokenAt(wish.beginSeconds))),
          std::min(total, static_cast<std::int64_t>(std::ceil(tokenAt(wish.endSeconds))))};
}

}  // namespace

Result<std::optional<std::vector<LevelSketch>>> planRegion(const SketchSource& source, const RegionWish& wish) {
  const auto [begin, end] = wishedTokens(source, wish);
  if (begin >= end) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("The part from second {:.1f} on lies behind the end of the song.", wish.beginSeconds));
  }
  std::vector<SketchLevel> levels;
  const int top = source.card.topLevel();
  for (int level = source.plan.lowestLevel; level <= top; ++level) {
    const std::int64_t context = source.card.priorOf(level)->hyperparameters.nCtx;
    const double hopFraction = source.plan.levels[static_cast<std::size_t>(level)].hopFraction;
    levels.push_back({level, context, windowHopFor(hopFraction, context),
                      level == top ? 1 : static_cast<std::int64_t>(source.card.codec.tokensPerUpperToken(level)),
                      source.plan.totalTokens(source.card.codec, level),
                      static_cast<std::int64_t>(source.song.levels[static_cast<std::size_t>(level)].size())});
  }
  return planSketch(levels, begin, end);
}

Result<WindowSound> sketchRegion(const SketchSource& source, const RegionWish& wish,
                                 const std::vector<LevelSketch>& plan, const FractionCallback& progress,
                                 const CancellationToken& cancellation) {
  SongCodes song = source.song;
  std::int64_t all = 0;
  for (const LevelSketch& sketch : plan) all += sketch.newTokens();
  std::int64_t done = 0;
  const auto count = [&](std::int64_t tokens) {
    done += tokens;
    progress(static_cast<double>(done) / static_cast<double>(all));
  };
  for (const LevelSketch& sketch : plan) {
    // What lies before the sketch and is not sampled yet is never looked at.
    LevelCodes& codes = song.levels[static_cast<std::size_t>(sketch.level)];
    codes.resize(std::max(codes.size(), static_cast<std::size_t>(sketch.startTokens)));
    ASSIGN_OR_RETURN(const OpenLevel* level, source.level(sketch.level));
    RETURN_IF_ERROR(level->sampleApart(sketch.windows, wish.sampleIndex, song, count, cancellation));
  }
  const int lowest = source.plan.lowestLevel;
  const LevelCodes& codes = song.levels[static_cast<std::size_t>(lowest)];
  const std::int64_t begin = wishedTokens(source, wish).first;
  const auto end = static_cast<std::int64_t>(codes.size());
  const std::int64_t hop = source.card.codec.samplesPerToken(lowest);
  // Decoded from its own codes alone: those before its beginning are not sampled.
  const std::int64_t start = plan.back().startTokens;
  const LevelCodes own(codes.begin() + start, codes.end());
  ASSIGN_OR_RETURN(auto samples, decodeSpan(source.codec, own, lowest, std::max<std::int64_t>(0, begin - start),
                                            end - start, cancellation));
  WindowSound sound;
  sound.sampleIndex = wish.sampleIndex;
  sound.level = lowest;
  sound.beginFrame = std::max(begin, start) * hop;
  sound.settledFrame = sound.beginFrame;
  sound.audio = {source.card.codec.sampleRate, 1, std::move(samples)};
  return sound;
}

}  // namespace jukebox

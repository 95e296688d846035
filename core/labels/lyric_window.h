#pragma once
// The excerpt of the lyrics that belongs to a window of the song (spec 04 §6).

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// The precision in which the middle of the excerpt is computed; both occur in the released system.
enum class LyricWindowArithmetic {
  doublePrecision,  ///< when labels are first built
  singlePrecision,  ///< when a window is updated during sampling
};

/// Lyric tokens of one window. Both vectors have exactly as many entries as the model has lyric places.
struct LyricWindow {
  std::vector<std::int64_t> tokens;   ///< 0 = padding (in front)
  std::vector<std::int64_t> indices;  ///< place in the full token list; −1 = padding
};

/// Where in the song the window lies, in samples.
struct LyricWindowPosition {
  std::int64_t totalLengthSamples = 0;
  std::int64_t offsetSamples = 0;
  std::int64_t durationSamples = 0;
};

/// Excerpt of `lyricTokens` tokens around the middle of the window. Short lyrics are padded in front.
/// Errors (invalidInput), only if there are at least `lyricTokens` tokens: offset outside [0, total length), odd
/// `lyricTokens`; always: a negative count or duration.
Result<LyricWindow> lyricWindow(std::span<const std::int64_t> fullTokens, std::int64_t lyricTokens,
                                const LyricWindowPosition& position, LyricWindowArithmetic arithmetic);

}  // namespace jukebox

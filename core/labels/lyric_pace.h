#pragma once
// Lyric pace: do the lyrics fit the length of the song? Advice for the lyrics editor, not a rule of the model.

#include <cstdint>
#include <string_view>

namespace jukebox {

enum class LyricPaceVerdict {
  tooShort,  ///< so few characters that the singer will repeat, hum or wander
  good,
  tooLong,  ///< more characters are sung in a window than the model can see in it
};

/// Stable lower-case name ("too_short", "good", "too_long").
std::string_view lyricPaceVerdictName(LyricPaceVerdict verdict);

/// The lyrics and the model they are meant for.
struct LyricPaceInput {
  std::int64_t characterCount = 0;  ///< of the cleaned lyrics
  double songSeconds = 0.0;         ///< declared total length of the song
  std::int64_t lyricTokens = 0;     ///< characters the model sees at once: 384 (1B), 512 (5B)
  double windowSeconds = 0.0;       ///< sound of one window: 17.8 s (1B), 23.8 s (5B)
};

struct LyricPace {
  double charactersPerSecond = 0.0;
  double slowestGood = 0.0;  ///< characters a second below which the verdict is tooShort
  double fastestGood = 0.0;  ///< characters a second above which the verdict is tooLong
  LyricPaceVerdict verdict = LyricPaceVerdict::good;
};

/// Share of the model's window below which lyrics are too short.
inline constexpr double kSlowestLyricShare = 1.0 / 8.0;

/// The model spreads the lyrics evenly over the song and sees `lyricTokens` characters around the middle of a window of
/// `windowSeconds`. Characters that pass within one window must fit in: fastest = lyricTokens / windowSeconds (21.5 a
/// second for both released models). Singing rarely drops below an eighth of that (2.7 a second): slowest. No lyrics at
/// all (instrumental) and models without lyrics are good. Lengths ≤ 0 count as no song: pace 0, good.
LyricPace lyricPace(const LyricPaceInput& input);

}  // namespace jukebox

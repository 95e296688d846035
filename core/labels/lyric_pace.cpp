#include "core/labels/lyric_pace.h"

namespace jukebox {

std::string_view lyricPaceVerdictName(LyricPaceVerdict verdict) {
  switch (verdict) {
    case LyricPaceVerdict::tooShort:
      return "too_short";
    case LyricPaceVerdict::good:
      return "good";
    case LyricPaceVerdict::tooLong:
      return "too_long";
  }
  return "good";
}

LyricPace lyricPace(const LyricPaceInput& input) {
  LyricPace pace;
  if (!(input.songSeconds > 0.0) || input.characterCount <= 0) return pace;
  pace.charactersPerSecond = static_cast<double>(input.characterCount) / input.songSeconds;
  if (input.lyricTokens <= 0 || !(input.windowSeconds > 0.0)) return pace;
  pace.fastestGood = static_cast<double>(input.lyricTokens) / input.windowSeconds;
  pace.slowestGood = pace.fastestGood * kSlowestLyricShare;
  if (pace.charactersPerSecond > pace.fastestGood) {
    pace.verdict = LyricPaceVerdict::tooLong;
  } else if (pace.charactersPerSecond < pace.slowestGood) {
    pace.verdict = LyricPaceVerdict::tooShort;
  }
  return pace;
}

}  // namespace jukebox

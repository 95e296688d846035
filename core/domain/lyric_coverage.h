#pragma once
// LyricCoverage: which lines of the lyrics a song sings, read off the stored alignment (spec/05 §7).

#include <optional>
#include <string>
#include <vector>

#include "core/domain/sample.h"

namespace jukebox {

enum class LineState {
  sung,     ///< most of its letters follow each other in time
  blurred,  ///< some do, or they come faster than anybody sings
  skipped,  ///< hardly any, although a later line is heard
  ahead,    ///< hardly any, and nothing after it: the song has not come that far
};

struct LineCoverage {
  std::string text;  ///< as the model read it, without blanks at its ends
  LineState state = LineState::ahead;
  double fraction = 0;                      ///< of its letters that are in order, 0 … 1
  double beginSeconds = 0, endSeconds = 0;  ///< of the letters in order; both 0 when there are none
  bool operator==(const LineCoverage&) const = default;
};

struct LyricCoverage {
  std::vector<LineCoverage> lines;  ///< those with letters or digits, in the order of the lyrics
  double fraction = 0;              ///< of the letters before the first line ahead that are in order, 0 … 1
  bool operator==(const LyricCoverage&) const = default;
};

/// The rule. Only letters and digits count. A letter is *in order* if its second is known (not -1) and lies on the
/// longest run of seconds that never falls through the whole lyrics; steps back by less than a quarter of a second are
/// jitter. A line is sung from 0.6 of its letters in order, blurred from 0.25, else skipped or ahead. A line of at
/// least four letters in order that passes at more than 40 letters a second is blurred at best: attention that rests on
/// one moment is not singing.
/// Nothing without alignment, without letters, or when the alignment is not one of these lyrics.
std::optional<LyricCoverage> lyricCoverage(const std::string& cleanedLyrics, const LyricAlignment& alignment);
std::optional<LyricCoverage> lyricCoverage(const Sample& sample);

/// Index into lines of the first one that was skipped; nothing when none was.
std::optional<std::size_t> firstSkippedLine(const LyricCoverage& coverage);
/// Where to cut a song so that `line` gets another chance: the end of the last line before it that is sung or blurred.
/// Nothing when there is no such line, because a cut at 0 keeps nothing.
std::optional<double> rerollSeconds(const LyricCoverage& coverage, std::size_t line);

}  // namespace jukebox

#pragma once
// Lyric timing: from the moment of each character, as attention found it, to moments that never go back; and where the
// lines and words of the lyrics begin and end. resources/explorer/lyrics.js computes the same in a browser.

#include <cstddef>
#include <string_view>
#include <vector>

namespace jukebox {

/// Times that rise with the text less than this (correlation) say nothing about the singing.
inline constexpr double kLeastRisingTrend = 0.5;

/// Characters [begin, end) of the lyrics, in code points.
struct LyricSpan {
  std::size_t begin = 0, end = 0;
  bool operator==(const LyricSpan&) const = default;
};

/// A line with its white space, without its line break; a blank line has no words.
struct LyricLineSpan {
  LyricSpan span;
  std::vector<LyricSpan> words;  ///< in order, never empty ones
  bool operator==(const LyricLineSpan&) const = default;
};

/// Every line, blank ones too. A line break at the end begins no further line; an empty text has one empty line.
std::vector<LyricLineSpan> lyricLines(std::u32string_view lyrics);

/// Correlation of the known values (finite, ≥ 0) with their place, -1 … 1; 0 for fewer than two.
double risingTrend(const std::vector<double>& characterSeconds);
bool risesWithText(const std::vector<double>& characterSeconds);

/// The non-decreasing sequence nearest to `values` in squares (pool adjacent violators).
std::vector<double> nearestRising(const std::vector<double>& values);

/// When each of `characters` is sung, in [0, durationSeconds], never falling: unknown moments (-1) become a straight
/// line between their known neighbours, and what goes back is smoothed. `characterSeconds`: one a character, in any
/// order. Empty when their number is another one or they do not rise with the text: then there are no times.
std::vector<double> sungSeconds(const std::vector<double>& characterSeconds, std::size_t characters,
                                double durationSeconds);

}  // namespace jukebox

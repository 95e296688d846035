#pragma once
// LyricSubtitles: the lyrics of a sample with the times at which its lines are sung, as LRC and SRT text.

#include <string>
#include <vector>

#include "core/domain/sample.h"

namespace jukebox {

struct LyricLine {
  std::string text;  ///< never blank
  double startSeconds = 0, endSeconds = 0;
  bool operator==(const LyricLine&) const = default;
};

/// The lines of the cleaned lyrics by the stored alignment; starts never fall. Empty for a sample without lyrics or
/// alignment, and for times that do not rise with the text (they say nothing about the singing).
std::vector<LyricLine> timedLyricLines(const Sample& sample);

/// Title, artist and the statement that a machine made it, then "[mm:ss.xx]line" for each.
std::string lrcText(const Sample& sample, const std::vector<LyricLine>& lines);
/// SubRip: the first caption is the statement, then one for each line.
std::string srtText(const Sample& sample, const std::vector<LyricLine>& lines);

}  // namespace jukebox

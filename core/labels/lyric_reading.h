#pragma once
// LyricReading: what a model reads of lyrics as they were typed, and which part of them it sees in a window of the
// song.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/labels/lyric_vocabulary.h"
#include "core/labels/lyric_window.h"

namespace jukebox {

/// One kind of change: every "é" that becomes "e".
struct LyricReplacement {
  std::string original;     ///< one code point, UTF-8
  std::string replacement;  ///< empty: dropped
  std::size_t count = 0;
  bool operator==(const LyricReplacement&) const = default;
};

/// Lyrics as a model reads them; `changes` and sources count bytes of the typed text.
struct LyricReading {
  CleanedLyrics cleaned;
  std::vector<std::int64_t> tokens;            ///< one a character of `cleaned`
  std::vector<LyricChange> changes;            ///< in order
  std::vector<LyricReplacement> replacements;  ///< each kind once, most frequent first
  std::size_t droppedCount = 0;
  std::size_t replacedCount = 0;
};

/// Time and memory in proportion to the length of the text.
LyricReading readLyrics(LabelStyle style, std::string_view lyrics);

/// Half-open intervals: characters of the cleaned text, and the bytes of the typed text that they came from.
struct SeenLyrics {
  std::size_t beginCharacter = 0, endCharacter = 0;
  std::size_t beginByte = 0, endByte = 0;
  bool isEmpty() const { return beginCharacter == endCharacter; }
  bool operator==(const SeenLyrics&) const = default;
};

/// What the window at `position` sees, in the precision of sampling. `lyrics` is the text that was read.
/// Errors: those of lyricWindow().
Result<SeenLyrics> seenLyrics(const LyricReading& reading, std::string_view lyrics, std::int64_t lyricTokens,
                              const LyricWindowPosition& position);

}  // namespace jukebox

#pragma once
// LyricVocabulary: the characters a model can sing, cleaning of lyrics, and their tokens (spec 04 §5).

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/labels/label_style.h"

namespace jukebox {

/// One code point of the original lyrics that cleaning changes; for marking it in an editor.
struct LyricChange {
  std::size_t byteOffset = 0;  ///< where it stands in the original UTF-8
  std::size_t byteLength = 0;
  std::string replacement;  ///< what the model gets in its place; empty: dropped
  bool operator==(const LyricChange&) const = default;
};

/// Cleaned lyrics that remember where they came from.
struct CleanedLyrics {
  std::string text;                        ///< ASCII, characters of the vocabulary only; one token each
  std::vector<std::size_t> sourceOffsets;  ///< per character of `text`: byte offset of its code point in the original
};

/// The lyric alphabet of a label style; ids 1 … size()−1, 0 is unknown and padding.
class LyricVocabulary {
 public:
  explicit LyricVocabulary(LabelStyle style);

  LabelStyle style() const { return m_style; }
  /// Number of symbols with symbol 0: 80 (v2) or 79 (v3).
  std::int64_t size() const { return m_size; }

  /// Cleaned lyrics: transliterated to ASCII, backslashes become newlines, characters outside the vocabulary dropped.
  std::string clean(std::string_view lyrics) const;
  /// The same with the origin of every character.
  CleanedLyrics cleanWithSources(std::string_view lyrics) const;
  /// Every code point that cleaning drops or replaces, in order. Lyrics of the vocabulary alone: empty.
  std::vector<LyricChange> droppedCharacters(std::string_view lyrics) const;

  /// One token per character of cleaned lyrics; a character outside the vocabulary becomes 0.
  std::vector<std::int64_t> tokenise(std::string_view cleaned) const;
  /// Token of one character, 0 if it is not in the vocabulary.
  std::int64_t token(char character) const { return m_tokens[static_cast<unsigned char>(character)]; }
  /// The character of a token; empty for 0 and for numbers that are no token.
  std::string_view character(std::int64_t token) const;
  /// Characters of several tokens; padding disappears.
  std::string text(std::span<const std::int64_t> tokens) const;

 private:
  LabelStyle m_style;
  std::string_view m_characters;  // character of token i at i−1
  std::int64_t m_size;
  std::array<std::uint8_t, 256> m_tokens{};
};

}  // namespace jukebox

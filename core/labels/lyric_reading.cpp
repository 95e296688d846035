#include "core/labels/lyric_reading.h"

#include <algorithm>
#include <map>

namespace jukebox {
namespace {

/// Byte behind the code point at `offset`.
std::size_t endOfCodePoint(std::string_view text, std::size_t offset) {
  std::size_t end = offset + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return std::min(end, text.size());
}

}  // namespace

LyricReading readLyrics(LabelStyle style, std::string_view lyrics) {
  const LyricVocabulary vocabulary(style);
  LyricReading reading;
  reading.cleaned = vocabulary.cleanWithSources(lyrics);
  reading.tokens = vocabulary.tokenise(reading.cleaned.text);
  reading.changes = vocabulary.droppedCharacters(lyrics);
  std::map<std::string_view, LyricReplacement> kinds;
  for (const auto& change : reading.changes) {
    ++(change.replacement.empty() ? reading.droppedCount : reading.replacedCount);
    const std::string_view original = lyrics.substr(change.byteOffset, change.byteLength);
    auto& kind =
        kinds.try_emplace(original, LyricReplacement{std::string(original), change.replacement, 0}).first->second;
    ++kind.count;
  }
  for (auto& [original, kind] : kinds) reading.replacements.push_back(std::move(kind));
  std::stable_sort(reading.replacements.begin(), reading.replacements.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return reading;
}

Result<SeenLyrics> seenLyrics(const LyricReading& reading, std::string_view lyrics, std::int64_t lyricTokens,
                              const LyricWindowPosition& position) {
  ASSIGN_OR_RETURN(const LyricWindow window,
                   lyricWindow(reading.tokens, lyricTokens, position, LyricWindowArithmetic::singlePrecision));
  const auto first = std::find_if(window.indices.begin(), window.indices.end(), [](auto index) { return index >= 0; });
  if (first == window.indices.end()) return SeenLyrics{};
  SeenLyrics seen;
  seen.beginCharacter = static_cast<std::size_t>(*first);
  seen.endCharacter = static_cast<std::size_t>(window.indices.back()) + 1;
  seen.beginByte = reading.cleaned.sourceOffsets[seen.beginCharacter];
  seen.endByte = endOfCodePoint(lyrics, reading.cleaned.sourceOffsets[seen.endCharacter - 1]);
  return seen;
}

}  // namespace jukebox

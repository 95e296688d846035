#include "core/labels/lyric_vocabulary.h"

#include "core/base/utf8.h"
#include "core/labels/transliteration.h"

namespace jukebox {
namespace {

constexpr std::string_view kCharactersV2 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?-+'\"()[] \t\n";
constexpr std::string_view kCharactersV3 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?-'\"()[] \t\n";
static_assert(kCharactersV2.size() == 79 && kCharactersV3.size() == 78);

// Calls visit(byteOffset, byteLength, what the code point becomes) for every code point of `lyrics`.
template <class Visit>
void cleanEach(const LyricVocabulary& vocabulary, std::string_view lyrics, const Visit& visit) {
  std::string rendering;
  std::size_t offset = 0;
  for (const char32_t codePoint : decodeUtf8(lyrics)) {
    // An invalid byte decodes to U+FFFD but is one byte long; a genuine U+FFFD is three.
    const bool invalidByte = codePoint == U'\uFFFD' && lyrics.substr(offset, 3) != "\xEF\xBF\xBD";
    const std::size_t length = invalidByte           ? 1
                               : codePoint < 0x80    ? 1
                               : codePoint < 0x800   ? 2
                               : codePoint < 0x10000 ? 3
                                                     : 4;
    rendering.clear();
    appendTransliteration(rendering, codePoint);
    for (char& c : rendering) {
      if (c == '\\') c = '\n';
    }
    std::erase_if(rendering, [&](char c) { return vocabulary.token(c) == 0; });
    visit(offset, length, rendering);
    offset += length;
  }
}

}  // namespace

LyricVocabulary::LyricVocabulary(LabelStyle style)
    : m_style(style),
      m_characters(style == LabelStyle::v2 ? kCharactersV2 : kCharactersV3),
      m_size(static_cast<std::int64_t>(m_characters.size()) + 1) {
  for (std::size_t i = 0; i < m_characters.size(); ++i) {
    m_tokens[static_cast<unsigned char>(m_characters[i])] = static_cast<std::uint8_t>(i + 1);
  }
}

std::string LyricVocabulary::clean(std::string_view lyrics) const {
  std::string cleaned;
  cleaned.reserve(lyrics.size());
  cleanEach(*this, lyrics, [&](std::size_t, std::size_t, const std::string& rendering) { cleaned += rendering; });
  return cleaned;
}

CleanedLyrics LyricVocabulary::cleanWithSources(std::string_view lyrics) const {
  CleanedLyrics cleaned;
  cleanEach(*this, lyrics, [&](std::size_t offset, std::size_t, const std::string& rendering) {
    cleaned.text += rendering;
    cleaned.sourceOffsets.insert(cleaned.sourceOffsets.end(), rendering.size(), offset);
  });
  return cleaned;
}

std::vector<LyricChange> LyricVocabulary::droppedCharacters(std::string_view lyrics) const {
  std::vector<LyricChange> changes;
  cleanEach(*this, lyrics, [&](std::size_t offset, std::size_t length, const std::string& rendering) {
    if (lyrics.substr(offset, length) != rendering) changes.push_back({offset, length, rendering});
  });
  return changes;
}

std::vector<std::int64_t> LyricVocabulary::tokenise(std::string_view cleaned) const {
  std::vector<std::int64_t> tokens;
  tokens.reserve(cleaned.size());
  for (const char c : cleaned) tokens.push_back(token(c));
  return tokens;
}

std::string_view LyricVocabulary::character(std::int64_t token) const {
  if (token < 1 || token >= m_size) return {};
  return m_characters.substr(static_cast<std::size_t>(token - 1), 1);
}

std::string LyricVocabulary::text(std::span<const std::int64_t> tokens) const {
  std::string result;
  for (const std::int64_t token : tokens) result += character(token);
  return result;
}

}  // namespace jukebox

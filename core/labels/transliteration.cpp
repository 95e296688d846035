#include "core/labels/transliteration.h"

#include <array>
#include <cstdint>

#include "core/base/utf8.h"

namespace jukebox {
namespace {

// kTexts (distinct renderings end to end), kTextOffsets (n texts: n+1 entries), kPageOfBlock (page of each 256 code
// points from 0 on), kPages (256 text numbers a page).
#include "core/labels/transliteration_table.inc"

constexpr char32_t kTableEnd = std::size(kPageOfBlock) * 256;
constexpr char32_t kFirstHangul = 0xAC00;
constexpr char32_t kLastHangul = 0xD7A3;

// Hangul syllables are arithmetic: (leading · 21 + vowel) · 28 + trailing.
constexpr std::array<std::string_view, 19> kLeadingHangul = {"g",  "gg", "n", "d",  "dd", "r", "m", "b", "bb", "s",
                                                             "ss", "",   "j", "jj", "c",  "k", "t", "p", "h"};
constexpr std::array<std::string_view, 21> kVowelHangul = {"a",   "ae", "ya", "yae", "eo", "e",  "yeo",
                                                           "ye",  "o",  "wa", "wae", "oe", "yo", "u",
                                                           "weo", "we", "wi", "yu",  "eu", "yi", "i"};
constexpr std::array<std::string_view, 28> kTrailingHangul = {"",   "g",  "gg", "gs", "n",  "nj", "nh", "d", "l",  "lg",
                                                              "lm", "lb", "ls", "lt", "lp", "lh", "m",  "b", "bs", "s",
                                                              "ss", "ng", "j",  "c",  "k",  "t",  "p",  "h"};

void appendHangul(std::string& out, char32_t codePoint) {
  const char32_t place = codePoint - kFirstHangul;
  out += kLeadingHangul[place / (kVowelHangul.size() * kTrailingHangul.size())];
  out += kVowelHangul[place / kTrailingHangul.size() % kVowelHangul.size()];
  out += kTrailingHangul[place % kTrailingHangul.size()];
}

}  // namespace

void appendTransliteration(std::string& out, char32_t codePoint) {
  if (codePoint < 0x80) {
    out.push_back(static_cast<char>(codePoint));
  } else if (codePoint >= kFirstHangul && codePoint <= kLastHangul) {
    appendHangul(out, codePoint);
  } else if (codePoint < kTableEnd) {
    const std::size_t page = kPageOfBlock[codePoint / 256];
    const std::size_t text = kPages[page * 256 + codePoint % 256];
    out += kTexts.substr(kTextOffsets[text], kTextOffsets[text + 1U] - kTextOffsets[text]);
  }
}

std::string transliterate(std::string_view utf8) {
  std::string ascii;
  ascii.reserve(utf8.size());
  for (const char32_t codePoint : decodeUtf8(utf8)) appendTransliteration(ascii, codePoint);
  return ascii;
}

}  // namespace jukebox

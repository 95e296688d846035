#pragma once
// Transliteration of any Unicode text to ASCII: the first step of lyric cleaning (spec 04 §5).

#include <string>
#include <string_view>

namespace jukebox {

/// ASCII rendering of `utf8`, code point by code point: é → e, ß → ss, “ → ", — → --, Москва → Moskva, 北京 → "Bei Jing
/// ". ASCII (control characters included) stays as it is; what has no rendering (emoji, zero-width joiners, unassigned
/// and invalid code points) becomes nothing. The table is our own, made from Unicode data by
/// packaging/tools/make_transliteration_table.cpp; it follows the conventions of the Python package unidecode.
std::string transliterate(std::string_view utf8);

/// Appends the rendering of one code point (possibly nothing) to `out`.
void appendTransliteration(std::string& out, char32_t codePoint);

}  // namespace jukebox

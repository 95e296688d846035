#pragma once
// Unicode-aware lower-casing, independent of the user's locale.

#include <string>
#include <string_view>

namespace jukebox {

/// Full lower-casing of `utf8` with the semantics of Python's str.lower() (spec 09, pitfall 6): É → é, ẞ → ß,
/// U+0130 (İ) → "i̇" (i + U+0307), and Σ → ς at the end of a word but σ elsewhere. No normalisation.
/// Invalid bytes become U+FFFD.
std::string lowerCase(std::string_view utf8);

}  // namespace jukebox

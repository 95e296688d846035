#pragma once
// How much a typed name resembles a known one: for suggestions on misspelt artists and genres.

#include <optional>
#include <string>
#include <string_view>

namespace jukebox {

/// Comparison key of a name: transliterated to ASCII, lower-cased, runs of everything but a–z and 0–9 become one space,
/// trimmed, at most 64 characters.
std::string nameSearchKey(std::string_view name);

/// Cost of reading `key` for `wanted` (both search keys); smaller is more alike, 0 is equal. Edit distance (insert,
/// delete, replace, swap of neighbours), lowered when one begins with or contains the other. Nothing if they have too
/// little in common to be a helpful suggestion.
std::optional<double> nameDissimilarity(std::string_view wanted, std::string_view key);

}  // namespace jukebox

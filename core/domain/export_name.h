#pragma once
// ExportName: the file name of an exported sample, from a pattern that the user writes.

#include <cstdint>
#include <string>
#include <string_view>

namespace jukebox {

inline constexpr std::string_view kDefaultExportPattern = "{artist} - {title}";

/// What the placeholders of a pattern stand for, UTF-8.
struct ExportNameFields {
  std::string id, title, artist, genre;
  std::uint64_t seed = 0;
};

/// `pattern` (empty: the default one) with {title}, {artist}, {genre}, {seed}, {id} and {n} (`number`, from 1) filled
/// in: without characters that file systems refuse, at most 80 characters and 200 bytes, never empty, no extension.
std::string exportFileName(std::string_view pattern, const ExportNameFields& fields, int number);

}  // namespace jukebox

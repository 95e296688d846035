#include "core/domain/export_name.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"

namespace jukebox {
namespace {

constexpr std::size_t kMostCharacters = 80;
constexpr std::size_t kMostBytes = 200;  ///< file systems allow 255: leaves room for a copy number and an extension

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// One pass, so that a title that looks like a placeholder stays what it is.
std::string fillIn(std::string_view pattern, const ExportNameFields& fields, int number) {
  const std::pair<std::string_view, std::string> values[] = {
      {"{title}", fields.title}, {"{artist}", fields.artist},
      {"{genre}", fields.genre}, {"{seed}", std::to_string(fields.seed)},
      {"{id}", fields.id},       {"{n}", std::to_string(number)}};
  std::string name;
  while (!pattern.empty()) {
    std::size_t taken = 0;
    for (const auto& [key, value] : values) {
      if (!pattern.starts_with(key)) continue;
      name += value;
      taken = key.size();
      break;
    }
    if (taken == 0) name += pattern.front();
    pattern.remove_prefix(taken == 0 ? 1 : taken);
  }
  return name;
}

/// Forbidden characters in a row become one "_", spaces in a row one space.
std::u32string withoutForbidden(std::u32string_view text) {
  constexpr std::u32string_view kForbidden = U"/\\:*?\"<>|";
  std::u32string result;
  for (const char32_t c : text) {
    const bool isSpace = c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0;
    const bool isForbidden = !isSpace && (c < 0x20 || c == 0x7F || kForbidden.find(c) != std::u32string_view::npos);
    const char32_t kept = isForbidden ? U'_' : isSpace ? U' ' : c;
    if ((isSpace || isForbidden) && !result.empty() && result.back() == kept) continue;
    result += kept;
  }
  return result;
}

}  // namespace

std::string exportFileName(std::string_view pattern, const ExportNameFields& fields, int number) {
  std::u32string name =
      withoutForbidden(decodeUtf8(fillIn(isBlank(pattern) ? kDefaultExportPattern : pattern, fields, number)));
  const std::size_t begin = std::min(name.find_first_not_of(U" .-"), name.size());
  name = name.substr(begin, kMostCharacters);
  while (encodeUtf8(name).size() > kMostBytes) name.pop_back();
  while (!name.empty() && (name.back() == U' ' || name.back() == U'.' || name.back() == U'-')) name.pop_back();
  return name.empty() ? fields.id : encodeUtf8(name);
}

}  // namespace jukebox

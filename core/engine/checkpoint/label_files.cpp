#include "core/engine/checkpoint/label_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "core/base/atomic_file.h"
#include "core/base/utf8.h"

namespace jukebox {
namespace {

constexpr std::uint64_t kMaximumBytes = 16U << 20;

/// The id of one line, or nothing if it is not "name;id".
std::optional<std::int64_t> idOfLine(std::string_view line) {
  const std::size_t semicolon = line.find(';');
  if (semicolon == std::string_view::npos || line.find(';', semicolon + 1) != std::string_view::npos)
    return std::nullopt;
  const std::string_view digits = line.substr(semicolon + 1);
  std::int64_t id = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (error != std::errc() || end != digits.data() + digits.size() || id < 0) return std::nullopt;
  return id;
}

}  // namespace

Status importIdFile(const std::filesystem::path& source, const std::filesystem::path& target, std::int64_t rows) {
  ASSIGN_OR_RETURN(const std::string text, readFile(source, kMaximumBytes));
  const auto bad = [&](std::size_t line, std::string_view problem) {
    return makeError(ErrorKind::corrupt, fmt::format("{}, line {}: {}.", source.string(), line, problem),
                     "An id file has one \"name;id\" a line.");
  };
  if (!isValidUtf8(text)) return bad(1, "the file is not UTF-8");
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto id = idOfLine(line);
    if (!id) return bad(number, "it is not of the form name;id");
    if (*id >= rows) return bad(number, fmt::format("id {} does not exist in a model with {} entries", *id, rows));
  }
  return writeFileAtomically(target, text);
}

}  // namespace jukebox

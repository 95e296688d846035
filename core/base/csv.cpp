#include "core/base/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace jukebox {

std::string csvField(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::vector<std::string> csvRecord(std::string_view text, std::size_t& place) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (; place < text.size(); ++place) {
    const char c = text[place];
    if (quoted) {
      if (c != '"') {
        fields.back().push_back(c);
      } else if (place + 1 < text.size() && text[place + 1] == '"') {
        fields.back().push_back(c);
        ++place;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c == '\n') {
      ++place;
      break;
    } else if (c != '\r') {
      fields.back().push_back(c);
    }
  }
  return fields;
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

Result<CsvTable> parseCsv(std::string_view text, const std::string& what) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::size_t place = 0;
  CsvTable table;
  table.header = csvRecord(text, place);
  for (std::string& name : table.header) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  }
  for (int record = 2; place < text.size(); ++record) {
    std::vector<std::string> fields = csvRecord(text, place);
    if (fields.size() == 1 && fields.front().empty()) continue;
    if (fields.size() != table.header.size()) {
      return makeError(
          ErrorKind::invalidInput,
          fmt::format("Record {} of {} has {} fields instead of {}.", record, what, fields.size(), table.header.size()),
          "Put texts with commas or line breaks into double quotes.");
    }
    table.rows.push_back(std::move(fields));
  }
  return table;
}

}  // namespace jukebox

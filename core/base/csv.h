#pragma once
// CSV as in RFC 4180: commas, double quotes, records that may span lines.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// `text` as one field: in quotes only where it must be.
std::string csvField(std::string_view text);

/// The record that starts at `place`, which moves behind it. Never fails: an open quote ends with the text.
std::vector<std::string> csvRecord(std::string_view text, std::size_t& place);

/// A table with a header line (lower-cased; a byte-order mark is skipped).
struct CsvTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header
  /// Number of a column, or nothing.
  std::optional<std::size_t> column(std::string_view name) const;
};
/// Kind invalidInput names the record that has another number of fields. `what` names the file in messages.
Result<CsvTable> parseCsv(std::string_view text, const std::string& what);

}  // namespace jukebox

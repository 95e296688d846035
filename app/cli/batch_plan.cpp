#include "app/cli/batch_plan.h"

#include <fmt/format.h>

#include <charconv>

#include "core/base/csv.h"

namespace jukebox::cli {
namespace {

constexpr std::uint64_t kSeedStride = 0x9e3779b97f4a7c15ULL;  // spreads neighbouring rows over all seeds
constexpr std::uint64_t kLargestSeed = (std::uint64_t{1} << 53U) - 1;

template <class Number>
Status readNumber(const std::string& text, const std::string& place, std::optional<Number>& out) {
  Number value{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code == std::errc() && end == text.data() + text.size()) {
    out = value;
    return {};
  }
  return makeError(ErrorKind::invalidInput, fmt::format("{} is \"{}\".", place, text), "It must be a number.");
}

std::string* textField(GenerateOptions& o, std::string_view column) {
  if (column == "title") return &o.title;
  if (column == "lyrics") return &o.lyricsFile;
  if (column == "temperature") return &o.temperature;
  if (column == "top_k") return &o.topK;
  if (column == "top_p") return &o.topP;
  if (column == "hop") return &o.hop;
  if (column == "guidance") return &o.guidance;
  if (column == "levels") return &o.levels;
  if (column == "model") return &o.model;
  return nullptr;
}

Status readField(std::string_view column, const std::string& value, const std::string& place, GenerateOptions& row) {
  if (std::string* text = textField(row, column)) {
    *text = value;
    return {};
  }
  if (column == "artist") row.artist = value;
  if (column == "genre") row.genre = value;
  if (column == "seconds") return readNumber(value, place, row.seconds);
  if (column == "total_seconds") return readNumber(value, place, row.totalSeconds);
  if (column == "seed") return readNumber(value, place, row.seed);
  if (column == "count") return readNumber(value, place, row.count);
  return {};
}

bool isColumn(std::string_view name) {
  GenerateOptions scratch;
  for (const char* known : {"artist", "genre", "seconds", "total_seconds", "seed", "count"}) {
    if (name == known) return true;
  }
  return textField(scratch, name) != nullptr;
}

}  // namespace

Result<std::vector<GenerateOptions>> parseBatchPlan(std::string_view text, const std::string& what,
                                                    const GenerateOptions& defaults) {
  ASSIGN_OR_RETURN(const CsvTable table, parseCsv(text, what));
  for (const std::string& name : table.header) {
    if (isColumn(name)) continue;
    return makeError(ErrorKind::invalidInput, fmt::format("{} has an unknown column \"{}\".", what, name),
                     "Columns: artist, genre, title, lyrics, seconds, total_seconds, seed, count, temperature, top_k, "
                     "top_p, hop, guidance, levels, model.");
  }
  std::vector<GenerateOptions> rows;
  for (std::size_t number = 0; number < table.rows.size(); ++number) {
    GenerateOptions row = defaults;
    row.batchFile.clear();
    row.seed = (defaults.seed.value_or(0) + (number + 1) * kSeedStride) & kLargestSeed;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      const std::string& value = table.rows[number][i];
      const std::string place = fmt::format("\"{}\" in record {} of {}", table.header[i], number + 2, what);
      if (!value.empty()) RETURN_IF_ERROR(readField(table.header[i], value, place, row));
      if (!value.empty() && table.header[i] == "lyrics") {
        row.lyricsFile = (std::filesystem::path(what).parent_path() / value).string();
      }
    }
    rows.push_back(std::move(row));
  }
  if (rows.empty()) return makeError(ErrorKind::invalidInput, fmt::format("{} has no rows.", what));
  return rows;
}

}  // namespace jukebox::cli

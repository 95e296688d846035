#include "app/export/sample_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "core/base/csv.h"

namespace jukebox {
void SampleTable::add(const Sample& s, const std::string& fileName) {
  const auto& r = s.request;
  m_rows.push_back({{"id", s.id},
                    {"title", s.title},
                    {"artist", r.conditioning.artist},
                    {"genre", r.conditioning.genre},
                    {"lyrics", r.conditioning.lyrics},
                    {"duration_seconds", fmt::format("{}", s.durationSeconds)},
                    {"created_at", s.createdAt},
                    {"mode", std::string(generationModeName(r.mode))},
                    {"seed", fmt::format("{}", r.seed)},
                    {"sample_index", fmt::format("{}", s.sampleIndex)},
                    {"parent_id", s.parentId.value_or("")},
                    {"lowest_level", fmt::format("{}", s.lowestLevel)},
                    {"model", s.model.name},
                    {"model_version", s.model.version},
                    {"weights_hash", s.model.weightsHash},
                    {"license", s.model.license},
                    {"attribution", s.model.attribution},
                    {"engine_version", s.engineVersion},
                    {"rating", fmt::format("{}", s.rating)},
                    {"tags", fmt::format("{}", fmt::join(s.tags, "; "))},
                    {"notes", s.notes},
                    {"statement", aiMadeStatement(s)},
                    {"file", fileName}});
}

std::string SampleTable::csv() const {
  std::string text;
  const auto addLine = [&](const Row& row, bool isHeading) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (column > 0) text += ',';
      text += isHeading ? row[column].first : csvField(row[column].second);
    }
    text += "\r\n";
  };
  if (!m_rows.empty()) addLine(m_rows.front(), true);
  for (const auto& row : m_rows) addLine(row, false);
  return text;
}

std::string SampleTable::json() const {
  auto list = nlohmann::ordered_json::array();
  for (const auto& row : m_rows) {
    auto object = nlohmann::ordered_json::object();
    for (const auto& [name, value] : row) object[name] = value;
    list.push_back(std::move(object));
  }
  return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace jukebox

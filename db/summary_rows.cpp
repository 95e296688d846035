#include "db/summary_rows.h"

#include <algorithm>
#include <bit>

namespace jukebox {

const char* const kSampleSummaryColumns =
    "id, title, artist, genre, created_at, model_name, license, mode, seed, duration_seconds, lowest_level, top_level, "
    "rating, favourite, played, deleted, has_lyrics, has_alignment, parent_id, samples.tags";

namespace {

std::vector<std::string> splitLines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

}  // namespace

Result<SampleSummary> sampleSummaryFrom(const Row& row) {
  SampleSummary summary;
  int column = 0;
  for (std::string* text : {&summary.id, &summary.title, &summary.artist, &summary.genre, &summary.createdAt,
                            &summary.modelName, &summary.license}) {
    *text = row.text(column++);
  }
  ASSIGN_OR_RETURN(summary.mode, generationModeFromName(row.text(column++)));
  summary.seed = std::bit_cast<std::uint64_t>(row.integer(column++));
  summary.durationSeconds = row.real(column++);
  for (int* number : {&summary.lowestLevel, &summary.topLevel, &summary.rating}) {
    *number = static_cast<int>(row.integer(column++));
  }
  for (bool* flag :
       {&summary.favourite, &summary.played, &summary.deleted, &summary.hasLyrics, &summary.hasAlignment}) {
    *flag = row.boolean(column++);
  }
  summary.parentId = row.optionalText(column++);
  summary.tags = splitLines(row.text(column++));
  return summary;
}

Result<std::vector<SampleSummary>> sampleSummariesOf(Statement& statement) {
  std::vector<SampleSummary> summaries;
  RETURN_IF_ERROR(statement.forEachRow([&](const Row& row) -> Status {
    ASSIGN_OR_RETURN(auto summary, sampleSummaryFrom(row));
    summaries.push_back(std::move(summary));
    return {};
  }));
  return summaries;
}

}  // namespace jukebox

#include "core/domain/level_span.h"

#include <algorithm>

#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

constexpr int kMaximumLevel = 64;
constexpr double kMaximumSeconds = 24 * 3600;

}  // namespace

bool areInOrder(const std::vector<LevelSpan>& spans) {
  double end = 0;
  return std::all_of(spans.begin(), spans.end(), [&](const LevelSpan& span) {
    const bool follows = span.endSeconds > end;
    end = span.endSeconds;
    return follows;
  });
}

nlohmann::json levelSpansToJson(const std::vector<LevelSpan>& spans) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& span : spans) {
    nlohmann::json item = {{"level", span.level}, {"end_seconds", span.endSeconds}};
    if (span.isSketch) item["sketch"] = true;
    list.push_back(std::move(item));
  }
  return list;
}

Result<std::vector<LevelSpan>> levelSpansFromJson(const nlohmann::json& json) {
  if (!json.is_array() || json.size() > kMaximumLevelSpans) {
    return makeError(ErrorKind::corrupt, "A preview needs a list of at most 64 spans.");
  }
  std::vector<LevelSpan> spans;
  for (const auto& item : json) {
    LevelSpan span;
    JsonReader reader(item, "A span of a preview");
    reader.integer("level", span.level, 0, kMaximumLevel);
    reader.number("end_seconds", span.endSeconds, 0, kMaximumSeconds);
    reader.boolean("sketch", span.isSketch);
    RETURN_IF_ERROR(reader.status());
    spans.push_back(span);
  }
  return spans;
}

Status validate(const RegionWish& wish) {
  // Written so that what is not a number fails too.
  const bool isSound = wish.sampleIndex >= 0 && wish.beginSeconds >= 0 && wish.endSeconds > wish.beginSeconds &&
                       wish.endSeconds <= kMaximumSeconds;
  if (isSound) return {};
  return makeError(ErrorKind::invalidInput, "The part that is to be heard first has no length.",
                   "Mark it from its beginning to its end.");
}

}  // namespace jukebox

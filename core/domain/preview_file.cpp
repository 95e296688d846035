#include "core/domain/preview_file.h"

#include <fmt/format.h>

#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

constexpr int kMaximumLevel = 64;
constexpr std::size_t kMaximumSpans = 64;
constexpr double kMaximumSeconds = 24 * 3600;

}  // namespace

std::string previewSoundName(int sampleIndex) {
  return fmt::format("sample_{}_preview.flac", sampleIndex);
}

std::string previewFactsName(int sampleIndex) {
  return fmt::format("sample_{}_preview.json", sampleIndex);
}

std::string previewFactsToText(const PreviewFacts& facts) {
  nlohmann::json spans = nlohmann::json::array();
  for (const auto& span : facts.spans) spans.push_back({{"level", span.level}, {"end_seconds", span.endSeconds}});
  return nlohmann::json{{"level", facts.level}, {"spans", spans}}.dump() + "\n";
}

Result<PreviewFacts> previewFactsFromText(const std::string& text) {
  ASSIGN_OR_RETURN(const auto json, parseJson(text, "What is known of a preview"));
  PreviewFacts facts;
  JsonReader reader(json, "What is known of a preview");
  reader.integer("level", facts.level, 0, kMaximumLevel);
  RETURN_IF_ERROR(reader.status());
  const auto* spans = reader.child("spans");
  if (spans == nullptr) return facts;
  if (!spans->is_array() || spans->size() > kMaximumSpans) {
    return makeError(ErrorKind::corrupt, "A preview needs a list of at most 64 spans.");
  }
  for (const auto& item : *spans) {
    LevelSpan span;
    JsonReader spanReader(item, "A span of a preview");
    spanReader.integer("level", span.level, 0, kMaximumLevel);
    spanReader.number("end_seconds", span.endSeconds, 0, kMaximumSeconds);
    RETURN_IF_ERROR(spanReader.status());
    facts.spans.push_back(span);
  }
  return facts;
}

}  // namespace jukebox

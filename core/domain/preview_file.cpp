#include "core/domain/preview_file.h"

#include <fmt/format.h>

#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

constexpr int kMaximumLevel = 64;

}  // namespace

std::string previewSoundName(int sampleIndex) {
  return fmt::format("sample_{}_preview.flac", sampleIndex);
}

std::string previewFactsName(int sampleIndex) {
  return fmt::format("sample_{}_preview.json", sampleIndex);
}

std::string previewFactsToText(const PreviewFacts& facts) {
  return nlohmann::json{{"level", facts.level}, {"spans", levelSpansToJson(facts.spans)}}.dump() + "\n";
}

Result<PreviewFacts> previewFactsFromText(const std::string& text) {
  ASSIGN_OR_RETURN(const auto json, parseJson(text, "What is known of a preview"));
  PreviewFacts facts;
  JsonReader reader(json, "What is known of a preview");
  reader.integer("level", facts.level, 0, kMaximumLevel);
  RETURN_IF_ERROR(reader.status());
  const auto* spans = reader.child("spans");
  if (spans == nullptr) return facts;
  ASSIGN_OR_RETURN(facts.spans, levelSpansFromJson(*spans));
  return facts;
}

}  // namespace jukebox

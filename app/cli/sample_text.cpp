#include "app/cli/sample_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/domain/generation_command.h"

namespace jukebox::cli {
namespace {

std::string minutes(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  return fmt::format("{}:{:02d}", whole / 60, whole % 60);
}

std::string optionalLine(const char* name, const std::string& value) {
  return value.empty() ? std::string() : fmt::format("{:<12}{}\n", name, value);
}

}  // namespace

std::string summaryLine(const SampleSummary& s) {
  const std::string draft = s.lowestLevel > 0 ? fmt::format("level {}", s.lowestLevel) : "full";
  return fmt::format("{}  {:>6}  {:<8} {}{}", s.id, minutes(s.durationSeconds), draft, s.title,
                     s.favourite ? "  ★" : "");
}

nlohmann::json summaryToJson(const SampleSummary& s) {
  nlohmann::json json = {{"id", s.id},
                         {"title", s.title},
                         {"artist", s.artist},
                         {"genre", s.genre},
                         {"created_at", s.createdAt},
                         {"model", s.modelName},
                         {"license", s.license},
                         {"mode", generationModeName(s.mode)},
                         {"seed", s.seed},
                         {"duration_seconds", s.durationSeconds},
                         {"lowest_level", s.lowestLevel},
                         {"top_level", s.topLevel},
                         {"rating", s.rating},
                         {"favourite", s.favourite},
                         {"deleted", s.deleted},
                         {"has_lyrics", s.hasLyrics},
                         {"has_alignment", s.hasAlignment},
                         {"tags", s.tags}};
  if (s.parentId) json["parent_id"] = *s.parentId;
  return json;
}

std::string describe(const Sample& s) {
  const auto& r = s.request;
  std::string text = fmt::format("{}\n", s.title);
  text += optionalLine("id", s.id);
  text += optionalLine("artist", r.conditioning.artist);
  text += optionalLine("genre", r.conditioning.genre);
  text += optionalLine("length", fmt::format("{:.2f} s at {} Hz", s.durationSeconds, s.sampleRate));
  text += optionalLine("levels", fmt::format("{} to {}", s.topLevel, s.lowestLevel));
  text += optionalLine("mode", std::string(generationModeName(r.mode)));
  text += optionalLine("seed", fmt::format("{}, sample {} of {}", r.seed, s.sampleIndex + 1, r.count));
  text += optionalLine("parent", s.parentId.value_or(""));
  text += optionalLine("model", fmt::format("{} {} ({})", s.model.name, s.model.version, s.model.license));
  text += optionalLine("weights", s.model.weightsHash);
  text += optionalLine("made", fmt::format("{} in {:.1f} s on {} ({}), version {}", s.createdAt, s.generationSeconds,
                                           s.device, s.dtype, s.engineVersion));
  text += optionalLine("rating", s.rating > 0 ? fmt::format("{} of 5", s.rating) : "");
  text += optionalLine("tags", fmt::format("{}", fmt::join(s.tags, ", ")));
  text += optionalLine("notes", s.notes);
  text += optionalLine("state", s.deleted ? "in the trash" : "");
  if (!r.conditioning.lyrics.empty()) text += fmt::format("\n{}\n", r.conditioning.lyrics);
  text += fmt::format("\n{}\n\nTo make it again:\n{}", aiMadeStatement(s), generationCommand(s));
  return text;
}

std::string csvCell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string sampleToCsv(const Sample& s) {
  const auto& r = s.request;
  const std::vector<std::pair<std::string, std::string>> columns{
      {"id", s.id},
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
      {"statement", aiMadeStatement(s)}};
  std::string heading, row;
  for (const auto& [name, value] : columns) {
    if (!heading.empty()) heading += ',', row += ',';
    heading += name;
    row += csvCell(value);
  }
  return heading + "\r\n" + row + "\r\n";
}

}  // namespace jukebox::cli

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

}  // namespace jukebox::cli

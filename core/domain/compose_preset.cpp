#include "core/domain/compose_preset.h"

#include <fmt/format.h>

#include "core/base/utf8.h"
#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

constexpr std::string_view kFormat = "jukebox-preset";
constexpr int kVersion = 1;
constexpr double kMaximumSeconds = 24 * 3600;
constexpr std::size_t kMaximumTitleBytes = 4096;

}  // namespace

std::string presetToText(const ComposePreset& preset) {
  const nlohmann::json json = {{"format", kFormat},
                               {"version", kVersion},
                               {"name", preset.name},
                               {"fresh_seed", preset.freshSeed},
                               {"start_title", preset.startTitle},
                               {"start_seconds", preset.startSeconds},
                               {"request", toJson(preset.request)}};
  // Broken UTF-8 must not throw here; reading it back tells.
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Result<ComposePreset> presetFromText(std::string_view text) {
  if (text.size() > kMaximumPresetBytes) {
    return makeError(ErrorKind::unsupported, "The preset is larger than a preset can be.", "Choose another file.");
  }
  ASSIGN_OR_RETURN(const nlohmann::json json, parseJson(text, "The preset"));
  JsonReader reader(json, "The preset");
  std::string format;
  int version = 0;
  ComposePreset preset;
  reader.text("format", format, 64);
  reader.integer("version", version, 0, 1'000'000);
  reader.text("name", preset.name, kMaximumPresetNameBytes);
  reader.boolean("fresh_seed", preset.freshSeed);
  reader.text("start_title", preset.startTitle, kMaximumTitleBytes);
  reader.number("start_seconds", preset.startSeconds, 0, kMaximumSeconds);
  RETURN_IF_ERROR(reader.status());
  if (format != kFormat) {
    return makeError(ErrorKind::corrupt, "The file is not a preset of this program.", "Choose another file.");
  }
  if (version != kVersion) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("The preset has version {}; this program reads {}.", version, kVersion),
                     "Save it again with this version.");
  }
  if (!isValidUtf8(preset.name) || !isValidUtf8(preset.startTitle)) {
    return makeError(ErrorKind::corrupt, "The preset's name is not UTF-8 text.");
  }
  const auto* request = reader.child("request");
  if (request == nullptr) return makeError(ErrorKind::corrupt, "The preset has no settings in it.");
  ASSIGN_OR_RETURN(preset.request, generationRequestFromJson(*request));
  return preset;
}

}  // namespace jukebox

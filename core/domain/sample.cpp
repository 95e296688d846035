#include "core/domain/sample.h"

#include <fmt/format.h>

#include "core/base/id.h"
#include "core/base/paths.h"
#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

// Whatever a valid request can lead to must be readable again.
constexpr std::size_t kMaximumTitleBytes = 4096 + 64;          // the request's title and the number of the take
constexpr std::size_t kMaximumCleanedLyricsBytes = 1U << 24U;  // a character may become several letters
constexpr std::size_t kMaximumMoments = 1U << 24U;

nlohmann::json toJson(const LyricAlignment& alignment) {
  return {{"layer", alignment.layer},
          {"head", alignment.head},
          {"seconds_per_row", alignment.secondsPerRow},
          {"character_seconds", alignment.characterSeconds}};
}

Result<LyricAlignment> alignmentFromJson(const nlohmann::json& json) {
  LyricAlignment alignment;
  JsonReader reader(json, "The alignment in sample.json");
  reader.integer("layer", alignment.layer, 0, 4096);
  reader.integer("head", alignment.head, 0, 4096);
  reader.number("seconds_per_row", alignment.secondsPerRow, 0, 1e6);
  RETURN_IF_ERROR(reader.status());
  const auto* seconds = reader.child("character_seconds");
  if (seconds == nullptr) return alignment;
  if (!seconds->is_array() || seconds->size() > kMaximumMoments) {
    return makeError(ErrorKind::corrupt, "The alignment in sample.json is no list of at most 2^24 moments.");
  }
  for (const auto& value : *seconds) {
    if (!value.is_number()) return makeError(ErrorKind::corrupt, "The alignment in sample.json holds no numbers.");
    alignment.characterSeconds.push_back(value.get<double>());
  }
  return alignment;
}

void readModel(JsonReader& reader, SampleModel& model) {
  reader.text("name", model.name, 255);
  reader.text("version", model.version, 64);
  reader.text("weights_hash", model.weightsHash, 128);
  reader.text("license", model.license, 256);
  reader.text("attribution", model.attribution, 1 << 14);
  reader.text("provenance", model.provenance);
  reader.boolean("commercial_use", model.commercialUse);
}

}  // namespace

nlohmann::json toJson(const Sample& s) {
  nlohmann::json json = {{"format", 1},
                         {"id", s.id},
                         {"title", s.title},
                         {"created_at", s.createdAt},
                         {"request", toJson(s.request)},
                         {"sample_index", s.sampleIndex},
                         {"model",
                          {{"name", s.model.name},
                           {"version", s.model.version},
                           {"weights_hash", s.model.weightsHash},
                           {"license", s.model.license},
                           {"attribution", s.model.attribution},
                           {"provenance", s.model.provenance},
                           {"commercial_use", s.model.commercialUse}}},
                         {"engine_version", s.engineVersion},
                         {"job_id", s.jobId},
                         {"sample_rate", s.sampleRate},
                         {"duration_seconds", s.durationSeconds},
                         {"lowest_level", s.lowestLevel},
                         {"top_level", s.topLevel},
                         {"cleaned_lyrics", s.cleanedLyrics},
                         {"generation_seconds", s.generationSeconds},
                         {"device", s.device},
                         {"dtype", s.dtype},
                         {"audio_file", s.audioFile},
                         {"audio_sha256", s.audioSha256},
                         {"codes_sha256", s.codesSha256},
                         {"rating", s.rating},
                         {"favourite", s.favourite},
                         {"played", s.played},
                         {"deleted", s.deleted},
                         {"notes", s.notes},
                         {"tags", s.tags}};
  if (s.parentId) json["parent_id"] = *s.parentId;
  if (s.alignment) json["alignment"] = toJson(*s.alignment);
  return json;
}

Result<Sample> sampleFromJson(const nlohmann::json& json) {
  Sample s;
  JsonReader reader(json, "sample.json");
  int format = 1;
  std::string parent;
  reader.integer("format", format, 0, 1 << 20);
  if (format > 1) {
    return makeError(ErrorKind::unsupported, "The sample was written by a newer version of this program.",
                     "Update it.");
  }
  reader.text("id", s.id, 64);
  reader.text("title", s.title, kMaximumTitleBytes);
  reader.text("created_at", s.createdAt, 64);
  reader.integer("sample_index", s.sampleIndex, 0, 1023);
  reader.text("engine_version", s.engineVersion, 64);
  reader.text("job_id", s.jobId, 64);
  reader.text("parent_id", parent, 64);
  reader.integer("sample_rate", s.sampleRate, 1, 768000);
  reader.number("duration_seconds", s.durationSeconds, 0, 1e7);
  reader.integer("lowest_level", s.lowestLevel, 0, 7);
  reader.integer("top_level", s.topLevel, 0, 7);
  reader.text("cleaned_lyrics", s.cleanedLyrics, kMaximumCleanedLyricsBytes);
  reader.number("generation_seconds", s.generationSeconds, 0, 1e9);
  reader.text("device", s.device, 64);
  reader.text("dtype", s.dtype, 16);
  reader.text("audio_file", s.audioFile, 255);
  reader.text("audio_sha256", s.audioSha256, 64);
  reader.text("codes_sha256", s.codesSha256, 64);
  reader.integer("rating", s.rating, 0, 5);
  reader.boolean("favourite", s.favourite);
  reader.boolean("played", s.played);
  reader.boolean("deleted", s.deleted);
  reader.text("notes", s.notes);
  reader.texts("tags", s.tags, 1024);
  RETURN_IF_ERROR(reader.status());
  const auto isIdOrEmpty = [](const std::string& id) { return id.empty() || isValidId(id); };
  if (!isValidId(s.id) || !isIdOrEmpty(parent) || !isIdOrEmpty(s.jobId)) {
    return makeError(ErrorKind::corrupt, "sample.json has a malformed id.");
  }
  if (!isPlainFileName(s.audioFile)) {
    return makeError(ErrorKind::corrupt, "sample.json names a file outside its folder.");
  }
  if (s.lowestLevel > s.topLevel) return makeError(ErrorKind::corrupt, "sample.json has its levels upside down.");
  if (!parent.empty()) s.parentId = parent;
  if (const auto* model = reader.child("model")) {
    JsonReader modelReader(*model, "The model in sample.json");
    readModel(modelReader, s.model);
    RETURN_IF_ERROR(modelReader.status());
  }
  if (!reader.has("request")) return makeError(ErrorKind::corrupt, "sample.json has no request.");
  ASSIGN_OR_RETURN(s.request, generationRequestFromJson(*reader.child("request")));
  if (const auto* alignment = reader.child("alignment")) {
    ASSIGN_OR_RETURN(s.alignment, alignmentFromJson(*alignment));
  }
  return s;
}

std::string defaultTitle(const GenerationRequest& request, int sampleIndex) {
  if (!request.title.empty()) {
    return request.count > 1 ? fmt::format("{} ({})", request.title, sampleIndex + 1) : request.title;
  }
  const std::string artist = request.conditioning.artist.empty() ? "Unknown artist" : request.conditioning.artist;
  const std::string genre = request.conditioning.genre.empty() ? "no genre" : request.conditioning.genre;
  const std::string take = request.count > 1 ? fmt::format(" take {}", sampleIndex + 1) : "";
  return fmt::format("{} – {} #{}{}", artist, genre, request.seed, take);
}

std::string aiMadeStatement(const Sample& sample) {
  return fmt::format(
      "Made by a machine: generated with Jukebox Studio {} by the model \"{}\" {} ({}), seed {}, sample {}. "
      "Not a recording of the named artist.",
      sample.engineVersion, sample.model.name, sample.model.version, sample.model.license, sample.request.seed,
      sample.id);
}

}  // namespace jukebox

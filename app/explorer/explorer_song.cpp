#include "app/explorer/explorer_song.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/base/id.h"
#include "core/base/paths.h"
#include "core/domain/json_reader.h"
#include "core/domain/lyric_timing.h"

namespace jukebox::explorer {
namespace {

using Json = nlohmann::json;

constexpr const char* kRerenditionTag = "re-rendition";
constexpr std::size_t kMaximumTitleBytes = 4096 + 64;
constexpr std::size_t kMaximumCleanedLyricsBytes = 1U << 24U;
constexpr std::size_t kMaximumMoments = 1U << 20U;
constexpr double kMomentsPerSecond = 1000;

bool isCompletion(const Sample& sample) {
  return sample.request.mode == GenerationMode::primed || sample.request.mode == GenerationMode::continuation;
}

/// What the model was given besides noise, in the order of importance.
std::string conditionOf(const Sample& sample) {
  const GenerationRequest& request = sample.request;
  std::vector<std::string> parts;
  const std::string length = request.promptSeconds ? fmt::format("{:.3g} seconds of ", *request.promptSeconds) : "";
  if (request.mode == GenerationMode::primed) parts.push_back(length + "a recording");
  if (request.mode == GenerationMode::continuation) parts.push_back(length + "another sample");
  if (request.mode == GenerationMode::upsample) parts.push_back("the upper codes of another sample");
  if (!request.conditioning.artist.empty()) parts.push_back("artist");
  if (!request.conditioning.genre.empty()) parts.push_back("genre");
  if (!request.conditioning.lyrics.empty()) parts.push_back("lyrics");
  return parts.empty() ? "nothing" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string lastPart(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

Json alignmentToJson(const LyricAlignment& alignment, const std::string& text) {
  Json moments = Json::array();
  for (const double seconds : alignment.characterSeconds) {
    moments.push_back(std::round(seconds * kMomentsPerSecond) / kMomentsPerSecond);
  }
  return {{"text", text},
          {"character_seconds", moments},
          {"layer", alignment.layer},
          {"head", alignment.head},
          {"seconds_per_row", alignment.secondsPerRow}};
}

Status readAlignment(const Json& json, Sample& sample) {
  LyricAlignment alignment;
  JsonReader reader(json, "The alignment");
  reader.text("text", sample.cleanedLyrics, kMaximumCleanedLyricsBytes);
  reader.integer("layer", alignment.layer, 0, 4096);
  reader.integer("head", alignment.head, 0, 4096);
  reader.number("seconds_per_row", alignment.secondsPerRow, 0, 1e6);
  RETURN_IF_ERROR(reader.status());
  const auto* moments = reader.child("character_seconds");
  if (moments == nullptr) return {};
  if (!moments->is_array() || moments->size() > kMaximumMoments) {
    return makeError(ErrorKind::corrupt, "The alignment is no list of at most 2^20 moments.");
  }
  for (const auto& moment : *moments) {
    if (!moment.is_number() || !std::isfinite(moment.get<double>())) {
      return makeError(ErrorKind::corrupt, "The alignment holds something that is no number.");
    }
    alignment.characterSeconds.push_back(moment.get<double>());
  }
  sample.alignment = std::move(alignment);
  return {};
}

Status readModel(const Json& json, SampleModel& model) {
  JsonReader reader(json, "The model");
  reader.text("name", model.name, 255);
  reader.text("version", model.version, 64);
  reader.text("weights_hash", model.weightsHash, 128);
  reader.text("provenance", model.provenance);
  reader.boolean("commercial_use", model.commercialUse);
  return reader.status();
}

/// The request as published, or what the plain fields tell when there is none.
Status readRequest(const JsonReader& reader, const Conditioning& conditioning, Sample& sample) {
  if (const auto* request = reader.child("request")) {
    ASSIGN_OR_RETURN(sample.request, generationRequestFromJson(*request));
  }
  sample.request.conditioning = conditioning;
  return {};
}

/// Everything of the song itself but nested values.
void readFields(JsonReader& reader, ExplorerSong& song, Conditioning& conditioning, std::string& parent) {
  Sample& s = song.sample;
  reader.text("id", s.id, 64);
  reader.text("collection", song.collection, 255);
  reader.text("artist", conditioning.artist, 1024);
  reader.text("genre", conditioning.genre, 1024);
  reader.text("lyrics", conditioning.lyrics);
  reader.text("condition", song.condition, 4096);
  reader.text("title", s.title, kMaximumTitleBytes);
  reader.text("created_at", s.createdAt, 64);
  reader.number("duration", s.durationSeconds, 0, 1e7);
  reader.integer("sample_index", s.sampleIndex, 0, 1023);
  reader.text("licence", s.model.license, 256);
  reader.text("attribution", s.model.attribution, 1U << 14U);
  reader.text("ai_made", song.aiMade, 1U << 14U);
  reader.text("engine_version", s.engineVersion, 64);
  reader.text("parent_id", parent, 64);
  reader.texts("tags", s.tags, 1024);
  reader.integer("sample_rate", s.sampleRate, 0, 768000);
  reader.integer("lowest_level", s.lowestLevel, 0, 7);
  reader.integer("top_level", s.topLevel, 0, 7);
  reader.number("generation_seconds", s.generationSeconds, 0, 1e9);
  reader.text("device", s.device, 64);
  reader.text("dtype", s.dtype, 16);
  reader.text("cleaned_lyrics", s.cleanedLyrics, kMaximumCleanedLyricsBytes);
  reader.text("audio", song.audioFile, 255);
  reader.text("audio_source", song.audioSource, 64);
}

}  // namespace

std::string collectionOf(const Sample& sample) {
  const auto& tags = sample.tags;
  if (std::find(tags.begin(), tags.end(), kRerenditionTag) != tags.end()) return "Re-renditions";
  if (isCompletion(sample)) return "Completions";
  return sample.request.conditioning.lyrics.empty() ? "No lyrics" : "Unseen lyrics";
}

bool isSafeSongId(std::string_view id) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  return !id.empty() && id.size() <= 64 && id.find_first_not_of(kAllowed) == std::string_view::npos;
}

ExplorerSong explorerSongOf(const Sample& sample) {
  ExplorerSong song;
  song.sample = sample;
  song.sample.rating = 0;
  song.sample.favourite = song.sample.played = song.sample.deleted = false;
  song.sample.notes.clear();
  song.sample.jobId.clear();
  song.sample.request.promptFile = lastPart(sample.request.promptFile);
  song.sample.request.model = lastPart(sample.request.model);
  song.collection = collectionOf(sample);
  song.condition = conditionOf(sample);
  song.aiMade = aiMadeStatement(sample);
  return song;
}

Json toJson(const ExplorerSong& song) {
  const Sample& s = song.sample;
  const Conditioning& conditioning = s.request.conditioning;
  Json json = {{"format", 1},
               {"id", s.id},
               {"collection", song.collection},
               {"artist", conditioning.artist},
               {"genre", conditioning.genre},
               {"lyrics", conditioning.lyrics},
               {"condition", song.condition},
               {"title", s.title},
               {"duration", std::round(s.durationSeconds * 1e6) / 1e6},
               {"created_at", s.createdAt},
               {"mode", generationModeName(s.request.mode)},
               {"seed", std::to_string(s.request.seed)},
               {"sample_index", s.sampleIndex},
               {"model",
                {{"name", s.model.name},
                 {"version", s.model.version},
                 {"weights_hash", s.model.weightsHash},
                 {"provenance", s.model.provenance},
                 {"commercial_use", s.model.commercialUse}}},
               {"licence", s.model.license},
               {"attribution", s.model.attribution},
               {"ai_made", song.aiMade},
               {"engine_version", s.engineVersion},
               {"tags", s.tags},
               {"sample_rate", s.sampleRate},
               {"lowest_level", s.lowestLevel},
               {"top_level", s.topLevel},
               {"generation_seconds", s.generationSeconds},
               {"device", s.device},
               {"dtype", s.dtype},
               {"cleaned_lyrics", s.cleanedLyrics},
               {"request", toJson(s.request)},
               {"audio", song.audioFile},
               {"audio_source", song.audioSource},
               {"waveform", {{"levels", song.waveform.levels}, {"brightness", song.waveform.brightness}}}};
  if (s.parentId) json["parent_id"] = *s.parentId;
  if (s.alignment) json["alignment"] = alignmentToJson(*s.alignment, s.cleanedLyrics);
  return json;
}

Json tableRow(const ExplorerSong& song) {
  const Sample& s = song.sample;
  const auto waveform = reduced(song.waveform, kTablePieces);
  return {{"id", s.id},
          {"collection", song.collection},
          {"artist", s.request.conditioning.artist},
          {"genre", s.request.conditioning.genre},
          {"title", s.title},
          {"duration", std::round(s.durationSeconds * 1000) / 1000},
          {"created_at", s.createdAt},
          {"licence", s.model.license},
          {"tags", s.tags},
          {"audio", song.audioFile},
          {"lit", s.alignment && risesWithText(s.alignment->characterSeconds)},
          {"levels", waveform.levels},
          {"brightness", waveform.brightness}};
}

Result<ExplorerSong> explorerSongFromJson(const Json& json) {
  ExplorerSong song;
  Sample& s = song.sample;
  Conditioning conditioning;
  std::string parent;
  JsonReader reader(json, "metadata.json");
  int format = 1;
  reader.integer("format", format, 0, 1 << 20);
  if (format > 1) {
    return makeError(ErrorKind::unsupported, "The song was published by a newer version of this program.",
                     "Update it.");
  }
  readFields(reader, song, conditioning, parent);
  RETURN_IF_ERROR(reader.status());
  if (!isSafeSongId(s.id)) return makeError(ErrorKind::corrupt, "metadata.json has a malformed id.");
  if (!song.audioFile.empty() && !isPlainFileName(song.audioFile)) {
    return makeError(ErrorKind::corrupt, "metadata.json names a file outside its folder.");
  }
  if (s.lowestLevel > s.topLevel) return makeError(ErrorKind::corrupt, "metadata.json has its levels upside down.");
  if (isValidId(parent)) s.parentId = parent;
  RETURN_IF_ERROR(readRequest(reader, conditioning, s));
  if (const auto* model = reader.child("model")) RETURN_IF_ERROR(readModel(*model, s.model));
  if (const auto* alignment = reader.child("alignment")) RETURN_IF_ERROR(readAlignment(*alignment, s));
  if (const auto* waveform = reader.child("waveform")) {
    JsonReader waveformReader(*waveform, "The waveform");
    waveformReader.text("levels", song.waveform.levels, kWaveformPieces);
    waveformReader.text("brightness", song.waveform.brightness, kWaveformPieces);
    RETURN_IF_ERROR(waveformReader.status());
    if (!isValid(song.waveform)) return makeError(ErrorKind::corrupt, "metadata.json has a malformed waveform.");
  }
  return song;
}

}  // namespace jukebox::explorer

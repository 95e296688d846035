#include "core/domain/generation_request.h"

#include <fmt/format.h>

#include "core/base/id.h"
#include "core/base/utf8.h"
#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

constexpr double kMaximumSeconds = 24 * 3600;
constexpr std::size_t kMaximumPathBytes = 4096;
constexpr std::size_t kMaximumTitleBytes = 4096;
constexpr std::size_t kMaximumNameBytes = 1024;
constexpr std::size_t kMaximumLyricsBytes = 1U << 20U;
constexpr std::size_t kMaximumLevels = 8;
constexpr int kMaximumTopK = 1 << 24;
constexpr int kMaximumBatchOfRequest = 1024;
constexpr int kMaximumPrefillChunk = 1 << 20;

struct TextBound {
  const char* name;
  const std::string& text;
  std::size_t maximumBytes;
};

// What passes here can be written to a job file and read back.
Status validateTexts(const GenerationRequest& request) {
  const TextBound bounds[] = {{"model", request.model, kMaximumPathBytes},
                              {"title", request.title, kMaximumTitleBytes},
                              {"artist", request.conditioning.artist, kMaximumNameBytes},
                              {"genre", request.conditioning.genre, kMaximumNameBytes},
                              {"lyrics", request.conditioning.lyrics, kMaximumLyricsBytes},
                              {"prompt file", request.promptFile, kMaximumPathBytes},
                              {"id of the sample", request.fromSample, 64},
                              {"device", request.device, 32}};
  for (const auto& [name, text, maximumBytes] : bounds) {
    if (text.size() > maximumBytes) {
      return makeError(ErrorKind::invalidInput, fmt::format("The {} is longer than {} bytes.", name, maximumBytes));
    }
    if (!isValidUtf8(text)) {
      return makeError(ErrorKind::invalidInput, fmt::format("The {} is not UTF-8 text.", name),
                       "Save the text as UTF-8, or rename the file.");
    }
  }
  return {};
}

Result<std::vector<LevelSampling>> levelsFromJson(const nlohmann::json& json) {
  if (!json.is_array() || json.size() > kMaximumLevels) {
    return makeError(ErrorKind::corrupt, "The request needs a list of at most 8 levels.");
  }
  std::vector<LevelSampling> levels;
  for (const auto& item : json) {
    LevelSampling level;
    JsonReader reader(item, "A level of the request");
    reader.number("temperature", level.temperature, 0, 10);
    reader.integer("top_k", level.topK, 0, kMaximumTopK);
    reader.number("top_p", level.topP, 0, 1);
    reader.number("hop_fraction", level.hopFraction, 0, 1);
    reader.number("guidance", level.guidance, 0, kStrongestGuidance);
    RETURN_IF_ERROR(reader.status());
    levels.push_back(level);
  }
  return levels;
}

Status validateLevel(const LevelSampling& level, std::size_t index) {
  const auto bad = [&](const char* problem) {
    return makeError(ErrorKind::invalidInput, fmt::format("Level {}: {}.", index, problem));
  };
  if (!(level.temperature > 0 && level.temperature <= 10)) return bad("the temperature must be above 0 and at most 10");
  if (level.topK < 0 || level.topK > kMaximumTopK) return bad("top-k must be between 0 and 2^24");
  if (!(level.topP >= 0 && level.topP <= 1)) return bad("top-p must be between 0 and 1");
  if (level.topK > 0 && level.topP > 0) return bad("top-k and top-p cannot be used together");
  if (!(level.hopFraction > 0 && level.hopFraction <= 1)) return bad("the hop must be above 0 and at most 1");
  if (!(level.guidance >= 0 && level.guidance <= kStrongestGuidance)) {
    return bad("the guidance must be between 0 and 20");
  }
  return {};
}

}  // namespace

std::string_view generationModeName(GenerationMode mode) {
  switch (mode) {
    case GenerationMode::ancestral:
      return "ancestral";
    case GenerationMode::continuation:
      return "continue";
    case GenerationMode::upsample:
      return "upsample";
    case GenerationMode::primed:
      return "primed";
  }
  return "ancestral";
}

Result<GenerationMode> generationModeFromName(std::string_view name) {
  for (const auto mode :
       {GenerationMode::ancestral, GenerationMode::continuation, GenerationMode::upsample, GenerationMode::primed}) {
    if (name == generationModeName(mode)) return mode;
  }
  return makeError(ErrorKind::invalidInput, fmt::format("There is no mode \"{}\".", name),
                   "Use ancestral, continue, upsample or primed.");
}

std::string_view weightDtypeName(WeightDtype dtype) {
  switch (dtype) {
    case WeightDtype::automatic:
      return "auto";
    case WeightDtype::f32:
      return "f32";
    case WeightDtype::f16:
      return "f16";
    case WeightDtype::int8:
      return "int8";
    case WeightDtype::int8g64:
      return "int8g64";
  }
  return "auto";
}

Result<WeightDtype> weightDtypeFromName(std::string_view name) {
  if (name == weightDtypeName(WeightDtype::automatic)) return WeightDtype::automatic;
  for (const auto dtype : kStoredWeightDtypes) {
    if (name == weightDtypeName(dtype)) return dtype;
  }
  return makeError(ErrorKind::invalidInput, fmt::format("There is no weight format \"{}\".", name),
                   "Use auto, f32, f16, int8 or int8g64.");
}

Status validate(const GenerationRequest& request) {
  const auto bad = [](std::string problem, std::string advice = {}) {
    return makeError(ErrorKind::invalidInput, std::move(problem), std::move(advice));
  };
  if (request.model.empty()) return bad("No model is named.", "Choose one of `jukebox models list`.");
  if (!(request.durationSeconds > 0 && request.durationSeconds <= kMaximumSeconds)) {
    return bad("The length must be above 0 and at most 24 hours.");
  }
  if (request.totalDurationSeconds &&
      !(*request.totalDurationSeconds > 0 && *request.totalDurationSeconds <= kMaximumSeconds)) {
    return bad("The intended total length must be above 0 and at most 24 hours.");
  }
  if (request.offsetSeconds && !(*request.offsetSeconds >= 0 && *request.offsetSeconds <= kMaximumSeconds)) {
    return bad("The offset must not be negative.");
  }
  if (request.count < 1 || request.count > 1024) return bad("The number of samples must be 1 to 1024.");
  if (request.levels.size() > kMaximumLevels) return bad("The request has settings for more than 8 levels.");
  for (std::size_t i = 0; i < request.levels.size(); ++i) RETURN_IF_ERROR(validateLevel(request.levels[i], i));
  if (request.mode == GenerationMode::primed && request.promptFile.empty()) {
    return bad("A primed generation needs a prompt.", "Give an audio file with --prompt.");
  }
  if ((request.mode == GenerationMode::continuation || request.mode == GenerationMode::upsample) &&
      request.fromSample.empty()) {
    return bad("This mode starts from a sample, but none is named.", "Give its id with --from.");
  }
  if (request.promptSeconds && !(*request.promptSeconds > 0 && *request.promptSeconds <= kMaximumSeconds)) {
    return bad("The prompt length must be above 0 and at most 24 hours.");
  }
  if (!(request.promptStartSeconds >= 0 && request.promptStartSeconds <= kMaximumSeconds)) {
    return bad("The beginning of the prompt must be 0 to 24 hours into the recording.");
  }
  if (request.lowestLevel && (*request.lowestLevel < 0 || *request.lowestLevel >= static_cast<int>(kMaximumLevels))) {
    return bad("The lowest level must be 0 to 7.");
  }
  if (request.maximumBatch < 0 || request.maximumBatch > kMaximumBatchOfRequest) {
    return bad("The batch must be 0 (chosen by memory) to 1024.");
  }
  if (request.prefillChunkTokens < 0 || request.prefillChunkTokens > kMaximumPrefillChunk) {
    return bad("The prefill chunk must be 0 (chosen) to 2^20 tokens.");
  }
  if (isInt8(request.cacheDtype)) {
    return bad("Keys and values are kept as f32 or f16.", "Choose --cache f32 or f16.");
  }
  if (request.isDraft && request.isLive) {
    return bad("A draft has nothing to play until a level is finished.",
               "Choose either a draft or playing while it is made.");
  }
  return validateTexts(request);
}

nlohmann::json toJson(const GenerationRequest& r) {
  nlohmann::json json = {{"model", r.model},
                         {"mode", generationModeName(r.mode)},
                         {"title", r.title},
                         {"conditioning", toJson(r.conditioning)},
                         {"duration_seconds", r.durationSeconds},
                         {"seed", r.seed},
                         {"count", r.count},
                         {"allow_unknown_names", r.allowUnknownNames},
                         {"draft", r.isDraft},
                         {"live", r.isLive},
                         {"device", r.device},
                         {"dtype", weightDtypeName(r.dtype)},
                         {"cache_dtype", weightDtypeName(r.cacheDtype)},
                         {"maximum_batch", r.maximumBatch},
                         {"prefill_chunk_tokens", r.prefillChunkTokens}};
  if (r.totalDurationSeconds) json["total_duration_seconds"] = *r.totalDurationSeconds;
  if (r.offsetSeconds) json["offset_seconds"] = *r.offsetSeconds;
  if (r.lowestLevel) json["lowest_level"] = *r.lowestLevel;
  if (!r.promptFile.empty()) json["prompt_file"] = r.promptFile;
  if (r.promptStartSeconds > 0) json["prompt_start_seconds"] = r.promptStartSeconds;
  if (r.promptSeconds) json["prompt_seconds"] = *r.promptSeconds;
  if (!r.fromSample.empty()) json["from_sample"] = r.fromSample;
  if (!r.levels.empty()) {
    auto& list = json["levels"] = nlohmann::json::array();
    for (const auto& level : r.levels) {
      list.push_back({{"temperature", level.temperature},
                      {"top_k", level.topK},
                      {"top_p", level.topP},
                      {"hop_fraction", level.hopFraction},
                      {"guidance", level.guidance}});
    }
  }
  return json;
}

Result<GenerationRequest> generationRequestFromJson(const nlohmann::json& json) {
  GenerationRequest request;
  JsonReader reader(json, "The request");
  reader.text("model", request.model, kMaximumPathBytes);
  std::string mode{generationModeName(request.mode)};
  std::string dtype{weightDtypeName(request.dtype)};
  std::string cacheDtype{weightDtypeName(request.cacheDtype)};
  reader.text("mode", mode, 32);
  reader.text("title", request.title, kMaximumTitleBytes);
  reader.number("duration_seconds", request.durationSeconds, 0, kMaximumSeconds);
  reader.optionalNumber("total_duration_seconds", request.totalDurationSeconds, 0, kMaximumSeconds);
  reader.optionalNumber("offset_seconds", request.offsetSeconds, 0, kMaximumSeconds);
  reader.unsigned64("seed", request.seed);
  reader.integer("count", request.count, 1, 1024);
  reader.optionalInteger("lowest_level", request.lowestLevel, 0, 7);
  reader.boolean("allow_unknown_names", request.allowUnknownNames);
  reader.boolean("draft", request.isDraft);
  reader.boolean("live", request.isLive);
  reader.text("prompt_file", request.promptFile, kMaximumPathBytes);
  reader.number("prompt_start_seconds", request.promptStartSeconds, 0, kMaximumSeconds);
  reader.optionalNumber("prompt_seconds", request.promptSeconds, 0, kMaximumSeconds);
  reader.text("from_sample", request.fromSample, 64);
  reader.text("device", request.device, 32);
  reader.text("dtype", dtype, 16);
  reader.text("cache_dtype", cacheDtype, 16);
  reader.integer("maximum_batch", request.maximumBatch, 0, kMaximumBatchOfRequest);
  reader.integer("prefill_chunk_tokens", request.prefillChunkTokens, 0, kMaximumPrefillChunk);
  RETURN_IF_ERROR(reader.status());
  if (!request.fromSample.empty() && !isValidId(request.fromSample)) {
    return makeError(ErrorKind::corrupt, "The request starts from a sample with a malformed id.");
  }
  ASSIGN_OR_RETURN(request.mode, generationModeFromName(mode));
  ASSIGN_OR_RETURN(request.dtype, weightDtypeFromName(dtype));
  ASSIGN_OR_RETURN(request.cacheDtype, weightDtypeFromName(cacheDtype));
  if (const auto* conditioning = reader.child("conditioning")) {
    ASSIGN_OR_RETURN(request.conditioning, conditioningFromJson(*conditioning));
  }
  if (const auto* levels = reader.child("levels")) {
    ASSIGN_OR_RETURN(request.levels, levelsFromJson(*levels));
  }
  RETURN_IF_ERROR(validate(request));
  return request;
}

}  // namespace jukebox

#include "core/protocol/message_fields.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMaximumTokens = std::int64_t{1} << 53;
constexpr double kMaximumSeconds = 1e12;

ErrorKind errorKindFromName(std::string_view name) {
  for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind) {
    if (errorKindName(static_cast<ErrorKind>(kind)) == name) return static_cast<ErrorKind>(kind);
  }
  return ErrorKind::internal;
}

LogLevel logLevelFromName(std::string_view name) {
  for (const auto level : {LogLevel::debug, LogLevel::info, LogLevel::warning, LogLevel::error}) {
    if (logLevelName(level) == name) return level;
  }
  return LogLevel::info;
}

JobProgress progressFromJson(JsonReader& reader) {
  JobProgress progress;
  reader.integer("level", progress.level, 0, 64);
  reader.integer("window", progress.window, 0, 1 << 30);
  reader.integer("window_count", progress.windowCount, 0, 1 << 30);
  reader.integer("tokens", progress.tokens, 0, kMaximumTokens);
  reader.integer("total_tokens", progress.totalTokens, 0, kMaximumTokens);
  reader.number("tokens_per_second", progress.tokensPerSecond, 0, 1e15);
  reader.number("fraction", progress.fraction, 0, 1);
  reader.optionalNumber("eta_seconds", progress.etaSeconds, 0, kMaximumSeconds);
  reader.optionalNumber("sketch_fraction", progress.sketchFraction, 0, 1);
  return progress;
}

HelloEvent helloFromJson(JsonReader& reader) {
  HelloEvent event;
  event.protocol = 0;
  reader.integer("protocol", event.protocol, 0, 1 << 20);
  reader.text("version", event.version, 64);
  const Json* models = reader.child("models");
  if (models == nullptr || !models->is_array()) return event;
  for (const auto& item : *models) {
    ModelSummary model;
    JsonReader modelReader(item, "A model of the hello message");
    modelReader.text("name", model.name, 255);
    modelReader.text("version", model.version, 64);
    modelReader.text("folder", model.folder, 1 << 14);
    modelReader.text("license", model.license, 256);
    if (!modelReader.status()) reader.fail("has a malformed model");
    event.models.push_back(std::move(model));
  }
  return event;
}

/// Fields that previews and written levels share.
template <class T>
T levelEventFromJson(JsonReader& reader, T event) {
  reader.text("sample", event.sampleId, 64);
  reader.integer("sample_index", event.sampleIndex, 0, 1023);
  reader.integer("level", event.level, 0, 64);
  reader.text("file", event.file, 1 << 14);
  return event;
}

std::vector<LevelSpan> spansFromJson(JsonReader& reader) {
  const Json* list = reader.child("spans");
  if (list == nullptr) return {};
  auto spans = levelSpansFromJson(*list);
  if (spans) return std::move(*spans);
  reader.fail("needs at most 64 well-formed spans");
  return {};
}

LogEvent logFromJson(JsonReader& reader, const std::string& jobId) {
  LogEvent event{jobId, LogLevel::info, {}, {}};
  std::string level;
  reader.text("level", level, 16);
  reader.text("category", event.category, 64);
  reader.text("message", event.message);
  event.level = logLevelFromName(level);
  return event;
}

Event jobEventFromJson(std::string_view type, JsonReader& reader, const std::string& jobId) {
  if (type == "accepted") {
    AcceptedEvent event{jobId, 0};
    reader.integer("position", event.position, 0, 1 << 20);
    return event;
  }
  if (type == "started") {
    StartedEvent event{jobId, 0, {}};
    reader.unsigned64("seed", event.seed);
    reader.texts("sample_ids", event.sampleIds, 1024);
    return event;
  }
  if (type == "progress") return ProgressEvent{jobId, progressFromJson(reader)};
  if (type == "preview") {
    auto event = levelEventFromJson(reader, PreviewEvent{jobId, {}, 0, 0, {}, 0, {}});
    reader.number("duration_seconds", event.durationSeconds, 0, kMaximumSeconds);
    event.spans = spansFromJson(reader);
    return event;
  }
  if (type == "level_written") {
    auto event = levelEventFromJson(reader, LevelWrittenEvent{jobId, {}, 0, 0, {}, false});
    reader.boolean("lowest", event.lowest);
    return event;
  }
  if (type == "sketched") return SketchedEvent{jobId, wishFromJson(reader)};
  if (type == "paused") return PausedEvent{jobId};
  if (type == "resumed") return ResumedEvent{jobId};
  if (type == "done") {
    DoneEvent event{jobId, {}};
    reader.texts("sample_ids", event.sampleIds, 1024);
    return event;
  }
  bool resumable = false;
  reader.boolean("resumable", resumable);
  if (type == "failed") return FailedEvent{jobId, errorFromJson(reader), resumable};
  return CancelledEvent{jobId, resumable};
}

bool isJobEvent(std::string_view type) {
  for (const std::string_view name : {"accepted", "started", "progress", "preview", "level_written", "sketched",
                                      "paused", "resumed", "done", "failed", "cancelled"}) {
    if (type == name) return true;
  }
  return false;
}

}  // namespace

std::string_view cancelModeName(CancelMode mode) {
  return mode == CancelMode::afterWindow ? "after_window" : "now";
}

Result<CancelMode> cancelModeFromName(std::string_view name) {
  if (name == "now") return CancelMode::now;
  if (name == "after_window") return CancelMode::afterWindow;
  return makeError(ErrorKind::invalidInput, fmt::format("There is no way to cancel called \"{}\".", name),
                   "Use now or after_window.");
}

Error errorFromJson(JsonReader& parent) {
  Error error;
  const Json* json = parent.child("error");
  if (json == nullptr) return error;
  JsonReader reader(*json, "The error of the message");
  std::string kind;
  reader.text("kind", kind, 64);
  reader.text("message", error.message);
  reader.text("advice", error.advice);
  reader.text("detail", error.detail);
  error.kind = errorKindFromName(kind);
  if (const auto status = reader.status(); !status) parent.fail("has a malformed error");
  return error;
}

Json errorToJson(const Error& error) {
  return {{"kind", errorKindName(error.kind)},
          {"message", error.message},
          {"advice", error.advice},
          {"detail", error.detail}};
}

Json progressToJson(const JobProgress& progress) {
  Json json = {{"level", progress.level},
               {"window", progress.window},
               {"window_count", progress.windowCount},
               {"tokens", progress.tokens},
               {"total_tokens", progress.totalTokens},
               {"tokens_per_second", progress.tokensPerSecond},
               {"fraction", progress.fraction}};
  if (progress.etaSeconds) json["eta_seconds"] = *progress.etaSeconds;
  if (progress.sketchFraction) json["sketch_fraction"] = *progress.sketchFraction;
  return json;
}

Json wishToJson(const RegionWish& wish) {
  return {{"sample_index", wish.sampleIndex}, {"begin_seconds", wish.beginSeconds}, {"end_seconds", wish.endSeconds}};
}

RegionWish wishFromJson(JsonReader& reader) {
  RegionWish wish;
  reader.integer("sample_index", wish.sampleIndex, 0, 1023);
  reader.number("begin_seconds", wish.beginSeconds, 0, kMaximumSeconds);
  reader.number("end_seconds", wish.endSeconds, 0, kMaximumSeconds);
  return wish;
}

Json modelSummaryToJson(const ModelSummary& model) {
  return {{"name", model.name}, {"version", model.version}, {"folder", model.folder}, {"license", model.license}};
}

Result<Event> eventFromJson(std::string_view type, const Json& json) {
  JsonReader reader(json, "The message");
  std::string jobId;
  reader.text("job", jobId, 64);
  std::optional<Event> event;
  if (type == "hello") {
    event = helloFromJson(reader);
  } else if (type == "log") {
    event = logFromJson(reader, jobId);
  } else if (type == "error") {
    event = ErrorEvent{jobId, errorFromJson(reader)};
  } else if (isJobEvent(type)) {
    if (jobId.empty()) reader.fail("names no job");
    event = jobEventFromJson(type, reader, jobId);
  }
  if (!event) return makeError(ErrorKind::unsupported, fmt::format("There is no message \"{}\".", type));
  RETURN_IF_ERROR(reader.status());
  return std::move(*event);
}

}  // namespace jukebox

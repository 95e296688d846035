#include "core/protocol/message_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/id.h"
#include "core/domain/json_reader.h"
#include "core/protocol/message_fields.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

std::string dumpLine(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json typed(const char* type, const std::string& jobId) {
  Json json = {{"type", type}};
  if (!jobId.empty()) json["job"] = jobId;
  return json;
}

// ---- Writing -------------------------------------------------------------------------------------------------------

struct CommandWriter {
  Json operator()(const GenerateCommand& command) const {
    Json json = typed("generate", command.jobId);
    if (!command.sampleIds.empty()) json["sample_ids"] = command.sampleIds;
    if (command.resume) {
      json["resume"] = true;
      return json;
    }
    json["request"] = toJson(command.request);
    if (command.freshSeed) json["request"].erase("seed");
    return json;
  }
  Json operator()(const CancelCommand& command) const {
    Json json = typed("cancel", command.jobId);
    json["mode"] = cancelModeName(command.mode);
    return json;
  }
  Json operator()(const PauseCommand& command) const { return typed("pause", command.jobId); }
  Json operator()(const ResumeCommand& command) const { return typed("resume", command.jobId); }
  Json operator()(const SketchCommand& command) const {
    Json json = typed("sketch", command.jobId);
    if (command.wish) json.update(wishToJson(*command.wish));
    return json;
  }
  Json operator()(const ShutdownCommand&) const { return typed("shutdown", ""); }
};

struct EventWriter {
  Json operator()(const HelloEvent& event) const {
    Json models = Json::array();
    for (const auto& model : event.models) models.push_back(modelSummaryToJson(model));
    return {{"type", "hello"}, {"protocol", event.protocol}, {"version", event.version}, {"models", models}};
  }
  Json operator()(const AcceptedEvent& event) const {
    Json json = typed("accepted", event.jobId);
    json["position"] = event.position;
    return json;
  }
  Json operator()(const StartedEvent& event) const {
    Json json = typed("started", event.jobId);
    json["seed"] = event.seed;
    json["sample_ids"] = event.sampleIds;
    return json;
  }
  Json operator()(const ProgressEvent& event) const {
    Json json = typed("progress", event.jobId);
    json.update(progressToJson(event.progress));
    return json;
  }
  Json operator()(const PreviewEvent& event) const {
    Json json = typed("preview", event.jobId);
    json.update({{"sample", event.sampleId},
                 {"sample_index", event.sampleIndex},
                 {"level", event.level},
                 {"file", event.file},
                 {"duration_seconds", event.durationSeconds}});
    if (!event.spans.empty()) json["spans"] = levelSpansToJson(event.spans);
    return json;
  }
  Json operator()(const LevelWrittenEvent& event) const {
    Json json = typed("level_written", event.jobId);
    json.update({{"sample", event.sampleId},
                 {"sample_index", event.sampleIndex},
                 {"level", event.level},
                 {"file", event.file},
                 {"lowest", event.lowest}});
    return json;
  }
  Json operator()(const SketchedEvent& event) const {
    Json json = typed("sketched", event.jobId);
    json.update(wishToJson(event.wish));
    return json;
  }
  Json operator()(const PausedEvent& event) const { return typed("paused", event.jobId); }
  Json operator()(const ResumedEvent& event) const { return typed("resumed", event.jobId); }
  Json operator()(const DoneEvent& event) const {
    Json json = typed("done", event.jobId);
    json["sample_ids"] = event.sampleIds;
    return json;
  }
  Json operator()(const FailedEvent& event) const {
    Json json = typed("failed", event.jobId);
    json.update({{"error", errorToJson(event.error)}, {"resumable", event.resumable}});
    return json;
  }
  Json operator()(const CancelledEvent& event) const {
    Json json = typed("cancelled", event.jobId);
    json["resumable"] = event.resumable;
    return json;
  }
  Json operator()(const LogEvent& event) const {
    Json json = typed("log", event.jobId);
    json.update({{"level", logLevelName(event.level)}, {"category", event.category}, {"message", event.message}});
    return json;
  }
  Json operator()(const ErrorEvent& event) const {
    Json json = typed("error", event.jobId);
    json["error"] = errorToJson(event.error);
    return json;
  }
};

// ---- Reading -------------------------------------------------------------------------------------------------------

Status checkIds(const std::string& jobId, const std::vector<std::string>& sampleIds) {
  if (!isValidId(jobId)) {
    return makeError(ErrorKind::invalidInput, "The message has no valid job id.",
                     "A job id has 26 characters, as made by newId().");
  }
  for (const auto& id : sampleIds) {
    if (!isValidId(id)) return makeError(ErrorKind::invalidInput, "The message holds a malformed sample id.");
  }
  return {};
}

Result<Command> generateFromJson(const Json& json) {
  GenerateCommand command;
  JsonReader reader(json, "The generate message");
  reader.text("job", command.jobId, 64);
  reader.texts("sample_ids", command.sampleIds, 1024);
  reader.boolean("resume", command.resume);
  RETURN_IF_ERROR(reader.status());
  RETURN_IF_ERROR(checkIds(command.jobId, command.sampleIds));
  if (command.resume) return Command(std::move(command));
  const Json* request = reader.child("request");
  if (request == nullptr) return makeError(ErrorKind::invalidInput, "The generate message has no request.");
  ASSIGN_OR_RETURN(command.request, generationRequestFromJson(*request));
  command.freshSeed = !request->contains("seed") || request->at("seed").is_null();
  if (!command.sampleIds.empty() && command.sampleIds.size() != static_cast<std::size_t>(command.request.count)) {
    return makeError(ErrorKind::invalidInput, "The generate message does not have one id for each sample.");
  }
  return Command(std::move(command));
}

template <class T>
Result<Command> jobCommandFromJson(const Json& json) {
  T command;
  JsonReader reader(json, "The message");
  reader.text("job", command.jobId, 64);
  std::string mode = "now";
  reader.text("mode", mode, 32);
  RETURN_IF_ERROR(reader.status());
  RETURN_IF_ERROR(checkIds(command.jobId, {}));
  if constexpr (std::is_same_v<T, CancelCommand>) {
    ASSIGN_OR_RETURN(command.mode, cancelModeFromName(mode));
  }
  return Command(std::move(command));
}

Result<Command> sketchFromJson(const Json& json) {
  SketchCommand command;
  JsonReader reader(json, "The sketch message");
  reader.text("job", command.jobId, 64);
  RETURN_IF_ERROR(reader.status());
  RETURN_IF_ERROR(checkIds(command.jobId, {}));
  if (!json.contains("end_seconds")) return Command(std::move(command));
  command.wish = wishFromJson(reader);
  RETURN_IF_ERROR(reader.status());
  RETURN_IF_ERROR(validate(*command.wish));
  return Command(std::move(command));
}

Result<std::string> typeOf(const Json& json) {
  std::string type;
  JsonReader reader(json, "The message");
  reader.text("type", type, 64);
  RETURN_IF_ERROR(reader.status());
  if (type.empty()) return makeError(ErrorKind::corrupt, "The message has no type.");
  return type;
}

}  // namespace

std::string toLine(const Command& command) {
  return dumpLine(std::visit(CommandWriter{}, command));
}

std::string toLine(const Event& event) {
  return dumpLine(std::visit(EventWriter{}, event));
}

Result<Command> commandFromLine(std::string_view line) {
  ASSIGN_OR_RETURN(const auto json, parseJson(line, "The message"));
  ASSIGN_OR_RETURN(const auto type, typeOf(json));
  if (type == "generate") return generateFromJson(json);
  if (type == "cancel") return jobCommandFromJson<CancelCommand>(json);
  if (type == "pause") return jobCommandFromJson<PauseCommand>(json);
  if (type == "resume") return jobCommandFromJson<ResumeCommand>(json);
  if (type == "sketch") return sketchFromJson(json);
  if (type == "shutdown") return Command(ShutdownCommand{});
  return makeError(ErrorKind::unsupported, fmt::format("There is no message \"{}\".", type),
                   "The worker hears generate, cancel, pause, resume, sketch and shutdown.");
}

Result<Event> eventFromLine(std::string_view line) {
  ASSIGN_OR_RETURN(const auto json, parseJson(line, "The message"));
  ASSIGN_OR_RETURN(const auto type, typeOf(json));
  return eventFromJson(type, json);
}

std::string jobIdOfLine(std::string_view line) {
  const auto json = parseJson(line, "The message");
  if (!json) return {};
  JsonReader reader(*json, "The message");
  std::string jobId;
  reader.text("job", jobId, 64);
  return isValidId(jobId) ? jobId : std::string();
}

}  // namespace jukebox

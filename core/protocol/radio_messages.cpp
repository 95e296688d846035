#include "core/protocol/radio_messages.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/domain/json_reader.h"
#include "core/protocol/message_fields.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

constexpr double kMaximumSeconds = 1e9;
constexpr std::int64_t kMaximumWish = 1 << 30;
constexpr std::size_t kMaximumPathBytes = 4096;
constexpr std::size_t kMaximumNameBytes = 1024;
constexpr std::size_t kMaximumTitleBytes = 1200;
constexpr std::size_t kMaximumLyricsBytes = 1U << 20U;
constexpr std::size_t kMaximumPeaks = 100'000;
constexpr RadioPhase kPhases[] = {RadioPhase::loading, RadioPhase::composing, RadioPhase::playing,
                                  RadioPhase::stopping};
constexpr RadioAnswerKind kAnswerKinds[] = {RadioAnswerKind::heard, RadioAnswerKind::taken, RadioAnswerKind::refused,
                                            RadioAnswerKind::kept};

std::string dumpLine(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

struct EventWriter {
  Json operator()(const RadioHello& event) const {
    return {{"type", "radio"},
            {"protocol", event.protocol},
            {"version", event.version},
            {"model", event.model},
            {"speaker", event.speaker},
            {"seed", event.seed},
            {"sample_rate", event.sampleRate}};
  }
  Json operator()(const RadioStatus& event) const {
    return {{"type", "status"},
            {"phase", radioPhaseName(event.phase)},
            {"made_seconds", event.madeSeconds},
            {"heard_seconds", event.heardSeconds},
            {"ahead_seconds", event.aheadSeconds},
            {"gap_count", event.gapCount},
            {"gap_seconds", event.gapSeconds},
            {"speed", event.speed}};
  }
  Json operator()(const RadioSound& event) const {
    return {{"type", "sound"}, {"from_seconds", event.fromSeconds}, {"seconds", event.seconds}, {"peaks", event.peaks}};
  }
  Json operator()(const RadioAnswer& event) const {
    Json json = {{"type", "wish"}, {"wish", event.wish}, {"answer", radioAnswerKindName(event.kind)}};
    const bool isKept = event.kind == RadioAnswerKind::kept;
    if (isKept || event.kind == RadioAnswerKind::taken) json["from_seconds"] = event.fromSeconds;
    if (isKept) json["kept_seconds"] = event.keptSeconds;
    if (!event.file.empty()) json["file"] = event.file;
    if (!event.sample.empty()) json["sample"] = event.sample;
    if (event.kind == RadioAnswerKind::refused) json["error"] = errorToJson(event.error);
    return json;
  }
  Json operator()(const RadioFailure& event) const { return {{"type", "error"}, {"error", errorToJson(event.error)}}; }
};

template <class T, std::size_t N>
void readName(JsonReader& reader, const char* field, T& out, const T (&all)[N], std::string_view (*nameOf)(T)) {
  std::string name;
  reader.text(field, name, 32);
  for (const T each : all) {
    if (nameOf(each) == name) {
      out = each;
      return;
    }
  }
  reader.fail(fmt::format("has an unknown {}", field));
}

RadioHello helloFrom(JsonReader& reader) {
  RadioHello event;
  reader.integer("protocol", event.protocol, 0, 1 << 20);
  reader.text("version", event.version, 64);
  reader.text("model", event.model, kMaximumPathBytes);
  reader.text("speaker", event.speaker, kMaximumNameBytes);
  reader.unsigned64("seed", event.seed);
  reader.integer("sample_rate", event.sampleRate, 0, 1 << 20);
  return event;
}

RadioStatus statusFrom(JsonReader& reader) {
  RadioStatus event;
  readName(reader, "phase", event.phase, kPhases, radioPhaseName);
  reader.number("made_seconds", event.madeSeconds, 0, kMaximumSeconds);
  reader.number("heard_seconds", event.heardSeconds, 0, kMaximumSeconds);
  reader.number("ahead_seconds", event.aheadSeconds, 0, kMaximumSeconds);
  reader.integer("gap_count", event.gapCount, 0, 1 << 30);
  reader.number("gap_seconds", event.gapSeconds, 0, kMaximumSeconds);
  reader.number("speed", event.speed, 0, 1e6);
  return event;
}

RadioSound soundFrom(JsonReader& reader) {
  RadioSound event;
  reader.number("from_seconds", event.fromSeconds, 0, kMaximumSeconds);
  reader.number("seconds", event.seconds, 0, kMaximumSeconds);
  reader.integers("peaks", event.peaks, 0, 100, kMaximumPeaks);
  return event;
}

RadioAnswer answerFrom(JsonReader& reader) {
  RadioAnswer event;
  reader.integer("wish", event.wish, 0, kMaximumWish);
  readName(reader, "answer", event.kind, kAnswerKinds, radioAnswerKindName);
  reader.number("from_seconds", event.fromSeconds, 0, kMaximumSeconds);
  reader.number("kept_seconds", event.keptSeconds, 0, kMaximumSeconds);
  reader.text("file", event.file, kMaximumPathBytes);
  reader.text("sample", event.sample, 64);
  event.error = errorFromJson(reader);
  return event;
}

void optionalText(JsonReader& reader, const char* name, std::optional<std::string>& out, std::size_t maximumBytes) {
  if (!reader.has(name)) return;
  std::string value;
  reader.text(name, value, maximumBytes);
  out = std::move(value);
}

Json keepToJson(const RadioKeep& keep) {
  Json json = {{"seconds", keep.seconds}};
  if (!keep.file.empty()) json["file"] = keep.file;
  if (!keep.title.empty()) json["title"] = keep.title;
  return json;
}

Result<RadioKeep> keepFromJson(const Json& json) {
  RadioKeep keep;
  JsonReader reader(json, "The wish to keep");
  reader.number("seconds", keep.seconds, 1, kLongestKeptSeconds);
  reader.text("file", keep.file, kMaximumPathBytes);
  reader.text("title", keep.title, kMaximumTitleBytes);
  RETURN_IF_ERROR(reader.status());
  return keep;
}

}  // namespace

std::string_view radioPhaseName(RadioPhase phase) {
  switch (phase) {
    case RadioPhase::loading:
      return "loading";
    case RadioPhase::composing:
      return "composing";
    case RadioPhase::playing:
      return "playing";
    case RadioPhase::stopping:
      return "stopping";
  }
  return "loading";
}

std::string_view radioAnswerKindName(RadioAnswerKind kind) {
  switch (kind) {
    case RadioAnswerKind::heard:
      return "heard";
    case RadioAnswerKind::taken:
      return "taken";
    case RadioAnswerKind::refused:
      return "refused";
    case RadioAnswerKind::kept:
      return "kept";
  }
  return "heard";
}

std::string toLine(const RadioWish& wish) {
  Json json = {{"wish", wish.number}};
  const auto add = [&json](const char* name, const auto& value) {
    if (value) json[name] = *value;
  };
  add("artist", wish.artist);
  add("genre", wish.genre);
  add("lyrics", wish.lyrics);
  add("temperature", wish.temperature);
  add("top_p", wish.topP);
  add("guidance", wish.guidance);
  add("volume", wish.volume);
  if (wish.keep) json["keep"] = keepToJson(*wish.keep);
  if (wish.stopsNow || wish.isLast) json["stop"] = wish.stopsNow ? "now" : "after";
  return dumpLine(json);
}

std::string toLine(const RadioEvent& event) {
  return dumpLine(std::visit(EventWriter{}, event));
}

Result<RadioWish> radioWishFromLine(std::string_view line) {
  ASSIGN_OR_RETURN(const auto json, parseJson(line, "The message"));
  RadioWish wish;
  std::string stop;
  JsonReader reader(json, "The message");
  reader.integer("wish", wish.number, 0, kMaximumWish);
  optionalText(reader, "artist", wish.artist, kMaximumNameBytes);
  optionalText(reader, "genre", wish.genre, kMaximumNameBytes);
  optionalText(reader, "lyrics", wish.lyrics, kMaximumLyricsBytes);
  reader.optionalNumber("temperature", wish.temperature, 0, 10);
  reader.optionalNumber("top_p", wish.topP, 0, 1);
  reader.optionalNumber("guidance", wish.guidance, 0, 20);
  reader.optionalNumber("volume", wish.volume, 0, 1);
  if (const Json* keep = reader.child("keep")) {
    ASSIGN_OR_RETURN(wish.keep, keepFromJson(*keep));
  }
  reader.text("stop", stop, 32);
  if (!stop.empty() && stop != "now" && stop != "after") reader.fail("has an unknown stop");
  wish.stopsNow = stop == "now";
  wish.isLast = stop == "after";
  RETURN_IF_ERROR(reader.status());
  return wish;
}

Result<RadioEvent> radioEventFromLine(std::string_view line) {
  ASSIGN_OR_RETURN(const auto json, parseJson(line, "The message"));
  std::string type;
  JsonReader reader(json, "The message");
  reader.text("type", type, 64);
  Result<RadioEvent> event = makeError(ErrorKind::unsupported, fmt::format("The radio has no message \"{}\".", type));
  if (type == "radio") event = helloFrom(reader);
  if (type == "status") event = statusFrom(reader);
  if (type == "sound") event = soundFrom(reader);
  if (type == "wish") event = answerFrom(reader);
  if (type == "error") event = RadioFailure{errorFromJson(reader)};
  RETURN_IF_ERROR(reader.status());
  return event;
}

}  // namespace jukebox

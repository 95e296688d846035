#pragma once
// Parts of messages as JSON, and the reading of events. Internal to protocol; the program uses message_json.h.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/protocol/messages.h"

namespace jukebox {

class JsonReader;

/// "now", "after_window".
std::string_view cancelModeName(CancelMode mode);
Result<CancelMode> cancelModeFromName(std::string_view name);

nlohmann::json errorToJson(const Error& error);
/// Of the member "error"; empty when there is none. A malformed one fails `parent`.
Error errorFromJson(JsonReader& parent);
nlohmann::json progressToJson(const JobProgress& progress);
nlohmann::json wishToJson(const RegionWish& wish);
RegionWish wishFromJson(JsonReader& reader);
nlohmann::json modelSummaryToJson(const ModelSummary& model);

/// The event of this type. Kind unsupported for an unknown type, corrupt for wrong fields.
Result<Event> eventFromJson(std::string_view type, const nlohmann::json& json);

}  // namespace jukebox

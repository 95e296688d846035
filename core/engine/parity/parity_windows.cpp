// Reference cases of kind "windows": the starts of the sliding windows.

#include <fmt/format.h>

#include "core/domain/window_plan.h"
#include "core/engine/parity/parity_case.h"

namespace jukebox {

Status checkWindowsCase(const ParityCase& c, ParityReport& report) {
  ASSIGN_OR_RETURN(const nlohmann::json rows, readJsonFile(c.folder / "windows.json"));
  for (const auto& row : rows) {
    const auto total = row.at("total_length").get<std::int64_t>();
    const auto context = row.at("n_ctx").get<std::int64_t>();
    const auto hop = row.at("hop_length").get<std::int64_t>();
    report.check(fmt::format("starts({}, {}, {})", total, context, hop),
                 windowStarts(total, context, hop) == row.at("starts").get<std::vector<std::int64_t>>(),
                 "other starts");
  }
  return {};
}

}  // namespace jukebox

#pragma once
// Days in searches: what "today" or "2026-11-23" means on the clock that samples are stamped with.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace jukebox {

/// from ≤ t < until, UTC ISO 8601 as in Sample::createdAt.
struct UtcSpan {
  std::string from, until;
};

/// "today", "yesterday", "week" (today and the six days before) or YYYY-MM-DD (1970–9998), by the local calendar;
/// nothing for any other text. `now` decides what today is.
std::optional<UtcSpan> localDays(std::string_view text, std::chrono::system_clock::time_point now);

}  // namespace jukebox

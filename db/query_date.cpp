#include "db/query_date.h"

#include <fmt/format.h>

#include <charconv>
#include <ctime>

namespace jukebox {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

/// The moment at which a local day begins, in UTC.
std::string startOfLocalDay(sys_days day) {
  const year_month_day date(day);
  std::tm local{};
  local.tm_year = static_cast<int>(date.year()) - 1900;
  local.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  local.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
  local.tm_isdst = -1;
  const std::time_t moment = ::mktime(&local);
  std::tm utc{};
  ::gmtime_r(&moment, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

sys_days localToday(std::chrono::system_clock::time_point now) {
  const std::time_t moment = std::chrono::system_clock::to_time_t(now);
  std::tm local{};
  ::localtime_r(&moment, &local);
  return sys_days(std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday);
}

std::optional<int> numberOf(std::string_view digits) {
  int value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (code != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<sys_days> dateOf(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = numberOf(text.substr(0, 4));
  const auto month = numberOf(text.substr(5, 2));
  const auto day = numberOf(text.substr(8, 2));
  if (!year || !month || !day || *year < 1970 || *year > 9998) return std::nullopt;
  const year_month_day date = std::chrono::year(*year) / *month / *day;
  if (!date.ok()) return std::nullopt;
  return sys_days(date);
}

}  // namespace

std::optional<UtcSpan> localDays(std::string_view text, std::chrono::system_clock::time_point now) {
  const sys_days today = localToday(now);
  sys_days first = today;
  sys_days last = today;
  if (text == "yesterday") {
    first = last = today - days(1);
  } else if (text == "week") {
    first = today - days(6);
  } else if (text != "today") {
    const auto date = dateOf(text);
    if (!date) return std::nullopt;
    first = last = *date;
  }
  return UtcSpan{startOfLocalDay(first), startOfLocalDay(last + days(1))};
}

}  // namespace jukebox

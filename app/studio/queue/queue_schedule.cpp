#include "app/studio/queue/queue_schedule.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/domain/json_reader.h"

namespace jukebox::studio {
namespace {

constexpr std::uint64_t kMaximumFileBytes = 1U << 16U;

bool isNight(const ui::QueueSchedule& schedule, int hour) {
  const int begin = schedule.nightBeginHour, end = schedule.nightEndHour;
  if (begin == end) return true;
  return begin < end ? hour >= begin && hour < end : hour >= begin || hour < end;
}

}  // namespace

ScheduleHold holdOf(const ui::QueueSchedule& schedule, int hour, bool isOnBattery) {
  if (schedule.isPaused) return ScheduleHold::paused;
  if (schedule.pauseOnBattery && isOnBattery) return ScheduleHold::battery;
  if (schedule.onlyAtNight && !isNight(schedule, hour)) return ScheduleHold::night;
  return ScheduleHold::nothing;
}

Result<ui::QueueSchedule> readSchedule(const std::filesystem::path& file) {
  const auto text = readFile(file, kMaximumFileBytes);
  if (!text && text.error().kind == ErrorKind::notFound) return ui::QueueSchedule{};
  if (!text) return text.error();
  ASSIGN_OR_RETURN(const auto json, parseJson(*text, file.string()));
  ui::QueueSchedule schedule;
  JsonReader reader(json, file.string());
  reader.boolean("pause_on_battery", schedule.pauseOnBattery);
  reader.boolean("only_at_night", schedule.onlyAtNight);
  reader.integer("night_begin_hour", schedule.nightBeginHour, 0, 23);
  reader.integer("night_end_hour", schedule.nightEndHour, 0, 23);
  reader.boolean("is_paused", schedule.isPaused);
  RETURN_IF_ERROR(reader.status());
  return schedule;
}

Status writeSchedule(const std::filesystem::path& file, const ui::QueueSchedule& schedule) {
  const nlohmann::json json = {{"pause_on_battery", schedule.pauseOnBattery},
                               {"only_at_night", schedule.onlyAtNight},
                               {"night_begin_hour", schedule.nightBeginHour},
                               {"night_end_hour", schedule.nightEndHour},
                               {"is_paused", schedule.isPaused}};
  return writeFileAtomically(file, json.dump(2) + "\n");
}

}  // namespace jukebox::studio

#pragma once
// QueueSchedule on disk, and what it says at a given hour.

#include <filesystem>

#include "core/base/result.h"
#include "ui/queue/generation_queue.h"

namespace jukebox::studio {

/// What holds the queue back.
enum class ScheduleHold { nothing, paused, battery, night };

/// `hour`: local time, 0…23. A night that begins and ends at the same hour lasts all day.
ScheduleHold holdOf(const ui::QueueSchedule& schedule, int hour, bool isOnBattery);

/// queue.json in the library folder. A file that is not there gives the defaults; kind corrupt for a broken one.
Result<ui::QueueSchedule> readSchedule(const std::filesystem::path& file);
Status writeSchedule(const std::filesystem::path& file, const ui::QueueSchedule& schedule);

}  // namespace jukebox::studio

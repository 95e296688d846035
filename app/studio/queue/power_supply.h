#pragma once
// PowerSupply: whether this machine runs on its battery, as the kernel says.

#include <filesystem>

namespace jukebox::studio {

inline constexpr const char* kPowerSupplyFolder = "/sys/class/power_supply";

/// True when a battery of the machine is being discharged and no charger is connected. A machine without a battery
/// never is. Batteries of mice and the like do not count. May take a while: not on the GUI thread.
bool isOnBattery(const std::filesystem::path& folder = kPowerSupplyFolder);

}  // namespace jukebox::studio

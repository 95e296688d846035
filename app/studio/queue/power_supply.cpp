#include "app/studio/queue/power_supply.h"

#include <fstream>
#include <string>

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;

/// First line of one of the kernel's files; empty when there is none.
std::string lineOf(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

}  // namespace

bool isOnBattery(const fs::path& folder) {
  bool isDischarging = false;
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    const std::string type = lineOf(it->path() / "type");
    if (type == "Battery") {
      const bool isOfTheMachine = lineOf(it->path() / "scope") != "Device";
      if (isOfTheMachine && lineOf(it->path() / "status") == "Discharging") isDischarging = true;
    } else if (lineOf(it->path() / "online") == "1") {
      return false;
    }
  }
  return isDischarging;
}

}  // namespace jukebox::studio

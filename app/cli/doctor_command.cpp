// jukebox doctor: what this machine offers and what is missing.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/doctor_checks.h"

namespace jukebox::cli {
namespace {

const char* statusName(CheckStatus status) {
  switch (status) {
    case CheckStatus::ok:
      return "ok";
    case CheckStatus::warning:
      return "warning";
    case CheckStatus::broken:
      return "broken";
  }
  return "ok";
}

}  // namespace

Result<int> runCommand(const DoctorOptions&, const CommonOptions& common) {
  std::vector<Check> checks;
  const auto add = [&](std::vector<Check> more) {
    for (auto& check : more) checks.push_back(std::move(check));
  };
  add(machineChecks());
  add(engineChecks());
  add(audioChecks());
  add(modelChecks());
  add(libraryChecks(libraryFolder(common)));

  bool broken = false;
  nlohmann::json list = nlohmann::json::array();
  for (const auto& check : checks) {
    broken = broken || check.status == CheckStatus::broken;
    list.push_back(
        {{"name", check.name}, {"value", check.value}, {"status", statusName(check.status)}, {"advice", check.advice}});
    if (common.json) continue;
    printLine(fmt::format("{:<8} {:<10} {}", statusName(check.status), check.name, check.value));
    if (!check.advice.empty()) printLine(fmt::format("{:<20}{}", "", check.advice));
  }
  if (common.json) printJson({{"ok", !broken}, {"checks", list}});
  return broken ? kExitFailed : kExitOk;
}

}  // namespace jukebox::cli

#pragma once
// Doctor checks: one finding each about this machine and this installation.

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace jukebox::cli {

enum class CheckStatus { ok, warning, broken };

/// "What: value", and for anything but ok what to do.
struct Check {
  std::string name, value;
  CheckStatus status = CheckStatus::ok;
  std::string advice;
};

std::vector<Check> machineChecks();
std::vector<Check> engineChecks();
std::vector<Check> audioChecks();
std::vector<Check> modelChecks();
std::vector<Check> libraryChecks(const std::filesystem::path& root);

}  // namespace jukebox::cli

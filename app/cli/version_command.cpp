// jukebox version

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "core/base/paths.h"
#include "core/base/version.h"
#include "core/protocol/messages.h"

namespace jukebox::cli {

std::filesystem::path libraryFolder(const CommonOptions& common) {
  return common.library.empty() ? defaultLibraryFolder() : std::filesystem::path(common.library);
}

Result<int> runCommand(const VersionOptions&, const CommonOptions& common) {
  if (common.json) {
    printJson({{"version", kVersion}, {"protocol", kProtocolVersion}});
  } else {
    printLine(std::string("jukebox ") + kVersion);
  }
  return kExitOk;
}

}  // namespace jukebox::cli

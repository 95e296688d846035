#include "core/base/paths.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>

namespace jukebox {
namespace {

namespace fs = std::filesystem;

fs::path fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? fs::path(value) : fs::path();
}

fs::path userDataFolder() {
  if (const fs::path xdg = fromEnvironment("XDG_DATA_HOME"); xdg.is_absolute()) return xdg / "jukebox";
  if (const fs::path home = fromEnvironment("HOME"); !home.empty()) return home / ".local/share/jukebox";
  std::error_code code;
  const fs::path temporary = fs::temp_directory_path(code);
  return (code ? fs::path("/tmp") : temporary) / "jukebox";
}

}  // namespace

fs::path defaultLibraryFolder() {
  const fs::path chosen = fromEnvironment("JUKEBOX_LIBRARY");
  return chosen.empty() ? userDataFolder() / "library" : chosen;
}

fs::path userModelFolder() {
  const fs::path chosen = fromEnvironment("JUKEBOX_MODELS");
  return chosen.empty() ? userDataFolder() / "models" : chosen;
}

std::vector<fs::path> modelSearchFolders() {
  std::vector<fs::path> folders{userModelFolder()};
  if (const fs::path users = userDataFolder() / "models"; users != folders.front()) folders.push_back(users);
  folders.push_back(resourceFolder() / "models");
  return folders;
}

fs::path executableFolder() {
  std::error_code code;
  const fs::path executable = fs::read_symlink("/proc/self/exe", code);
  return code ? fs::current_path(code) : executable.parent_path();
}

fs::path resourceFolder() {
  std::error_code code;
  if (const fs::path chosen = fromEnvironment("JUKEBOX_RESOURCES"); !chosen.empty()) return chosen;
  const fs::path installed = executableFolder() / "../share/jukebox";
  if (fs::exists(installed / "models", code)) return fs::weakly_canonical(installed, code);
  // A build tree lies below the source tree (build/release/bin) or anywhere: walk up and look for resources/models.
  fs::path folder = executableFolder();
  for (int depth = 0; depth < 6 && !folder.empty() && folder != folder.root_path(); ++depth) {
    if (fs::exists(folder / "resources/models", code)) return folder / "resources";
    folder = folder.parent_path();
  }
  return fs::path(JUKEBOX_SOURCE_RESOURCES);
}

bool isPlainFileName(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.size() <= 255 &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace jukebox

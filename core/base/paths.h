#pragma once
// Where things are on this machine: library, models, resources, and the rule that keeps names inside a folder.

#include <filesystem>
#include <string_view>
#include <vector>

namespace jukebox {

/// $JUKEBOX_LIBRARY, else $XDG_DATA_HOME/jukebox/library, else ~/.local/share/jukebox/library.
std::filesystem::path defaultLibraryFolder();

/// Folders searched for models, in order: $JUKEBOX_MODELS, the user's data folder, then the resources that came with
/// the program.
std::vector<std::filesystem::path> modelSearchFolders();

/// Where `models import` puts new models (the first of modelSearchFolders()).
std::filesystem::path userModelFolder();

/// Folder of the running executable.
std::filesystem::path executableFolder();

/// resources/ of the installation or of the source tree that this program was built from.
std::filesystem::path resourceFolder();

/// True for a single plain file name: not empty, no separator, not "." or "..", no control character.
bool isPlainFileName(std::string_view name);

}  // namespace jukebox

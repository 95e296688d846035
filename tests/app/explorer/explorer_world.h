#pragma once
// ExplorerWorld: a folder of its own with a library whose samples are made without the engine.

#include <filesystem>
#include <string>

#include "db/library.h"

namespace jukebox::test {

/// A song of `seconds` whose lyrics are sung evenly from the beginning to the end, as alignment says.
Sample songSample(const std::string& title, const std::string& artist, const std::string& genre,
                  const std::string& lyrics, double seconds = 1);

/// Gives it a sound and publishes it in the library. Ends the test program when that fails.
Sample addSong(Library& library, Sample sample);

class ExplorerWorld {
 public:
  ExplorerWorld();
  ExplorerWorld(const ExplorerWorld&) = delete;
  ExplorerWorld& operator=(const ExplorerWorld&) = delete;
  ~ExplorerWorld();
  std::filesystem::path file(const std::string& name) const { return m_root / name; }
  /// A library below the root, made when it is not there.
  Library library(const std::string& name = "library") const;

 private:
  std::filesystem::path m_root;
};

void writeText(const std::filesystem::path& path, const std::string& text);
std::string readText(const std::filesystem::path& path);

}  // namespace jukebox::test

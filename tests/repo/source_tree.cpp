#include "tests/repo/source_tree.h"

#include <algorithm>
#include <fstream>

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;

SourceFile readSource(const fs::path& path) {
  SourceFile file{path.lexically_relative(sourceRoot()).generic_string(), {}};
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
  return file;
}

bool isForeign(const fs::path& folder) {
  const std::string name = folder.filename();
  return name.starts_with(".") || name.starts_with("build") || name == "golden";
}

std::vector<SourceFile> walk(const fs::path& folder, const std::vector<std::string>& extensions) {
  std::vector<SourceFile> files;
  if (!fs::exists(folder)) return files;
  for (auto it = fs::recursive_directory_iterator(folder); it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && isForeign(it->path())) {
      it.disable_recursion_pending();
    } else if (std::find(extensions.begin(), extensions.end(), it->path().extension()) != extensions.end()) {
      files.push_back(readSource(it->path()));
    }
  }
  return files;
}

}  // namespace

fs::path sourceRoot() {
  return JUKEBOX_SOURCE;
}

std::vector<SourceFile> filesBelow(const std::vector<std::string>& folders,
                                   const std::vector<std::string>& extensions) {
  std::vector<SourceFile> files;
  for (const auto& folder : folders) {
    for (auto& file : walk(sourceRoot() / folder, extensions)) files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

std::vector<SourceFile> markdownFiles() {
  return walk(sourceRoot(), {".md"});
}

}  // namespace jukebox::test

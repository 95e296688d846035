#pragma once
// Reads the source tree for the tests of its rules.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace jukebox::test {

/// One file of the tree; `path` is relative to the root, with "/".
struct SourceFile {
  std::string path;
  std::vector<std::string> lines;
};

/// Files below the root's `folders` whose extension is one of `extensions` (".h"), sorted by path.
std::vector<SourceFile> filesBelow(const std::vector<std::string>& folders, const std::vector<std::string>& extensions);

/// All *.md of the tree, without build folders and hidden ones.
std::vector<SourceFile> markdownFiles();

/// The root of the source tree.
std::filesystem::path sourceRoot();

}  // namespace jukebox::test

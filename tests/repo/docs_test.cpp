// The documentation names files that exist.

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "tests/repo/source_tree.h"

namespace jukebox {
namespace {

using test::SourceFile;
namespace fs = std::filesystem;

/// First groups of all matches of `pattern` in the file.
std::vector<std::string> matchesOf(const SourceFile& file, const std::regex& pattern) {
  std::vector<std::string> found;
  for (const auto& line : file.lines) {
    for (std::sregex_iterator it(line.begin(), line.end(), pattern), end; it != end; ++it) found.push_back((*it)[1]);
  }
  return found;
}

const SourceFile& documentNamed(const std::string& path) {
  static const std::vector<SourceFile> files = test::markdownFiles();
  static const SourceFile none;
  for (const auto& file : files) {
    if (file.path == path) return file;
  }
  return none;
}

TEST(Docs, everyPageOfTheDocumentationIsThere) {
  for (const char* path : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/formats.md",
                           "docs/glossary.md", "docs/protocol.md"}) {
    EXPECT_GT(documentNamed(path).lines.size(), 5U) << path;
  }
}

TEST(Docs, relativeLinksLeadSomewhere) {
  const std::regex link(R"(\]\(([^)\s#]+)(?:#[^)]*)?\))");
  std::size_t count = 0;
  for (const auto& file : test::markdownFiles()) {
    for (const auto& target : matchesOf(file, link)) {
      if (target.find("://") != std::string::npos || target.starts_with("mailto:")) continue;
      const fs::path folder = (test::sourceRoot() / file.path).parent_path();
      EXPECT_TRUE(fs::exists(folder / target)) << file.path << " links to " << target;
      ++count;
    }
  }
  EXPECT_GT(count, 5U);
}

TEST(Docs, pathsInBackticksExist) {
  const std::regex path("`((?:core|db|app|ui|tests|docs|packaging|resources)/[A-Za-z0-9_./-]*)`");
  std::size_t count = 0;
  for (const char* name : {"README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/formats.md",
                           "docs/glossary.md", "docs/protocol.md"}) {
    for (const auto& target : matchesOf(documentNamed(name), path)) {
      EXPECT_TRUE(fs::exists(test::sourceRoot() / target)) << name << " names " << target;
      ++count;
    }
  }
  EXPECT_GT(count, 20U);
}

TEST(Docs, theTreePictureShowsEveryFolderOfTheCore) {
  std::string text;
  for (const auto& line : documentNamed("docs/architecture.md").lines) text += line + "\n";
  for (const std::string parent : {"core", "core/engine"}) {
    for (const auto& entry : fs::directory_iterator(test::sourceRoot() / parent)) {
      if (!entry.is_directory()) continue;
      const std::string name = entry.path().filename().string() + "/";
      EXPECT_NE(text.find(name), std::string::npos) << name << " is missing in docs/architecture.md";
    }
  }
}

TEST(Docs, theTwoCommandsOfTheReadmeCanBeRun) {
  const SourceFile& readme = documentNamed("README.md");
  for (const std::string command : {"packaging/run.sh", "packaging/test.sh"}) {
    const auto isCommand = [&](const std::string& line) { return line.find(command) != std::string::npos; };
    EXPECT_TRUE(std::any_of(readme.lines.begin(), readme.lines.end(), isCommand)) << command;
    const auto permissions = fs::status(test::sourceRoot() / command).permissions();
    EXPECT_NE(permissions & fs::perms::owner_exec, fs::perms::none) << command;
  }
}

}  // namespace
}  // namespace jukebox

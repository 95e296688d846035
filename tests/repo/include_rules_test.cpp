// Who may include what. The tables say it; the tests below read every #include of the product.

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <regex>

#include "tests/repo/source_tree.h"

namespace jukebox {
namespace {

using test::SourceFile;
namespace fs = std::filesystem;

const std::vector<std::string> kProductFolders{"core", "db", "app", "ui"};

/// Files below `folder` may include our own files below `mayInclude` only. The longest matching folder counts.
struct FolderRule {
  std::string folder;
  std::vector<std::string> mayInclude;
};

const std::vector<FolderRule> kFolderRules{
    {"core/base/", {"core/base/"}},
    {"core/domain/", {"core/base/", "core/domain/"}},
    {"core/labels/", {"core/base/", "core/domain/", "core/labels/"}},
    {"core/sound/", {"core/base/", "core/domain/", "core/sound/"}},
    {"core/audio_file/", {"core/base/", "core/domain/", "core/sound/", "core/audio_file/"}},
    {"core/playback/", {"core/base/", "core/domain/", "core/sound/", "core/audio_file/", "core/playback/"}},
    {"core/protocol/", {"core/base/", "core/domain/", "core/protocol/"}},
    {"core/engine/", {"core/base/", "core/domain/", "core/labels/", "core/sound/", "core/engine/"}},
    {"core/engine/checkpoint/", {"core/base/", "core/domain/", "core/labels/", "core/engine/checkpoint/"}},
    {"core/engine/kernels/", {"core/base/", "core/engine/kernels/"}},
    {"core/engine/training/dataset/",
     {"core/base/", "core/domain/", "core/labels/", "core/sound/", "core/audio_file/", "core/engine/training/dataset/"}},
    {"db/", {"core/base/", "core/domain/", "db/"}},
    {"ui/", {"core/base/", "core/domain/", "core/labels/", "core/sound/", "ui/"}},
    {"app/", {"core/", "db/", "ui/", "app/"}},
    {"app/explorer/", {"core/base/", "core/domain/", "core/sound/", "core/audio_file/", "db/", "app/explorer/"}},
    {"app/export/", {"core/base/", "core/domain/", "core/sound/", "core/audio_file/", "db/", "app/export/"}},
    // The studio never touches the engine: that is the worker's.
    {"app/studio/",
     {"core/base/", "core/domain/", "core/labels/", "core/sound/", "core/audio_file/", "core/playback/",
      "core/protocol/", "db/", "ui/", "app/explorer/", "app/export/", "app/studio/"}},
    // Of the engine, the command line sees the torch-free interface and the checkpoint library.
    {"app/cli/",
     {"core/base/", "core/domain/", "core/labels/", "core/sound/", "core/audio_file/", "core/playback/",
      "core/protocol/", "core/engine/engine.h", "core/engine/engine_library.h", "core/engine/checkpoint/",
      "core/engine/kernels/", "core/engine/training/dataset/", "db/", "app/explorer/", "app/export/", "app/cli/"}},
};

/// System headers that match `header` may be included only by files that match one of `places`, never by those that
/// match one of `except`.
struct PackageRule {
  std::string package;
  std::string header;
  std::vector<std::string> places;
  std::vector<std::string> except;
};

const std::vector<PackageRule> kPackageRules{
    {"Qt", "Q[A-Z].*", {"ui/.*", "app/studio/.*"}, {}},
    {"QtSql", "QSql.*", {}, {}},
    {"Processes", "QProcess", {"app/studio/.*"}, {}},
    {"SQLite", "sqlite3\\.h", {"db/[^/]*\\.cpp"}, {}},
    {"FFmpeg", "lib(av|sw)[a-z]*/.*", {"core/audio_file/[^/]*\\.cpp", "core/audio_file/ffmpeg_support\\.h"}, {}},
    {"PortAudio", "(portaudio\\.h|alsa/.*)", {"core/playback/[^/]*\\.cpp"}, {}},
    {"SoundTouch", "SoundTouch\\.h", {"core/playback/[^/]*\\.cpp"}, {}},
    {"LibTorch",
     "(ATen|torch|c10|caffe2)/.*",
     {"core/engine/.*"},
     {"core/engine/engine\\.h", "core/engine/engine_library\\.h", "core/engine/checkpoint/.*",
      "core/engine/kernels/.*", "core/engine/training/dataset/.*"}},
    {"Chromaprint", "chromaprint\\.h", {"core/engine/training/dataset/[^/]*\\.cpp"}, {}},
    {"Highway", "hwy/.*", {"core/engine/kernels/.*"}, {}},
    {"CLI11", "CLI/.*", {"app/cli/[^/]*\\.cpp"}, {}},
    {"OpenSSL", "openssl/.*", {"core/base/[^/]*\\.cpp"}, {}},
    {"ICU", "unicode/.*", {"core/labels/[^/]*\\.cpp"}, {}},
};

constexpr std::size_t kMostLines = 500;
constexpr std::size_t kManyLines = 400;

struct Include {
  std::string header;
  bool isOurs = false;  ///< written in quotes
};

std::vector<Include> includesOf(const SourceFile& file) {
  static const std::regex kInclude(R"rx(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)rx");
  std::vector<Include> includes;
  for (const auto& line : file.lines) {
    std::smatch match;
    if (std::regex_match(line, match, kInclude)) includes.push_back({match[2], match[1] == "\""});
  }
  return includes;
}

bool matchesAny(const std::string& text, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return std::regex_match(text, std::regex(pattern)); });
}

const FolderRule* ruleOf(const std::string& path) {
  const FolderRule* best = nullptr;
  for (const auto& rule : kFolderRules) {
    if (path.starts_with(rule.folder) && (best == nullptr || rule.folder.size() > best->folder.size())) best = &rule;
  }
  return best;
}

bool mayInclude(const std::string& path, const std::string& header) {
  const FolderRule* rule = ruleOf(path);
  return rule != nullptr && std::any_of(rule->mayInclude.begin(), rule->mayInclude.end(),
                                        [&](const std::string& prefix) { return header.starts_with(prefix); });
}

bool mayIncludePackage(const std::string& path, const std::string& header) {
  return std::all_of(kPackageRules.begin(), kPackageRules.end(), [&](const PackageRule& rule) {
    return !matchesAny(header, {rule.header}) || (matchesAny(path, rule.places) && !matchesAny(path, rule.except));
  });
}

const std::vector<SourceFile>& productFiles() {
  static const std::vector<SourceFile> files = test::filesBelow(kProductFolders, {".h", ".cpp", ".inc"});
  return files;
}

TEST(IncludeRules, theRulesThemselvesForbidWhatTheyShould) {
  EXPECT_TRUE(mayInclude("core/domain/job.h", "core/base/id.h"));
  EXPECT_FALSE(mayInclude("core/base/id.h", "core/domain/job.h"));
  EXPECT_FALSE(mayInclude("db/library.h", "core/engine/engine.h"));
  EXPECT_FALSE(mayInclude("core/engine/kernels/matvec.cpp", "core/engine/engine.h"));
  EXPECT_FALSE(mayInclude("app/cli/main.cpp", "core/engine/prior/prior.h"));
  EXPECT_FALSE(mayInclude("ui/shell/main_window.h", "db/library.h"));
  EXPECT_FALSE(mayInclude("app/studio/main.cpp", "core/engine/engine.h"));
  EXPECT_FALSE(mayIncludePackage("ui/shell/main_window.cpp", "QProcess"));
  EXPECT_FALSE(mayIncludePackage("ui/shell/main_window.cpp", "QSqlQuery"));
  EXPECT_FALSE(mayInclude("somewhere/new.cpp", "core/base/id.h"));
  EXPECT_TRUE(mayIncludePackage("core/engine/prior/prior.h", "ATen/ATen.h"));
  EXPECT_FALSE(mayIncludePackage("core/engine/engine.h", "ATen/ATen.h"));
  EXPECT_FALSE(mayIncludePackage("core/engine/checkpoint/zip.cpp", "torch/torch.h"));
  EXPECT_FALSE(mayIncludePackage("core/domain/job.h", "QString"));
  EXPECT_TRUE(mayIncludePackage("ui/form.cpp", "QString"));
  EXPECT_FALSE(mayIncludePackage("db/database.h", "sqlite3.h"));
  EXPECT_TRUE(mayIncludePackage("db/database.cpp", "sqlite3.h"));
  EXPECT_FALSE(mayIncludePackage("app/cli/main.cpp", "libavutil/avutil.h"));
}

TEST(IncludeRules, dependenciesPointOneWay) {
  ASSERT_GT(productFiles().size(), 100U);
  for (const auto& file : productFiles()) {
    ASSERT_NE(ruleOf(file.path), nullptr) << file.path << ": its folder has no rule; add one to the table";
    for (const auto& include : includesOf(file)) {
      if (!include.isOurs) continue;
      EXPECT_TRUE(mayInclude(file.path, include.header)) << file.path << " includes " << include.header;
    }
  }
}

TEST(IncludeRules, packagesStayInTheirFolders) {
  for (const auto& file : productFiles()) {
    for (const auto& include : includesOf(file)) {
      EXPECT_TRUE(mayIncludePackage(file.path, include.header)) << file.path << " includes " << include.header;
    }
  }
}

TEST(IncludeRules, ourOwnIncludesNameFilesFromTheRootOfTheTree) {
  for (const auto& file : productFiles()) {
    for (const auto& include : includesOf(file)) {
      if (!include.isOurs) continue;
      EXPECT_TRUE(fs::exists(test::sourceRoot() / include.header)) << file.path << ": " << include.header;
    }
  }
}

TEST(SourceFiles, everyHeaderStartsWithPragmaOnceAndACommentThatSaysWhatItIs) {
  for (const auto& file : productFiles()) {
    if (!file.path.ends_with(".h")) continue;
    const auto isComment = [](const std::string& line) { return line.starts_with("//"); };
    ASSERT_GE(file.lines.size(), 3U) << file.path;
    if (file.path.ends_with("-inl.h")) {  // compiled once an instruction set, so not "once"
      EXPECT_TRUE(std::any_of(file.lines.begin(), file.lines.begin() + 3, isComment)) << file.path;
      continue;
    }
    EXPECT_EQ(file.lines[0], "#pragma once") << file.path;
    EXPECT_TRUE(isComment(file.lines[1])) << file.path;
  }
}

TEST(SourceFiles, noFileIsLongerThanFiveHundredLines) {
  for (const auto& file : productFiles()) {
    if (file.path.ends_with(".inc")) continue;  // generated tables
    EXPECT_LE(file.lines.size(), kMostLines) << file.path;
    if (file.lines.size() > kManyLines) {
      std::cout << "over " << kManyLines << " lines: " << file.path << " (" << file.lines.size() << ")\n";
    }
  }
}

}  // namespace
}  // namespace jukebox

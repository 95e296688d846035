// What the built programs link: LibTorch and Qt never enter `jukebox`; the engine is the library that has LibTorch.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <regex>
#include <string>
#include <vector>

namespace jukebox {
namespace {

using ::testing::Contains;
using ::testing::Not;
using ::testing::StartsWith;
namespace fs = std::filesystem;

const fs::path kProgram = fs::path(JUKEBOX_BIN) / "jukebox";
const fs::path kEngine = fs::path(JUKEBOX_BIN) / "libjukebox-engine.so";
const std::vector<std::string> kForbidden{"libtorch", "libc10", "libQt"};

#ifdef JUKEBOX_ENGINE_IS_BUILT
constexpr bool kEngineIsBuilt = true;
#else
constexpr bool kEngineIsBuilt = false;
#endif

std::string outputOf(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
  std::string output;
  std::array<char, 4096> buffer{};
  while (pipe && std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) output += buffer.data();
  return output;
}

std::vector<std::string> matchesOf(const std::string& text, const std::regex& pattern) {
  std::vector<std::string> names;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) names.push_back((*it)[1]);
  return names;
}

/// Libraries that the file itself asks for.
std::vector<std::string> neededBy(const fs::path& file) {
  return matchesOf(outputOf("LC_ALL=C readelf -d '" + file.string() + "'"),
                   std::regex(R"(\(NEEDED\)\s+Shared library: \[([^\]]+)\])"));
}

/// Libraries that end up in the process when it starts.
std::vector<std::string> loadedBy(const fs::path& file) {
  return matchesOf(outputOf("LC_ALL=C ldd '" + file.string() + "'"), std::regex(R"(\s*(\S+) (?:=>|\(0x))"));
}

TEST(LinkRules, theProgramStartsWithoutLibTorchAndQt) {
  if (!fs::exists(kProgram) && !kEngineIsBuilt) GTEST_SKIP() << "jukebox was not built";
  ASSERT_TRUE(fs::exists(kProgram));
  const auto needed = neededBy(kProgram);
  const auto loaded = loadedBy(kProgram);
  ASSERT_THAT(needed, Contains(StartsWith("libc.so")));
  ASSERT_THAT(loaded, Contains(StartsWith("libc.so")));
  for (const auto& library : kForbidden) {
    EXPECT_THAT(needed, Not(Contains(StartsWith(library))));
    EXPECT_THAT(loaded, Not(Contains(StartsWith(library))));
  }
}

TEST(LinkRules, theStudioStartsWithoutLibTorchAndQt5) {
  const fs::path studio = fs::path(JUKEBOX_BIN) / "jukebox-studio";
  if (!fs::exists(studio)) GTEST_SKIP() << "the studio was not built (JUKEBOX_STUDIO=OFF)";
  const auto loaded = loadedBy(studio);
  ASSERT_THAT(loaded, Contains(StartsWith("libQt6Widgets.so")));
  for (const std::string library : {"libtorch", "libc10", "libQt5"}) {
    EXPECT_THAT(loaded, Not(Contains(StartsWith(library))));
  }
}

TEST(LinkRules, theEngineIsTheLibraryThatHasLibTorch) {
  if (!kEngineIsBuilt) GTEST_SKIP() << "the engine was not built (JUKEBOX_ENGINE=OFF)";
  ASSERT_TRUE(fs::exists(kEngine));
  EXPECT_THAT(neededBy(kEngine), Contains(StartsWith("libtorch_cpu.so")));
}

}  // namespace
}  // namespace jukebox

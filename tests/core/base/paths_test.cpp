#include "core/base/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <optional>

#include "tests/core/base/temporary_folder.h"

namespace jukebox {
namespace {

using ::testing::ElementsAre;
namespace fs = std::filesystem;

/// Every variable that paths.h reads is unset; all come back at the end of the test.
class Paths : public ::testing::Test {
 protected:
  Paths() {
    for (const char* name : kNames) {
      if (const char* value = std::getenv(name)) m_saved[name] = value;
      ::unsetenv(name);
    }
    set("HOME", "/home/mara");
  }
  ~Paths() override {
    for (const char* name : kNames) {
      m_saved[name] ? ::setenv(name, m_saved[name]->c_str(), 1) : ::unsetenv(name);
    }
  }
  static void set(const char* name, const std::string& value) { ::setenv(name, value.c_str(), 1); }

 private:
  static constexpr const char* kNames[] = {"HOME",           "XDG_DATA_HOME",     "JUKEBOX_LIBRARY",
                                           "JUKEBOX_MODELS", "JUKEBOX_RESOURCES", "TMPDIR"};
  std::map<std::string, std::optional<std::string>> m_saved;
};

TEST_F(Paths, theUsersDataLiveBelowHome) {
  EXPECT_EQ(defaultLibraryFolder(), "/home/mara/.local/share/jukebox/library");
  EXPECT_EQ(userModelFolder(), "/home/mara/.local/share/jukebox/models");
}

TEST_F(Paths, theDataFolderOfTheDesktopComesFirst) {
  set("XDG_DATA_HOME", "/data");
  EXPECT_EQ(defaultLibraryFolder(), "/data/jukebox/library");
  EXPECT_EQ(userModelFolder(), "/data/jukebox/models");
}

TEST_F(Paths, aRelativeDataFolderIsIgnored) {
  set("XDG_DATA_HOME", "data");
  EXPECT_EQ(defaultLibraryFolder(), "/home/mara/.local/share/jukebox/library");
}

TEST_F(Paths, ourOwnVariablesWin) {
  set("XDG_DATA_HOME", "/data");
  set("JUKEBOX_LIBRARY", "/music/library");
  set("JUKEBOX_MODELS", "/music/models");
  EXPECT_EQ(defaultLibraryFolder(), "/music/library");
  EXPECT_EQ(userModelFolder(), "/music/models");
}

TEST_F(Paths, emptyVariablesCountAsUnset) {
  for (const char* name : {"XDG_DATA_HOME", "JUKEBOX_LIBRARY", "JUKEBOX_MODELS"}) set(name, "");
  EXPECT_EQ(defaultLibraryFolder(), "/home/mara/.local/share/jukebox/library");
  EXPECT_EQ(userModelFolder(), "/home/mara/.local/share/jukebox/models");
}

TEST_F(Paths, withoutAHomeThereIsStillAPlace) {
  ::unsetenv("HOME");
  EXPECT_TRUE(defaultLibraryFolder().is_absolute());
  set("TMPDIR", "/no/such/folder");
  EXPECT_EQ(defaultLibraryFolder(), "/tmp/jukebox/library");
}

TEST_F(Paths, modelsAreSearchedInTheOrderOfTheHeader) {
  set("JUKEBOX_RESOURCES", "/opt/jukebox");
  EXPECT_THAT(modelSearchFolders(), ElementsAre("/home/mara/.local/share/jukebox/models", "/opt/jukebox/models"));
  set("JUKEBOX_MODELS", "/music/models");
  EXPECT_THAT(modelSearchFolders(),
              ElementsAre("/music/models", "/home/mara/.local/share/jukebox/models", "/opt/jukebox/models"));
}

TEST_F(Paths, theProgramKnowsItsFolderAndItsResources) {
  EXPECT_TRUE(fs::exists(executableFolder() / "base_test"));
  EXPECT_TRUE(resourceFolder().is_absolute());
  EXPECT_EQ(resourceFolder().filename(), "resources");
}

TEST(PlainFileName, namesWithoutTricksAreAccepted) {
  for (const std::string& name :
       {std::string("a"), std::string("audio.flac"), std::string("..."), std::string(".hidden"),
        std::string("with space"), std::string("naïve"), std::string(255, 'n')}) {
    EXPECT_TRUE(isPlainFileName(name)) << name;
  }
}

TEST(PlainFileName, everythingThatLeavesTheFolderIsRefused) {
  for (const std::string& name :
       {std::string(), std::string("."), std::string(".."), std::string("/"), std::string("a/b"), std::string("../a"),
        std::string("a\\b"), std::string("a\nb"), std::string("a\0b", 3), std::string("\x1f"), std::string(256, 'n')}) {
    EXPECT_FALSE(isPlainFileName(name)) << name;
  }
}

}  // namespace
}  // namespace jukebox

#include "app/export/staged_files.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/id.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

class StagedFilesTest : public testing::Test {
 protected:
  StagedFilesTest() : folder(fs::temp_directory_path() / ("jukebox_staged_" + newId())) {
    fs::create_directories(folder);
  }
  ~StagedFilesTest() override { fs::remove_all(folder); }

  static void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }
  static void stage(StagedFiles& files, const std::string& name, const std::string& text) {
    const auto path = files.stage(name);
    ASSERT_TRUE(path.has_value());
    write(*path, text);
  }
  std::string at(const std::string& name) const {
    std::ifstream stream(folder / name);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::ptrdiff_t count() const { return std::distance(fs::directory_iterator(folder), {}); }

  fs::path folder;
};

TEST_F(StagedFilesTest, nothingAppearsBeforeEverythingIsPublished) {
  StagedFiles files(folder, false);
  stage(files, "a", "one");
  stage(files, "b", "two");
  EXPECT_FALSE(fs::exists(folder / "a"));
  ASSERT_TRUE(files.publish().has_value());
  EXPECT_EQ(at("a"), "one");
  EXPECT_EQ(at("b"), "two");
}

TEST_F(StagedFilesTest, unpublishedFilesLeaveNoTrace) {
  {
    StagedFiles files(folder, true);
    stage(files, "a", "one");
  }
  EXPECT_EQ(count(), 0);
}

TEST_F(StagedFilesTest, aFileThatAppearedMeanwhileIsNotReplaced) {
  {
    StagedFiles files(folder, false);
    stage(files, "a", "one");
    stage(files, "b", "two");
    write(folder / "b", "precious");
    const auto status = files.publish();
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().kind, ErrorKind::alreadyExists);
  }
  EXPECT_EQ(at("b"), "precious");
  EXPECT_EQ(count(), 1) << "the first one is taken back";
}

TEST_F(StagedFilesTest, whatWasReplacedComesBackWhenALaterOneFails) {
  write(folder / "a", "old");
  fs::create_directories(folder / "b" / "in the way");
  {
    StagedFiles files(folder, true);
    stage(files, "a", "new");
    stage(files, "b", "new");
    EXPECT_FALSE(files.publish().has_value());
  }
  EXPECT_EQ(at("a"), "old");
  EXPECT_EQ(count(), 2);
}

TEST_F(StagedFilesTest, replacingReplaces) {
  write(folder / "a", "old");
  StagedFiles files(folder, true);
  stage(files, "a", "new");
  ASSERT_TRUE(files.publish().has_value());
  EXPECT_EQ(at("a"), "new");
}

TEST_F(StagedFilesTest, aMissingFolderIsSaid) {
  StagedFiles files(folder / "nowhere", false);
  EXPECT_EQ(files.stage("a").error().kind, ErrorKind::notFound);
}

}  // namespace
}  // namespace jukebox

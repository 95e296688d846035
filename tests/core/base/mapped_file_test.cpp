#include "core/base/mapped_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <limits>

#include "tests/core/base/temporary_folder.h"

namespace jukebox {
namespace {

std::string textOf(const MappedFile& file) {
  return {reinterpret_cast<const char*>(file.bytes().data()), file.size()};
}

TEST(MappedFile, showsTheBytesOfTheFile) {
  const test::TemporaryFolder folder;
  const std::string text("weights\0\xff", 9);
  test::writeText(folder / "weights", text);
  const auto file = MappedFile::open(folder / "weights");
  ASSERT_TRUE(file);
  EXPECT_EQ((*file)->size(), 9U);
  EXPECT_EQ(textOf(**file), text);
  EXPECT_EQ((*file)->path(), folder / "weights");
}

TEST(MappedFile, anEmptyFileHasNoBytes) {
  const test::TemporaryFolder folder;
  test::writeText(folder / "empty", "");
  const auto file = MappedFile::open(folder / "empty");
  ASSERT_TRUE(file);
  EXPECT_EQ((*file)->size(), 0U);
  EXPECT_TRUE((*file)->bytes().empty());
  (*file)->dropPages(0, 100);
}

TEST(MappedFile, theBytesLiveAsLongAsACopyEvenWhenTheFileIsDeleted) {
  const test::TemporaryFolder folder;
  test::writeText(folder / "weights", "still here");
  std::shared_ptr<const MappedFile> copy;
  {
    auto file = MappedFile::open(folder / "weights");
    ASSERT_TRUE(file);
    copy = *file;
  }
  std::filesystem::remove(folder / "weights");
  EXPECT_EQ(textOf(*copy), "still here");
}

TEST(MappedFile, droppedPagesAreReadAgainWhenNeeded) {
  const test::TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += static_cast<char>('a' + i % 26);
  test::writeText(folder / "weights", text);
  const auto file = MappedFile::open(folder / "weights");
  ASSERT_TRUE(file);
  constexpr std::size_t kHuge = std::numeric_limits<std::size_t>::max();
  const std::pair<std::size_t, std::size_t> ranges[] = {{0, text.size()},   {1, 1},         {5000, 20'000},
                                                        {99'999, 1},        {0, kHuge},     {kHuge, 1},
                                                        {kHuge - 5, kHuge}, {200'000, 8192}};
  for (const auto& [offset, length] : ranges) {
    (*file)->dropPages(offset, length);
    EXPECT_EQ(textOf(**file), text) << offset << " " << length;
  }
}

TEST(MappedFile, whatCannotBeMappedIsAnError) {
  const test::TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  struct Case {
    std::filesystem::path path;
    ErrorKind kind;
  };
  for (const auto& [path, kind] :
       {Case{folder / "missing", ErrorKind::notFound}, Case{folder.path(), ErrorKind::invalidInput},
        Case{folder / "pipe", ErrorKind::invalidInput}, Case{"/dev/zero", ErrorKind::invalidInput}}) {
    const auto file = MappedFile::open(path);
    ASSERT_FALSE(file) << path;
    EXPECT_EQ(file.error().kind, kind) << file.error().message;
  }
}

}  // namespace
}  // namespace jukebox

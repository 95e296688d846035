#include "core/base/atomic_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <thread>
#include <vector>

#include "tests/core/base/temporary_folder.h"

namespace jukebox {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
namespace fs = std::filesystem;

TEST(AtomicFile, writesNewFilesAndReplacesOldOnes) {
  const test::TemporaryFolder folder;
  const fs::path path = folder / "song.json";
  ASSERT_TRUE(writeFileAtomically(path, "first"));
  EXPECT_EQ(test::readText(path), "first");
  const std::string large(3'000'000, 'x');
  ASSERT_TRUE(writeFileAtomically(path, large));
  EXPECT_EQ(test::readText(path), large);
  ASSERT_TRUE(writeFileAtomically(path, ""));
  EXPECT_EQ(fs::file_size(path), 0U);
  EXPECT_THAT(folder.names(), ElementsAre("song.json"));
}

TEST(AtomicFile, theOldFileSurvivesAFailingWriterAndNoPartStays) {
  const test::TemporaryFolder folder;
  const fs::path path = folder / "song.json";
  test::writeText(path, "old");
  const auto status = writeFileAtomically(path, [](const fs::path& temporary) -> Status {
    test::writeText(temporary, "half of the n");
    return makeError(ErrorKind::corrupt, "The writer gave up.");
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::corrupt);
  EXPECT_EQ(status.error().message, "The writer gave up.");
  EXPECT_EQ(test::readText(path), "old");
  EXPECT_THAT(folder.names(), ElementsAre("song.json"));
}

TEST(AtomicFile, aWriterThatMakesNoFileIsAnError) {
  const test::TemporaryFolder folder;
  const auto status = writeFileAtomically(folder / "song.json", [](const fs::path&) { return Status(); });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::notFound);
  EXPECT_THAT(folder.names(), IsEmpty());
}

TEST(AtomicFile, theWriterNeverSeesTheFinalName) {
  const test::TemporaryFolder folder;
  const fs::path path = folder / "song.json";
  test::writeText(path, "old");
  ASSERT_TRUE(writeFileAtomically(path, [&](const fs::path& temporary) -> Status {
    EXPECT_NE(temporary, path);
    EXPECT_EQ(temporary.parent_path(), path.parent_path());
    EXPECT_EQ(temporary.extension(), ".part");
    EXPECT_EQ(test::readText(path), "old");
    test::writeText(temporary, "new");
    EXPECT_EQ(test::readText(path), "old");
    return {};
  }));
  EXPECT_EQ(test::readText(path), "new");
}

TEST(AtomicFile, aFullDiskIsNoSpaceAndTheOldFileSurvives) {
  const test::TemporaryFolder folder;
  const fs::path path = folder / "song.json";
  test::writeText(path, "old");
  // What write(2) says to a full disk: the temporary file leads to /dev/full.
  const auto status = writeFileAtomically(path, [](const fs::path& temporary) -> Status {
    fs::create_symlink("/dev/full", temporary);
    std::ofstream stream(temporary, std::ios::binary);
    errno = 0;
    stream << "too much" << std::flush;
    return stream ? Status() : Status(errorFromErrno(errno, "write", temporary.string()));
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::noSpace);
  EXPECT_THAT(status.error().advice, HasSubstr("disk space"));
  EXPECT_EQ(test::readText(path), "old");
  EXPECT_THAT(folder.names(), ElementsAre("song.json"));
}

TEST(AtomicFile, aWriteThatFailsHalfWayLeavesTheOldFile) {
  const test::TemporaryFolder folder;
  const fs::path path = folder / "song.json";
  test::writeText(path, "old");
  const pid_t child = ::fork();
  if (child == 0) {  // a process that may write 1000 bytes a file
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto status = writeFileAtomically(path, std::string(5000, 'n'));
    ::_exit(status ? 100 : static_cast<int>(status.error().kind));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), static_cast<int>(ErrorKind::io));
  EXPECT_EQ(test::readText(path), "old");
  EXPECT_THAT(folder.names(), ElementsAre("song.json"));
}

TEST(AtomicFile, placesThatCannotBeWrittenAreErrors) {
  const test::TemporaryFolder folder;
  test::writeText(folder / "file", "");
  fs::create_directories(folder / "folder/full");
  struct Case {
    fs::path path;
    ErrorKind kind;
  };
  for (const auto& [path, kind] : std::vector<Case>{{folder / "missing/song.json", ErrorKind::notFound},
                                                    {folder / "file/song.json", ErrorKind::io},
                                                    {folder / std::string(300, 'n'), ErrorKind::io},
                                                    {folder / "folder", ErrorKind::io}}) {
    const auto status = writeFileAtomically(path, "text");
    ASSERT_FALSE(status) << path;
    EXPECT_EQ(status.error().kind, kind) << status.error().message;
    EXPECT_THAT(status.error().message, HasSubstr(path.filename().string()));
  }
  EXPECT_THAT(folder.names(), ElementsAre("file", "folder"));
}

TEST(AtomicFile, writersOfOnePathInManyThreadsDoNotMix) {
  const test::TemporaryFolder folder;
  const fs::path path = folder / "song.json";
  std::vector<std::thread> threads;
  for (char letter = 'a'; letter < 'e'; ++letter) {
    threads.emplace_back([&, letter] {
      for (int i = 0; i < 10; ++i) EXPECT_TRUE(writeFileAtomically(path, std::string(20'000, letter)));
    });
  }
  for (auto& thread : threads) thread.join();
  const std::string text = test::readText(path);
  ASSERT_EQ(text.size(), 20'000U);
  EXPECT_EQ(text, std::string(20'000, text[0]));
  EXPECT_THAT(folder.names(), ElementsAre("song.json"));
}

TEST(PublishFolder, theFolderAppearsWithEverythingInIt) {
  const test::TemporaryFolder folder;
  test::writeText(folder / "build/audio.flac", "audio");
  test::writeText(folder / "build/labels/artists.txt", "artists");
  ASSERT_TRUE(publishFolder(folder / "build", folder / "sample"));
  EXPECT_THAT(folder.names(), ElementsAre("sample"));
  EXPECT_EQ(test::readText(folder / "sample/audio.flac"), "audio");
  EXPECT_EQ(test::readText(folder / "sample/labels/artists.txt"), "artists");
}

TEST(PublishFolder, anExistingTargetIsRefusedAndBothStay) {
  const test::TemporaryFolder folder;
  test::writeText(folder / "build/audio.flac", "new");
  test::writeText(folder / "full/audio.flac", "old");
  fs::create_directories(folder / "empty");
  test::writeText(folder / "file", "old");
  for (const std::string target : {"full", "empty", "file"}) {
    const auto status = publishFolder(folder / "build", folder / target);
    ASSERT_FALSE(status) << target;
    EXPECT_EQ(status.error().kind, ErrorKind::alreadyExists);
  }
  EXPECT_EQ(test::readText(folder / "full/audio.flac"), "old");
  EXPECT_EQ(test::readText(folder / "build/audio.flac"), "new");
}

TEST(PublishFolder, aMissingSourceOrTargetFolderIsAnError) {
  const test::TemporaryFolder folder;
  const auto noSource = publishFolder(folder / "nothing", folder / "sample");
  ASSERT_FALSE(noSource);
  EXPECT_EQ(noSource.error().kind, ErrorKind::notFound);
  fs::create_directories(folder / "build");
  EXPECT_FALSE(publishFolder(folder / "build", folder / "no/such/folder"));
  EXPECT_THAT(folder.names(), ElementsAre("build"));
}

TEST(ReadFile, givesTheBytesUpToTheBound) {
  const test::TemporaryFolder folder;
  const std::string bytes("a\0b\xff\n", 5);
  test::writeText(folder / "five", bytes);
  test::writeText(folder / "empty", "");
  EXPECT_EQ(readFile(folder / "five", 5).value(), bytes);
  EXPECT_EQ(readFile(folder / "empty", 0).value(), "");
  const auto tooLarge = readFile(folder / "five", 4);
  ASSERT_FALSE(tooLarge);
  EXPECT_EQ(tooLarge.error().kind, ErrorKind::unsupported);
  EXPECT_THAT(tooLarge.error().message, HasSubstr("five"));
}

TEST(ReadFile, whatIsNoRegularFileIsRefusedWithoutWaiting) {
  const test::TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  for (const fs::path& path : {folder.path(), folder / "pipe", fs::path("/dev/zero")}) {
    const auto text = readFile(path, 1000);
    ASSERT_FALSE(text) << path;
    EXPECT_EQ(text.error().kind, ErrorKind::invalidInput);
  }
  const auto missing = readFile(folder / "missing", 1000);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::notFound);
}

}  // namespace
}  // namespace jukebox

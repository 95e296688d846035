#include "core/base/file_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "tests/core/base/temporary_folder.h"

namespace jukebox {
namespace {

using ::testing::HasSubstr;

/// Kind of the error that another process gets from the lock, or 100 if it gets the lock.
int tryInAnotherProcess(const std::filesystem::path& path) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::acquire(path);
    ::_exit(lock ? 100 : static_cast<int>(lock.error().kind));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// A process that takes the lock, says so, and sleeps until it is killed.
pid_t startHolder(const std::filesystem::path& path) {
  int ready[2];
  if (::pipe(ready) != 0) return -1;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::acquire(path);
    const char answer = lock ? 'y' : 'n';
    if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
    ::pause();
    ::_exit(0);
  }
  char answer = 'n';
  const bool told = ::read(ready[0], &answer, 1) == 1 && answer == 'y';
  ::close(ready[0]);
  ::close(ready[1]);
  return told ? child : -1;
}

TEST(FileLock, aSecondProcessIsToldThatItIsBusy) {
  const test::TemporaryFolder folder;
  {
    const auto lock = FileLock::acquire(folder / "lock");
    ASSERT_TRUE(lock);
    EXPECT_EQ(tryInAnotherProcess(folder / "lock"), static_cast<int>(ErrorKind::busy));
    EXPECT_EQ(tryInAnotherProcess(folder / "other"), 100);
  }
  EXPECT_EQ(tryInAnotherProcess(folder / "lock"), 100);
}

TEST(FileLock, aKilledProcessLeavesNoLockBehind) {
  const test::TemporaryFolder folder;
  const pid_t holder = startHolder(folder / "lock");
  ASSERT_GT(holder, 0);
  const auto refused = FileLock::acquire(folder / "lock");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::busy);
  EXPECT_THAT(refused.error().message, HasSubstr(folder.path().string()));
  ::kill(holder, SIGKILL);
  ::waitpid(holder, nullptr, 0);
  EXPECT_TRUE(FileLock::acquire(folder / "lock"));
}

TEST(FileLock, aSecondHolderInThisProcessIsRefusedToo) {
  const test::TemporaryFolder folder;
  const auto lock = FileLock::acquire(folder / "lock");
  ASSERT_TRUE(lock);
  const auto second = FileLock::acquire(folder / "lock");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::busy);
}

TEST(FileLock, movingKeepsTheLock) {
  const test::TemporaryFolder folder;
  auto first = FileLock::acquire(folder / "lock");
  ASSERT_TRUE(first);
  {
    FileLock moved = std::move(*first);
    auto second = FileLock::acquire(folder / "other");
    ASSERT_TRUE(second);
    *second = std::move(moved);
    EXPECT_FALSE(FileLock::acquire(folder / "lock"));
  }
  EXPECT_TRUE(FileLock::acquire(folder / "lock"));
  EXPECT_TRUE(FileLock::acquire(folder / "other"));
}

TEST(FileLock, aPlaceThatDoesNotExistIsNotBusy) {
  const test::TemporaryFolder folder;
  const auto lock = FileLock::acquire(folder / "missing/lock");
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().kind, ErrorKind::notFound);
  EXPECT_FALSE(FileLock::acquire(folder.path()));
}

}  // namespace
}  // namespace jukebox

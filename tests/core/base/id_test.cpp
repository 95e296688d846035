#include "core/base/id.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace jukebox {
namespace {

using ::testing::MatchesRegex;

TEST(Id, newIdsAreValid) {
  for (int i = 0; i < 100; ++i) {
    const std::string id = newId();
    EXPECT_TRUE(isValidId(id)) << id;
    EXPECT_THAT(id, MatchesRegex("[0-9a-z]+"));
  }
}

TEST(Id, laterIdsSortBehindEarlierOnes) {
  std::string previous = newId();
  for (int i = 0; i < 5; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    const std::string next = newId();
    EXPECT_LT(previous, next);
    previous = next;
  }
}

TEST(Id, theFirstTenCharactersAreTheTime) {
  const auto now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  std::int64_t milliseconds = 0;
  for (const char c : newId().substr(0, 10)) {
    milliseconds =
        milliseconds * 32 + static_cast<std::int64_t>(std::string_view("0123456789abcdefghjkmnpqrstvwxyz").find(c));
  }
  EXPECT_GE(milliseconds, now);
  EXPECT_LT(milliseconds, now + 60'000);
}

TEST(Id, idsOfManyThreadsAreDistinct) {
  std::set<std::string> ids;
  std::mutex mutex;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        const std::string id = newId();
        const std::lock_guard lock(mutex);
        ids.insert(id);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(ids.size(), 2000U);
}

TEST(Id, everythingElseIsMalformed) {
  const std::string good = "01jd9e6x1qpz4c8m2v7k5t3w9r";
  ASSERT_TRUE(isValidId(good));
  std::vector<std::string> bad{"", good.substr(1), good + "0", "01JD9E6X1QPZ4C8M2V7K5T3W9R",
                               "../../../../../../etc/passwd"};
  for (const char c : {'i', 'l', 'o', 'u', 'A', '/', '.', ' ', '-', '\n', '\0', '\xff'}) {
    std::string changed = good;
    changed[13] = c;
    bad.push_back(changed);
  }
  for (const auto& text : bad) EXPECT_FALSE(isValidId(text)) << text;
}

TEST(UtcTimestamp, isIso8601) {
  EXPECT_THAT(utcTimestampNow(), MatchesRegex("20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z"));
}

}  // namespace
}  // namespace jukebox

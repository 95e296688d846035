#include "core/base/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <tuple>
#include <vector>

namespace jukebox {
namespace {

using ::testing::ElementsAre;
using Message = std::tuple<LogLevel, std::string, std::string>;

/// Takes the sink away at the end of the test.
struct SinkGuard {
  ~SinkGuard() { setLogSink({}); }
};

TEST(Log, theSinkHearsLevelCategoryAndText) {
  const SinkGuard guard;
  std::vector<Message> messages;
  setLogSink([&](LogLevel level, std::string_view category, std::string_view message) {
    messages.emplace_back(level, category, message);
  });
  logInfo("engine", "{} of {} windows", 3, 7);
  logWarning("db", "slow");
  logMessage(LogLevel::error, "cli", "{} is not a placeholder here");
  EXPECT_THAT(messages,
              ElementsAre(Message{LogLevel::info, "engine", "3 of 7 windows"}, Message{LogLevel::warning, "db", "slow"},
                          Message{LogLevel::error, "cli", "{} is not a placeholder here"}));
}

TEST(Log, withoutASinkMessagesAreDropped) {
  int count = 0;
  setLogSink([&](LogLevel, std::string_view, std::string_view) { ++count; });
  setLogSink({});
  logInfo("engine", "nobody hears this");
  EXPECT_EQ(count, 0);
}

TEST(Log, aSinkMayReplaceItself) {
  const SinkGuard guard;
  int count = 0;
  setLogSink([&](LogLevel, std::string_view, std::string_view) {
    ++count;
    setLogSink({});
  });
  logInfo("engine", "first");
  logInfo("engine", "second");
  EXPECT_EQ(count, 1);
}

TEST(Log, manyThreadsMaySpeakAtOnce) {
  const SinkGuard guard;
  std::atomic<int> count = 0;
  setLogSink([&](LogLevel, std::string_view, std::string_view) { ++count; });
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([] {
      for (int i = 0; i < 250; ++i) logInfo("engine", "{}", i);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count, 1000);
}

TEST(Log, levelsHaveNames) {
  EXPECT_EQ(logLevelName(LogLevel::debug), "debug");
  EXPECT_EQ(logLevelName(LogLevel::info), "info");
  EXPECT_EQ(logLevelName(LogLevel::warning), "warning");
  EXPECT_EQ(logLevelName(LogLevel::error), "error");
}

}  // namespace
}  // namespace jukebox

#include "core/engine/kernels/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace jukebox {
namespace {

TEST(ThreadPool, callsEveryChunkExactlyOnce) {
  for (const size_t threads : {0, 1, 2, 3, 4}) {
    ThreadPool pool(threads);
    for (const size_t chunks : {0, 1, 2, 3, 7, 64, 1000}) {
      std::vector<int> calls(chunks);  // not atomic: every chunk has its own, and run() makes them visible
      pool.run(chunks, [&](size_t chunk) { ++calls[chunk]; });
      EXPECT_EQ(calls, std::vector<int>(chunks, 1)) << threads << " threads";
    }
  }
}

TEST(ThreadPool, countsTheCallerAsAThread) {
  EXPECT_EQ(ThreadPool(0).threadCount(), 1u);
  EXPECT_EQ(ThreadPool(1).threadCount(), 1u);
  EXPECT_EQ(ThreadPool(4).threadCount(), 4u);
}

TEST(ThreadPool, survivesThousandsOfShortRunsOfChangingSize) {
  ThreadPool pool(4);
  std::vector<size_t> results(16);
  for (size_t round = 0; round < 20000; ++round) {
    const size_t chunks = 1 + round % 16;
    pool.run(chunks, [&](size_t chunk) { results[chunk] = round + chunk; });
    for (size_t chunk = 0; chunk < chunks; ++chunk) ASSERT_EQ(results[chunk], round + chunk);
  }
}

TEST(ThreadPool, wakesWorkersThatHaveGoneToSleep) {
  ThreadPool pool(2);
  for (int round = 0; round < 5; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::atomic<int> arrived = 0;
    pool.run(2, [&](size_t) {  // both chunks wait for each other, so two threads must take part
      ++arrived;
      while (arrived.load() < 2) std::this_thread::yield();
    });
    EXPECT_EQ(arrived.load(), 2);
  }
}

TEST(ThreadPool, runsInsideAChunkOnTheSameThread) {
  ThreadPool pool(3);
  std::vector<int> calls(6 * 5);
  pool.run(6, [&](size_t outer) {
    const std::thread::id self = std::this_thread::get_id();
    pool.run(5, [&](size_t inner) {
      EXPECT_EQ(std::this_thread::get_id(), self);
      ++calls[outer * 5 + inner];
    });
  });
  EXPECT_EQ(calls, std::vector<int>(30, 1));
}

TEST(ThreadPool, servesTwoCallersAtOnce) {
  ThreadPool pool(2);
  const auto caller = [&pool](std::vector<int>& calls) {
    for (int round = 0; round < 2000; ++round) pool.run(calls.size(), [&](size_t chunk) { ++calls[chunk]; });
  };
  std::vector<int> first(7), second(9);
  std::thread other(caller, std::ref(second));
  caller(first);
  other.join();
  EXPECT_EQ(first, std::vector<int>(7, 2000));
  EXPECT_EQ(second, std::vector<int>(9, 2000));
}

TEST(ThreadPool, endsCleanlyAtAnyMoment) {
  for (int round = 0; round < 100; ++round) {
    auto pool = std::make_unique<ThreadPool>(3);
    int sum = 0;
    if (round % 2 == 0) pool->run(1, [&](size_t) { ++sum; });
    if (round % 3 == 0) pool->run(4, [](size_t) {});
    pool.reset();
    EXPECT_EQ(sum, round % 2 == 0 ? 1 : 0);
  }
}

TEST(FunctionRef, callsWhatItRefersToWithoutCopyingIt) {
  auto counter = [count = 0]() mutable { return ++count; };
  const FunctionRef<int()> reference = counter;
  EXPECT_EQ(reference(), 1);
  EXPECT_EQ(reference(), 2);
  EXPECT_EQ(counter(), 3);
}

}  // namespace
}  // namespace jukebox

// ThreadPool: claiming of chunks, sleeping, and the pool shared by the process.
//
// The ticket holds {generation, next chunk}. A thread claims a chunk by compare-and-swap of the whole ticket, so a
// worker that wakes late, with the generation of an earlier run, can never claim a chunk of the current one. What is
// claimed at once shrinks with what is left: few tickets, each of which may cross the processor, and an even end.

#include "core/engine/kernels/thread_pool.h"

#include <algorithm>
#include <memory>
#include <mutex>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace jukebox {
namespace {

constexpr int kIdleSpins = 2000;    // tens of microseconds: longer than the gaps inside one layer
constexpr int kFinishSpins = 4000;  // before the caller lets another thread have the core
constexpr uint64_t kExhausted = 0xffffffffu;

void pauseBriefly() {
#if defined(__x86_64__)
  _mm_pause();
#endif
}

uint64_t makeTicket(uint32_t generation, uint64_t chunk) {
  return (uint64_t{generation} << 32) | chunk;
}

size_t coreCount() {
  return std::max(1u, std::thread::hardware_concurrency());
}

std::mutex defaultPoolMutex;
std::unique_ptr<ThreadPool> defaultPool;

}  // namespace

ThreadPool::ThreadPool(size_t threads) {
  m_workers.reserve(threads);
  for (size_t i = 1; i < threads; ++i) m_workers.emplace_back([this] { workerLoop(); });
}

ThreadPool::~ThreadPool() {
  m_stopping.store(true);
  m_generation.fetch_add(1);
  m_generation.notify_all();
  for (std::thread& worker : m_workers) worker.join();
}

void ThreadPool::run(size_t chunkCount, FunctionRef<void(size_t)> chunk) {
  if (chunkCount == 0) return;
  if (m_workers.empty() || chunkCount == 1 || m_busy.exchange(true, std::memory_order_acquire)) {
    for (size_t i = 0; i < chunkCount; ++i) chunk(i);
    return;
  }
  m_chunk.store(&chunk, std::memory_order_relaxed);
  m_chunkCount.store(static_cast<uint32_t>(chunkCount), std::memory_order_relaxed);
  m_finished.store(0, std::memory_order_relaxed);
  const uint32_t generation = m_generation.load(std::memory_order_relaxed) + 1;
  m_ticket.store(makeTicket(generation, 0), std::memory_order_release);
  m_generation.store(generation);  // sequentially consistent with m_sleepers: a worker sees it or is counted
  if (m_sleepers.load() > 0) m_generation.notify_all();

  claimChunks(generation);
  for (int spins = 0; m_finished.load(std::memory_order_acquire) != chunkCount;) {
    if (++spins < kFinishSpins) {
      pauseBriefly();
    } else {
      std::this_thread::yield();
    }
  }
  // Nobody may take the next run's chunk count for this one's.
  m_ticket.store(makeTicket(generation, kExhausted), std::memory_order_release);
  m_busy.store(false, std::memory_order_release);
}

void ThreadPool::claimChunks(uint32_t generation) {
  const auto shares = static_cast<uint32_t>(2 * threadCount());
  uint32_t done = 0;
  for (;;) {
    uint64_t ticket = m_ticket.load(std::memory_order_acquire);
    uint32_t first = 0, count = 0;
    do {
      first = static_cast<uint32_t>(ticket);
      const uint32_t all = m_chunkCount.load(std::memory_order_relaxed);
      const bool sameRun = static_cast<uint32_t>(ticket >> 32) == generation;
      if (!sameRun || first >= all) {
        if (done > 0) m_finished.fetch_add(done, std::memory_order_release);
        return;
      }
      count = std::max(1U, (all - first) / shares);
    } while (
        !m_ticket.compare_exchange_weak(ticket, ticket + count, std::memory_order_acq_rel, std::memory_order_acquire));
    const FunctionRef<void(size_t)>& chunk = *m_chunk.load(std::memory_order_relaxed);
    for (uint32_t i = 0; i < count; ++i) chunk(first + i);
    done += count;
  }
}

void ThreadPool::workerLoop() {
  uint32_t seen = 0;
  for (;;) {
    uint32_t current = m_generation.load(std::memory_order_acquire);
    for (int spins = 0; current == seen; current = m_generation.load(std::memory_order_acquire)) {
      if (++spins < kIdleSpins) {
        pauseBriefly();
        continue;
      }
      m_sleepers.fetch_add(1);
      m_generation.wait(seen);
      m_sleepers.fetch_sub(1);
    }
    seen = current;
    if (m_stopping.load(std::memory_order_acquire)) return;
    claimChunks(current);
  }
}

ThreadPool& defaultThreadPool() {
  const std::lock_guard lock(defaultPoolMutex);
  if (!defaultPool) defaultPool = std::make_unique<ThreadPool>(coreCount());
  return *defaultPool;
}

void setDefaultThreadCount(size_t threads) {
  const std::lock_guard lock(defaultPoolMutex);
  defaultPool = std::make_unique<ThreadPool>(threads == 0 ? coreCount() : threads);
}

}  // namespace jukebox

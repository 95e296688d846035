#pragma once
// ThreadPool: runs the chunks of one short computation on a few threads, at the cost of less than a microsecond.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

#include "core/engine/kernels/function_ref.h"

namespace jukebox {

/// A pool for work that takes microseconds and is started thousands of times a second (one layer of the decode loop).
///
/// Chunks are claimed a few at a time, one by one in the end, and the calling thread takes part. The caller never waits
/// for a worker that has claimed nothing, so a worker that the operating system has put aside costs nothing. Idle
/// workers spin briefly and then sleep in the kernel. Which thread runs a chunk is not defined; a chunk's result must not depend on it.
class ThreadPool {
 public:
  /// `threads` counts the caller: a pool of n starts n-1 workers. 0 is taken as 1.
  explicit ThreadPool(size_t threads);
  /// Ends the workers. No run() may be in progress.
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  /// Number of threads that share the work, the caller included.
  size_t threadCount() const { return m_workers.size() + 1; }

  /// Calls chunk(0) ... chunk(chunkCount-1), each exactly once, and returns when all have returned. Everything they
  /// wrote is visible to the caller then. Allocates nothing. `chunk` must not throw. A call from inside a chunk, or
  /// while another thread is in run(), runs its chunks on the calling thread alone. chunkCount < 2^32 - 1.
  void run(size_t chunkCount, FunctionRef<void(size_t)> chunk);

 private:
  void workerLoop();
  void claimChunks(uint32_t generation);

  // Each group of variables has its own cache line: the ticket is contended, the others are read by spinning threads.
  alignas(64) std::atomic<uint64_t> m_ticket{0};  // high half: generation, low half: next chunk to claim
  alignas(64) std::atomic<uint32_t> m_finished{0};
  alignas(64) std::atomic<uint32_t> m_generation{0};
  alignas(64) std::atomic<uint32_t> m_sleepers{0};
  std::atomic<uint32_t> m_chunkCount{0};
  std::atomic<const FunctionRef<void(size_t)>*> m_chunk{nullptr};
  std::atomic<bool> m_busy{false};
  std::atomic<bool> m_stopping{false};
  std::vector<std::thread> m_workers;
};

/// The pool shared by the process, made at the first call with one thread a core (or as set below).
ThreadPool& defaultThreadPool();

/// Replaces the shared pool by one of `threads` threads (0: one a core). References to the old pool become invalid;
/// must not be called while the shared pool is in use.
void setDefaultThreadCount(size_t threads);

}  // namespace jukebox

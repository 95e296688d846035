#pragma once
// CancellationToken: how a running job hears that it should stop. Two modes, polled by the worker thread.

#include <atomic>
#include <memory>

#include "core/base/result.h"

namespace jukebox {

enum class CancelMode {
  none,
  afterWindow,  ///< finish the window that is being sampled, then stop
  now,          ///< stop at the next token; the unfinished window is lost
};

/// Shared flag between the one who asks and the one who works. Copies refer to the same flag.
/// All members may be called from any thread, request() also from a signal handler.
class CancellationToken {
 public:
  CancellationToken() : m_mode(std::make_shared<std::atomic<CancelMode>>(CancelMode::none)) {}

  /// The most urgent wish counts: asking for `afterWindow` after `now` changes nothing.
  void request(CancelMode mode) noexcept {
    CancelMode current = m_mode->load(std::memory_order_relaxed);
    while (current < mode && !m_mode->compare_exchange_weak(current, mode, std::memory_order_relaxed)) {
    }
  }
  bool shouldStopNow() const noexcept { return m_mode->load(std::memory_order_relaxed) == CancelMode::now; }
  bool shouldStopAfterWindow() const noexcept { return m_mode->load(std::memory_order_relaxed) != CancelMode::none; }

  /// The error that a stopped operation returns (kind cancelled).
  static Error cancelledError();

 private:
  std::shared_ptr<std::atomic<CancelMode>> m_mode;
};

}  // namespace jukebox

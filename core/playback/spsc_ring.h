#pragma once
// SpscRing: messages from one thread to one other, without locks and without allocating.

#include <array>
#include <atomic>
#include <cstddef>
#include <optional>
#include <type_traits>

namespace jukebox {

/// A bounded first-in first-out queue for exactly one pushing and one popping thread. Both ends are wait-free, so one
/// of them may be the audio callback. `Capacity` is a power of two.
template <class T, std::size_t Capacity>
class SpscRing {
  static_assert(std::is_trivially_copyable_v<T>, "Messages are copied in the audio callback.");
  static_assert(Capacity > 0 && (Capacity & (Capacity - 1)) == 0);

 public:
  /// False when the ring is full; the message is then not sent.
  bool push(const T& message) noexcept {
    const std::size_t head = m_head.load(std::memory_order_relaxed);
    if (head - m_tail.load(std::memory_order_acquire) == Capacity) return false;
    m_messages[head % Capacity] = message;
    m_head.store(head + 1, std::memory_order_release);
    return true;
  }

  /// The oldest message; empty when there is none.
  std::optional<T> pop() noexcept {
    const std::size_t tail = m_tail.load(std::memory_order_relaxed);
    if (tail == m_head.load(std::memory_order_acquire)) return std::nullopt;
    const T message = m_messages[tail % Capacity];
    m_tail.store(tail + 1, std::memory_order_release);
    return message;
  }

 private:
  std::array<T, Capacity> m_messages{};
  std::atomic<std::size_t> m_head{0};
  std::atomic<std::size_t> m_tail{0};
};

}  // namespace jukebox

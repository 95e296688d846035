#pragma once
// StdoutGuard: standard output for the protocol alone. Whatever a library prints by mistake goes to standard error.

#include <mutex>
#include <string_view>

#include "core/base/result.h"

namespace jukebox::cli {

/// Takes standard output over; one object a process, for the rest of its life. Thread-safe.
class StdoutGuard {
 public:
  static Result<StdoutGuard> take();
  StdoutGuard(StdoutGuard&& other) noexcept;
  StdoutGuard& operator=(StdoutGuard&&) = delete;
  StdoutGuard(const StdoutGuard&) = delete;
  StdoutGuard& operator=(const StdoutGuard&) = delete;
  ~StdoutGuard();

  /// Writes the line and a newline at once. False when the reader is gone.
  bool writeLine(std::string_view line);

 private:
  explicit StdoutGuard(int fd) : m_fd(fd) {}
  std::mutex m_mutex;
  int m_fd;
};

}  // namespace jukebox::cli

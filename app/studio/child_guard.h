#pragma once
// ChildGuard: what every child process that speaks to the studio line by line is held to.

#include <fcntl.h>
#include <unistd.h>

#include <QElapsedTimer>

namespace jukebox::studio {

/// For the child between fork and exec (system calls only): when memory runs out, the kernel takes it rather than the
/// window.
inline void offerToOutOfMemoryKiller() {
  const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  [[maybe_unused]] const auto written = ::write(file, "500", 3);
  ::close(file);
}

/// Notices a child that says more in a second than it may.
class FloodMeter {
 public:
  FloodMeter(qint64 mostBytesASecond, int mostLinesASecond)
      : m_mostBytes(mostBytesASecond), m_mostLines(mostLinesASecond) {}
  void start() {
    m_second.start();
    m_bytes = 0;
    m_lines = 0;
  }
  /// Counts what was said; true when it is too much.
  bool isTooMuch(qint64 bytes, int lines) {
    if (m_second.hasExpired(1000)) start();
    m_bytes += bytes;
    m_lines += lines;
    return m_bytes > m_mostBytes || m_lines > m_mostLines;
  }

 private:
  qint64 m_mostBytes;
  int m_mostLines;
  QElapsedTimer m_second;
  qint64 m_bytes = 0;
  int m_lines = 0;
};

}  // namespace jukebox::studio

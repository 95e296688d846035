#include "app/cli/stdout_guard.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <utility>

namespace jukebox::cli {

Result<StdoutGuard> StdoutGuard::take() {
  std::signal(SIGPIPE, SIG_IGN);
  const int fd = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (fd < 0) return errorFromErrno(errno, "use", "standard output");
  if (::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
    const int savedErrno = errno;
    ::close(fd);
    return errorFromErrno(savedErrno, "redirect", "standard output");
  }
  return StdoutGuard(fd);
}

StdoutGuard::StdoutGuard(StdoutGuard&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

StdoutGuard::~StdoutGuard() {
  if (m_fd >= 0) ::close(m_fd);
}

bool StdoutGuard::writeLine(std::string_view line) {
  std::string text(line);
  text += '\n';
  const std::scoped_lock lock(m_mutex);
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(m_fd, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace jukebox::cli

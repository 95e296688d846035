#include "app/cli/followed_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "core/base/error.h"

namespace jukebox::cli {
namespace {

constexpr std::size_t kMostLineBytes = std::size_t{64} << 10U;
constexpr std::size_t kErrorTailBytes = std::size_t{4} << 10U;
constexpr int kPollMilliseconds = 200;

/// A pipe that closes its ends.
class Pipe {
 public:
  Pipe() = default;
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close(0);
    close(1);
  }
  bool open() { return ::pipe2(m_ends.data(), O_CLOEXEC) == 0; }
  int readEnd() const { return m_ends[0]; }
  int writeEnd() const { return m_ends[1]; }
  void close(std::size_t end) {
    if (m_ends.at(end) >= 0) ::close(m_ends.at(end));
    m_ends.at(end) = -1;
  }

 private:
  std::array<int, 2> m_ends{-1, -1};
};

/// Pointers for the spawn call; the strings must outlive them.
std::vector<char*> pointersTo(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  pointers.reserve(strings.size() + 1);
  for (auto& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environmentOf(const ProcessCall& call) {
  std::vector<std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable(*entry);
    bool isReplaced = false;
    for (const auto& [name, value] : call.environment) isReplaced |= variable.starts_with(name + "=");
    if (!isReplaced) variables.emplace_back(variable);
  }
  for (const auto& [name, value] : call.environment) variables.push_back(name + "=" + value);
  return variables;
}

Result<pid_t> start(const ProcessCall& call, const Pipe& output, const Pipe& errors) {
  std::vector<std::string> arguments = call.arguments, variables = environmentOf(call);
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, output.writeEnd(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, errors.writeEnd(), STDERR_FILENO);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  pid_t pid = -1;
  const int code = ::posix_spawn(&pid, arguments.front().c_str(), &actions, &attributes, pointersTo(arguments).data(),
                                 pointersTo(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  if (code != 0) return tl::unexpected(errorFromErrno(code, "start", arguments.front()));
  return pid;
}

/// Cuts lines out of a stream.
class LineReader {
 public:
  explicit LineReader(const std::function<void(std::string_view)>& onLine) : m_onLine(onLine) {}
  void add(std::string_view text) {
    for (const char letter : text) {
      if (letter == '\n') {
        finish();
      } else if (m_line.size() < kMostLineBytes) {
        m_line += letter;
      }
    }
  }
  void finish() {
    if (!m_line.empty()) m_onLine(m_line);
    m_line.clear();
  }

 private:
  const std::function<void(std::string_view)>& m_onLine;
  std::string m_line;
};

/// Reads what is there into `block`. False at the end of the stream.
bool readSome(int fd, std::string& block) {
  std::array<char, 8192> buffer{};
  const ssize_t count = ::read(fd, buffer.data(), buffer.size());
  block.assign(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

/// Until both streams have ended.
void follow(pid_t pid, Pipe& output, Pipe& errors, LineReader& lines, std::string& errorTail,
            const CancellationToken& cancellation) {
  bool wasAsked = false;
  std::string block;
  while (output.readEnd() >= 0 || errors.readEnd() >= 0) {
    if (!wasAsked && cancellation.shouldStopNow()) {
      wasAsked = true;
      ::kill(pid, SIGINT);
    }
    std::array<pollfd, 2> waiting{pollfd{output.readEnd(), POLLIN, 0}, pollfd{errors.readEnd(), POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), kPollMilliseconds) <= 0) continue;
    if (waiting[0].revents != 0) {
      if (!readSome(output.readEnd(), block)) output.close(0);
      lines.add(block);
    }
    if (waiting[1].revents != 0) {
      if (!readSome(errors.readEnd(), block)) errors.close(0);
      errorTail += block;
      if (errorTail.size() > kErrorTailBytes) errorTail.erase(0, errorTail.size() - kErrorTailBytes);
    }
  }
  lines.finish();
}

}  // namespace

Result<ProcessEnd> followProcess(const ProcessCall& call, const std::function<void(std::string_view)>& onLine,
                                 const CancellationToken& cancellation) {
  Pipe output, errors;
  if (!output.open() || !errors.open()) {
    return tl::unexpected(errorFromErrno(errno, "open a pipe to", call.arguments.front()));
  }
  ASSIGN_OR_RETURN(const pid_t pid, start(call, output, errors));
  output.close(1);
  errors.close(1);
  ProcessEnd end;
  LineReader lines(onLine);
  follow(pid, output, errors, lines, end.errorTail, cancellation);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) end.exitStatus = WEXITSTATUS(status);
  return end;
}

}  // namespace jukebox::cli

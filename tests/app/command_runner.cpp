#include "tests/app/command_runner.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace jukebox::test {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
  int readEnd = -1, writeEnd = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
    readEnd = ends[0];
    writeEnd = ends[1];
  }
};

[[noreturn]] void becomeJukebox(const std::vector<std::string>& arguments, const Environment& environment) {
  for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::string program = JUKEBOX_BIN "/jukebox";
  std::vector<char*> list{program.data()};
  std::vector<std::string> copies = arguments;
  for (auto& argument : copies) list.push_back(argument.data());
  list.push_back(nullptr);
  ::execv(program.c_str(), list.data());
  ::_exit(127);
}

void closeFd(int& fd) {
  if (fd >= 0) ::close(fd);
  fd = -1;
}

/// Appends what is there; closes at the end of the stream.
void drain(int& fd, std::string& text) {
  std::array<char, 1U << 16U> block{};
  const ssize_t count = ::read(fd, block.data(), block.size());
  if (count > 0) text.append(block.data(), static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) closeFd(fd);
}

}  // namespace

RunningCommand::RunningCommand(const std::vector<std::string>& arguments, const Environment& environment) {
  std::signal(SIGPIPE, SIG_IGN);
  const Pipe input, output, errors;
  m_pid = ::fork();
  if (m_pid == 0) {
    ::dup2(input.readEnd, STDIN_FILENO);
    ::dup2(output.writeEnd, STDOUT_FILENO);
    ::dup2(errors.writeEnd, STDERR_FILENO);
    ::signal(SIGPIPE, SIG_DFL);
    becomeJukebox(arguments, environment);
  }
  ::close(input.readEnd);
  ::close(output.writeEnd);
  ::close(errors.writeEnd);
  m_input = input.writeEnd;
  m_output = output.readEnd;
  m_errors = errors.readEnd;
}

RunningCommand::~RunningCommand() {
  if (!m_waitStatus) {
    sendSignal(SIGKILL);
    reap();
  }
  closeFd(m_input);
  closeFd(m_output);
  closeFd(m_errors);
}

void RunningCommand::write(const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(m_input, text.data() + done, text.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    done += static_cast<std::size_t>(count);
  }
}

void RunningCommand::closeInput() {
  closeFd(m_input);
}

std::optional<std::string> RunningCommand::readLine(std::chrono::milliseconds timeout) {
  const auto deadline = Clock::now() + timeout;
  while (true) {
    if (const auto end = m_outputText.find('\n'); end != std::string::npos) {
      std::string line = m_outputText.substr(0, end);
      m_outputText.erase(0, end + 1);
      return line;
    }
    if (m_output < 0 || !readMore(deadline)) return std::nullopt;
  }
}

std::optional<std::string> RunningCommand::readLineWith(const std::string& text, std::chrono::milliseconds timeout) {
  const auto deadline = Clock::now() + timeout;
  while (true) {
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    auto line = readLine(std::max(rest, std::chrono::milliseconds(1)));
    if (!line || line->find(text) != std::string::npos) return line;
  }
}

void RunningCommand::sendSignal(int number) const {
  if (m_pid > 0 && !m_waitStatus) ::kill(m_pid, number);
}

CommandResult RunningCommand::wait(std::chrono::milliseconds timeout) {
  CommandResult result;
  const auto deadline = Clock::now() + timeout;
  while ((m_output >= 0 || m_errors >= 0) && readMore(deadline)) {
  }
  if (m_output >= 0 || m_errors >= 0) {
    result.timedOut = true;
    sendSignal(SIGKILL);
  }
  reap();
  if (WIFEXITED(*m_waitStatus)) result.exitStatus = WEXITSTATUS(*m_waitStatus);
  if (WIFSIGNALED(*m_waitStatus)) result.signal = WTERMSIG(*m_waitStatus);
  result.output = std::move(m_outputText);
  result.errors = std::move(m_errorText);
  return result;
}

bool RunningCommand::readMore(Clock::time_point deadline) {
  std::array<pollfd, 2> sources{{{m_output, POLLIN, 0}, {m_errors, POLLIN, 0}}};
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  if (rest <= 0) return false;
  if (::poll(sources.data(), sources.size(), static_cast<int>(rest)) <= 0) return false;
  if (m_output >= 0 && sources[0].revents != 0) drain(m_output, m_outputText);
  if (m_errors >= 0 && sources[1].revents != 0) drain(m_errors, m_errorText);
  return true;
}

void RunningCommand::reap() {
  int status = 0;
  if (m_waitStatus) return;
  while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
  }
  m_waitStatus = status;
}

CommandResult runJukebox(const std::vector<std::string>& arguments, const Environment& environment,
                         const std::string& input) {
  RunningCommand command(arguments, environment);
  command.write(input);
  command.closeInput();
  return command.wait();
}

}  // namespace jukebox::test

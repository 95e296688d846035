#pragma once
// CommandRunner: starts the real executable, talks to it through pipes, and never waits for ever.

#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jukebox::test {

struct CommandResult {
  int exitStatus = -1;  ///< -1 when a signal ended it
  int signal = 0;
  bool timedOut = false;
  std::string output, errors;
};

using Environment = std::map<std::string, std::string>;

/// A running jukebox. Killed by the destructor if it still runs.
class RunningCommand {
 public:
  RunningCommand(const std::vector<std::string>& arguments, const Environment& environment);
  RunningCommand(const RunningCommand&) = delete;
  RunningCommand& operator=(const RunningCommand&) = delete;
  ~RunningCommand();

  void write(const std::string& text);
  void closeInput();
  /// The next line of standard output; nothing at its end or after the time.
  std::optional<std::string> readLine(std::chrono::milliseconds timeout = std::chrono::seconds(60));
  /// The next line that contains `text`; lines before it are dropped.
  std::optional<std::string> readLineWith(const std::string& text,
                                          std::chrono::milliseconds timeout = std::chrono::seconds(60));
  void sendSignal(int number) const;
  /// Waits for the end (input stays as it is) and returns everything that was not read yet.
  CommandResult wait(std::chrono::milliseconds timeout = std::chrono::seconds(120));

 private:
  bool readMore(std::chrono::steady_clock::time_point deadline);
  void reap();

  pid_t m_pid = -1;
  int m_input = -1, m_output = -1, m_errors = -1;
  std::string m_outputText, m_errorText;
  std::optional<int> m_waitStatus;
};

/// Runs to the end with `input` on standard input.
CommandResult runJukebox(const std::vector<std::string>& arguments, const Environment& environment = {},
                         const std::string& input = {});

}  // namespace jukebox::test

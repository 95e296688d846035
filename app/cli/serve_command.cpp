// jukebox serve: the worker of the studio. Commands on standard input, events on standard output (docs/protocol.md).

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/job_queue.h"
#include "app/cli/stdout_guard.h"
#include "core/base/paths.h"
#include "core/base/version.h"
#include "core/protocol/line_buffer.h"
#include "core/protocol/message_json.h"

namespace jukebox::cli {
namespace {

/// Signals are taken only while the main thread waits for input.
class SignalGate {
 public:
  SignalGate() {
    sigset_t stops;
    ::sigemptyset(&stops);
    ::sigaddset(&stops, SIGINT);
    ::sigaddset(&stops, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &stops, &m_open);
  }
  /// Waits until standard input has something to say; false when a signal came first.
  bool waitForInput() const {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!wasInterrupted()) {
      if (::ppoll(&input, 1, nullptr, &m_open) >= 0) return true;
      if (errno != EINTR) return true;
    }
    return false;
  }

 private:
  sigset_t m_open{};
};

HelloEvent hello() {
  HelloEvent event;
  event.version = kVersion;
  for (const auto& [folder, card] : installedModels(modelSearchFolders())) {
    event.models.push_back({card.name, card.version, folder.string(), card.license.name});
  }
  return event;
}

/// Obeys one command. Returns false for shutdown.
bool obey(JobQueue& queue, const Command& command, const std::function<void(const Event&)>& report) {
  Status status;
  std::string jobId;
  if (const auto* generate = std::get_if<GenerateCommand>(&command)) {
    jobId = generate->jobId;
    status = queue.generate(*generate);
  } else if (const auto* cancel = std::get_if<CancelCommand>(&command)) {
    jobId = cancel->jobId;
    status = queue.cancel(*cancel);
  } else if (const auto* pause = std::get_if<PauseCommand>(&command)) {
    jobId = pause->jobId;
    status = queue.pause(jobId);
  } else if (const auto* resume = std::get_if<ResumeCommand>(&command)) {
    jobId = resume->jobId;
    status = queue.resume(jobId);
  } else if (const auto* sketch = std::get_if<SketchCommand>(&command)) {
    jobId = sketch->jobId;
    status = queue.sketch(*sketch);
  } else {
    return false;
  }
  if (!status) report(ErrorEvent{jobId, status.error()});
  return true;
}

bool hear(JobQueue& queue, const LineBuffer::Line& line, const std::function<void(const Event&)>& report) {
  if (line.tooLong) {
    report(
        ErrorEvent{"", makeError(ErrorKind::unsupported,
                                 fmt::format("A line is longer than {} bytes and was skipped.", kMaximumLineBytes))});
    return true;
  }
  if (line.text.empty()) return true;
  const auto command = commandFromLine(line.text);
  if (command) return obey(queue, *command, report);
  report(ErrorEvent{jobIdOfLine(line.text), command.error()});
  return true;
}

/// Until shutdown, the end of input or a signal.
void listen(const SignalGate& gate, JobQueue& queue, const std::function<void(const Event&)>& report) {
  LineBuffer lines;
  std::array<char, 1U << 16U> block{};
  while (gate.waitForInput()) {
    const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) return;
    lines.append({block.data(), static_cast<std::size_t>(count)});
    while (const auto line = lines.next()) {
      if (!hear(queue, *line, report)) return;
    }
  }
}

}  // namespace

Result<int> runCommand(const ServeOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(auto output, StdoutGuard::take());
  const SignalGate gate;
  cancelOnInterrupt();
  const auto report = [&output](const Event& event) { output.writeLine(toLine(event)); };
  setLogSink([report, verbose = common.verbose](LogLevel level, std::string_view category, std::string_view message) {
    if (level == LogLevel::debug && !verbose) return;
    report(LogEvent{"", level, std::string(category), std::string(message)});
  });
  report(hello());
  bool hadWork = false;
  {
    JobQueue queue(libraryFolder(common), options.threads, report);
    listen(gate, queue, report);
    hadWork = queue.stop();
  }
  installConsoleLog(common.verbose);
  return hadWork || wasInterrupted() ? kExitInterrupted : kExitOk;
}

}  // namespace jukebox::cli

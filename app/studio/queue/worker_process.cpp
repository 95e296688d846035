#include "app/studio/queue/worker_process.h"

#include <sys/resource.h>

#include <csignal>

#include "core/base/log.h"
#include "core/protocol/message_json.h"

namespace jukebox::studio {
namespace {

/// A worker's longest honest line names every installed model; the protocol allows more, to no use.
constexpr std::size_t kMaximumEventBytes = 1U << 20U;
constexpr qint64 kPieceBytes = 1 << 16;
constexpr int kMaximumNonsense = 100;
constexpr qsizetype kKeptErrorBytes = 4096;

/// Runs in the child between fork and exec: system calls only.
void prepareChild(std::uint64_t memoryLimitBytes) {
  if (memoryLimitBytes > 0) {
    const rlimit limit{memoryLimitBytes, memoryLimitBytes};
    ::setrlimit(RLIMIT_DATA, &limit);
  }
  offerToOutOfMemoryKiller();
}

std::string plain(const QString& text) {
  return text.toStdString();
}

}  // namespace

WorkerProcess::WorkerProcess(QObject* parent) : QObject(parent) {
  m_helloTimer.setSingleShot(true);
  m_graceTimer.setSingleShot(true);
  connect(&m_helloTimer, &QTimer::timeout, this, [this] {
    abandon(makeError(ErrorKind::internal, plain(tr("The worker did not begin to speak.")),
                      plain(tr("Try again, or start the studio again."))));
  });
  connect(&m_graceTimer, &QTimer::timeout, this, [this] {
    abandon(makeError(ErrorKind::internal, plain(tr("The worker did not end when it was asked to, and was ended."))));
  });
}

WorkerProcess::~WorkerProcess() {
  if (!m_process) return;
  m_process->disconnect(this);
  m_process->kill();
  m_process->waitForFinished(1000);
}

void WorkerProcess::start(const WorkerLaunch& launch) {
  m_launch = launch;
  m_lines = LineBuffer(kMaximumEventBytes);
  m_errors.clear();
  m_isReady = m_isEnding = false;
  m_abandoned.reset();
  m_nonsense = 0;
  m_flood.start();
  m_process = std::make_unique<QProcess>();
  m_process->setProgram(launch.program);
  m_process->setArguments(launch.arguments);
  m_process->setChildProcessModifier([limit = launch.memoryLimitBytes] { prepareChild(limit); });
  connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &WorkerProcess::read);
  connect(m_process.get(), &QProcess::readyReadStandardError, this, &WorkerProcess::readErrors);
  connect(m_process.get(), &QProcess::finished, this, &WorkerProcess::onFinished);
  // Later, so that start() never reports before it has returned.
  connect(
      m_process.get(), &QProcess::errorOccurred, this,
      [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) onFailedToStart();
      },
      Qt::QueuedConnection);
  m_helloTimer.start(launch.helloTime);
  m_process->start();
}

void WorkerProcess::send(const Command& command) {
  if (!isReady()) return;
  m_process->write(QByteArray::fromStdString(toLine(command) + "\n"));
}

void WorkerProcess::end() {
  if (!m_process || m_isEnding) return;
  if (m_isReady) send(ShutdownCommand{});
  m_isEnding = true;
  m_process->closeWriteChannel();
  m_graceTimer.start(m_launch.grace);
}

void WorkerProcess::abandon(Error reason) {
  if (!m_process || m_abandoned) return;
  logWarning("studio", "{}", reason.sentence());
  m_abandoned = std::move(reason);
  m_isEnding = true;
  m_process->kill();
}

void WorkerProcess::endAndWait() {
  end();
  // The process goes with its signal finished(); each wait may deliver it.
  if (m_process) m_process->waitForFinished(static_cast<int>(m_launch.grace.count()));
  if (m_process) m_process->kill();
  if (m_process) m_process->waitForFinished(1000);
}

void WorkerProcess::noteNonsense(const std::string& what) {
  if (m_nonsense < 3) logWarning("studio", "The worker was not understood: {}", what);
  if (++m_nonsense < kMaximumNonsense) return;
  abandon(makeError(ErrorKind::internal, plain(tr("The worker said things that make no sense, and was ended.")),
                    plain(tr("Install the program again if this happens again."))));
}

void WorkerProcess::read() {
  m_process->setReadChannel(QProcess::StandardOutput);
  while (m_process && !m_abandoned) {
    const QByteArray piece = m_process->read(kPieceBytes);
    if (piece.isEmpty() || isFlood(piece.size(), static_cast<int>(piece.count('\n')))) return;
    m_lines.append({piece.data(), static_cast<std::size_t>(piece.size())});
    while (const auto line = m_abandoned ? std::nullopt : m_lines.next()) hear(*line);
  }
}

void WorkerProcess::readErrors() {
  const QByteArray piece = m_process->readAllStandardError();
  isFlood(piece.size(), 0);
  m_errors = (m_errors + piece).right(kKeptErrorBytes);
}

/// Ends a worker that says more than anybody can hear.
bool WorkerProcess::isFlood(qint64 bytes, int lines) {
  if (!m_flood.isTooMuch(bytes, lines)) return false;
  abandon(makeError(ErrorKind::internal, plain(tr("The worker said more than can be heard, and was ended.")),
                    plain(tr("Install the program again if this happens again."))));
  return true;
}

void WorkerProcess::hear(const LineBuffer::Line& line) {
  if (line.tooLong) return noteNonsense("a line that is too long");
  if (line.text.empty()) return;
  const auto event = eventFromLine(line.text);
  if (!event) return noteNonsense(event.error().sentence());
  if (!m_isReady) return hearHello(*event);
  if (std::holds_alternative<HelloEvent>(*event)) return noteNonsense("a second hello");
  emit said(*event);
}

void WorkerProcess::hearHello(const Event& event) {
  const auto* hello = std::get_if<HelloEvent>(&event);
  if (hello == nullptr) return noteNonsense("something before hello");
  if (hello->protocol != kProtocolVersion) {
    return abandon(
        makeError(ErrorKind::unsupported,
                  plain(tr("The worker %1 belongs to another version of this program.").arg(m_launch.program)),
                  plain(tr("Install studio and worker together."))));
  }
  m_helloTimer.stop();
  m_isReady = true;
  if (!m_isEnding) emit ready();
}

void WorkerProcess::onFailedToStart() {
  if (!m_process) return;
  finish(makeError(ErrorKind::notFound, plain(tr("The worker %1 cannot be started.").arg(m_launch.program)),
                   plain(tr("Install the program again.")), plain(m_process->errorString())));
}

void WorkerProcess::onFinished() {
  read();
  readErrors();
  finish(reasonOfEnd());
}

void WorkerProcess::finish(Error reason) {
  m_helloTimer.stop();
  m_graceTimer.stop();
  m_process->disconnect(this);
  m_process.release()->deleteLater();  // it is still speaking
  m_isEnding = false;
  emit ended(reason, std::exchange(m_isReady, false));
}

Error WorkerProcess::reasonOfEnd() const {
  if (m_abandoned) return *m_abandoned;
  const std::string detail = plain(QString::fromUtf8(m_errors.trimmed()));
  if (m_process->exitStatus() == QProcess::CrashExit && m_process->exitCode() == SIGKILL) {
    return makeError(ErrorKind::outOfMemory,
                     plain(tr("The worker was ended by the system, probably because memory ran out.")),
                     plain(tr("Close other programs, or choose a smaller model, fewer takes or int8.")), detail);
  }
  if (m_process->exitStatus() == QProcess::CrashExit && m_process->exitCode() == SIGABRT &&
      m_launch.memoryLimitBytes > 0) {
    return makeError(ErrorKind::outOfMemory,
                     plain(tr("The worker crashed, probably because it needed more memory than it may take.")),
                     plain(tr("Allow it more, or choose a smaller model, fewer takes or int8.")), detail);
  }
  if (m_process->exitStatus() == QProcess::CrashExit) {
    return makeError(ErrorKind::internal, plain(tr("The worker crashed (signal %1).").arg(m_process->exitCode())),
                     plain(tr("Try again; nothing that was finished is lost.")), detail);
  }
  if (m_process->exitCode() != 0) {
    return makeError(ErrorKind::internal, plain(tr("The worker ended with status %1.").arg(m_process->exitCode())),
                     plain(tr("Try again; nothing that was finished is lost.")), detail);
  }
  return makeError(ErrorKind::internal, plain(tr("The worker ended without an answer.")),
                   plain(tr("Try again; nothing that was finished is lost.")), detail);
}

}  // namespace jukebox::studio

#include "app/studio/queue/worker_process.h"

#include <csignal>

#include "core/protocol/message_json.h"

namespace jukebox::studio {
namespace {

/// A worker's longest honest line names every installed model; the protocol allows more, to no use.
constexpr std::size_t kMaximumEventBytes = 1U << 20U;

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
  connect(&m_child, &LineChild::heard, this, &WorkerProcess::hear);
  connect(&m_child, &LineChild::misbehaved, this, &WorkerProcess::onMisbehaved);
  connect(&m_child, &LineChild::ended, this, &WorkerProcess::onEnded);
}

void WorkerProcess::start(const WorkerLaunch& launch) {
  m_launch = launch;
  m_isReady = m_isEnding = false;
  m_helloTimer.start(launch.helloTime);
  m_child.start({.program = launch.program,
                 .arguments = launch.arguments,
                 .memoryLimitBytes = launch.memoryLimitBytes,
                 .maximumLineBytes = kMaximumEventBytes});
}

void WorkerProcess::send(const Command& command) {
  if (!isReady()) return;
  m_child.write(toLine(command));
}

void WorkerProcess::end() {
  if (!isRunning() || m_isEnding) return;
  if (m_isReady) send(ShutdownCommand{});
  m_isEnding = true;
  m_child.closeInput();
  m_graceTimer.start(m_launch.grace);
}

void WorkerProcess::abandon(Error reason) {
  m_isEnding = m_isEnding || isRunning();
  m_child.abandon(std::move(reason));
}

void WorkerProcess::endAndWait() {
  end();
  // Each wait may deliver ended().
  m_child.waitForEnd(static_cast<int>(m_launch.grace.count()));
  m_child.kill();
  m_child.waitForEnd(1000);
}

void WorkerProcess::onMisbehaved(LineChild::Misbehaviour how) {
  const QString what = how == LineChild::Misbehaviour::floods
                           ? tr("The worker said more than can be heard, and was ended.")
                           : tr("The worker said things that make no sense, and was ended.");
  abandon(makeError(ErrorKind::internal, plain(what), plain(tr("Install the program again if this happens again."))));
}

void WorkerProcess::hear(const std::string& line) {
  const auto event = eventFromLine(line);
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

void WorkerProcess::onEnded(const ChildEnd& end) {
  m_helloTimer.stop();
  m_graceTimer.stop();
  m_isEnding = false;
  emit ended(reasonOf(end), std::exchange(m_isReady, false));
}

Error WorkerProcess::reasonOf(const ChildEnd& end) const {
  if (end.reason) return *end.reason;
  if (!end.wasStarted) {
    return makeError(ErrorKind::notFound, plain(tr("The worker %1 cannot be started.").arg(m_launch.program)),
                     plain(tr("Install the program again.")), end.errors);
  }
  if (end.isCrash && end.code == SIGKILL) {
    return makeError(ErrorKind::outOfMemory,
                     plain(tr("The worker was ended by the system, probably because memory ran out.")),
                     plain(tr("Close other programs, or choose a smaller model, fewer takes or int8.")), end.errors);
  }
  if (end.isCrash && end.code == SIGABRT && m_launch.memoryLimitBytes > 0) {
    return makeError(ErrorKind::outOfMemory,
                     plain(tr("The worker crashed, probably because it needed more memory than it may take.")),
                     plain(tr("Allow it more, or choose a smaller model, fewer takes or int8.")), end.errors);
  }
  if (end.isCrash) {
    return makeError(ErrorKind::internal, plain(tr("The worker crashed (signal %1).").arg(end.code)),
                     plain(tr("Try again; nothing that was finished is lost.")), end.errors);
  }
  if (end.code != 0) {
    return makeError(ErrorKind::internal, plain(tr("The worker ended with status %1.").arg(end.code)),
                     plain(tr("Try again; nothing that was finished is lost.")), end.errors);
  }
  return makeError(ErrorKind::internal, plain(tr("The worker ended without an answer.")),
                   plain(tr("Try again; nothing that was finished is lost.")), end.errors);
}

}  // namespace jukebox::studio

#include "app/studio/radio/radio_process.h"

#include <csignal>

#include "core/base/log.h"

namespace jukebox::studio {
namespace {

/// The peaks of an hour fit into it.
constexpr std::size_t kMaximumEventBytes = 1U << 19U;
constexpr qint64 kPieceBytes = 1 << 16;
constexpr int kMaximumNonsense = 100;
constexpr qsizetype kKeptErrorBytes = 4096;

std::string plain(const QString& text) {
  return text.toStdString();
}

}  // namespace

RadioProcess::RadioProcess(QObject* parent) : QObject(parent) {
  m_silenceTimer.setSingleShot(true);
  m_endTimer.setSingleShot(true);
  connect(&m_silenceTimer, &QTimer::timeout, this, [this] {
    abandon(makeError(ErrorKind::internal, plain(tr("The radio does not answer any more, and was ended.")),
                      plain(tr("Start it again."))));
  });
  connect(&m_endTimer, &QTimer::timeout, this, [this] {
    // It was to end; nobody needs a reason.
    if (m_process) m_process->kill();
  });
}

RadioProcess::~RadioProcess() {
  if (!m_process) return;
  m_process->disconnect(this);
  m_process->kill();
  m_process->waitForFinished(1000);
}

void RadioProcess::start(const RadioLaunch& launch) {
  m_launch = launch;
  m_lines = LineBuffer(kMaximumEventBytes);
  m_errors.clear();
  m_isReady = m_isEnding = false;
  m_abandoned.reset();
  m_failure.reset();
  m_nonsense = 0;
  m_flood.start();
  m_process = std::make_unique<QProcess>();
  m_process->setProgram(launch.program);
  m_process->setArguments(launch.arguments);
  m_process->setChildProcessModifier(offerToOutOfMemoryKiller);
  connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &RadioProcess::read);
  connect(m_process.get(), &QProcess::readyReadStandardError, this, [this] {
    const QByteArray piece = m_process->readAllStandardError();
    isFlood(piece.size(), 0);
    m_errors = (m_errors + piece).right(kKeptErrorBytes);
  });
  connect(m_process.get(), &QProcess::finished, this, [this] {
    read();
    finish(reasonOfEnd());
  });
  // Later, so that start() never reports before it has returned.
  connect(
      m_process.get(), &QProcess::errorOccurred, this,
      [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart || !m_process) return;
        finish(makeError(ErrorKind::notFound, plain(tr("The program %1 cannot be started.").arg(m_launch.program)),
                         plain(tr("Install the program again.")), plain(m_process->errorString())));
      },
      Qt::QueuedConnection);
  m_silenceTimer.start(launch.silenceTime);
  m_process->start();
}

void RadioProcess::send(const RadioWish& wish) {
  if (!m_process || !m_isReady || m_isEnding) return;
  m_process->write(QByteArray::fromStdString(toLine(wish) + "\n"));
}

void RadioProcess::end(bool now) {
  if (!m_process) return;
  RadioWish wish;
  wish.stopsNow = now;
  wish.isLast = !now;
  if (m_isReady) m_process->write(QByteArray::fromStdString(toLine(wish) + "\n"));
  m_isEnding = true;
  if (now) m_process->closeWriteChannel();
  m_endTimer.start(now ? m_launch.grace : m_launch.playOutTime);
}

void RadioProcess::abandon(Error reason) {
  if (!m_process || m_abandoned) return;
  logWarning("studio", "{}", reason.sentence());
  m_abandoned = std::move(reason);
  m_isEnding = true;
  m_process->kill();
}

void RadioProcess::noteNonsense(const std::string& what) {
  if (m_nonsense < 3) logWarning("studio", "The radio was not understood: {}", what);
  if (++m_nonsense < kMaximumNonsense) return;
  abandon(makeError(ErrorKind::internal, plain(tr("The radio said things that make no sense, and was ended.")),
                    plain(tr("Install the program again if this happens again."))));
}

void RadioProcess::read() {
  if (!m_process) return;
  m_process->setReadChannel(QProcess::StandardOutput);
  while (m_process && !m_abandoned) {
    const QByteArray piece = m_process->read(kPieceBytes);
    if (piece.isEmpty() || isFlood(piece.size(), static_cast<int>(piece.count('\n')))) return;
    m_silenceTimer.start(m_launch.silenceTime);
    m_lines.append({piece.data(), static_cast<std::size_t>(piece.size())});
    while (const auto line = m_abandoned ? std::nullopt : m_lines.next()) hear(*line);
  }
}

/// Ends a radio that says more than anybody can hear.
bool RadioProcess::isFlood(qint64 bytes, int lines) {
  if (!m_flood.isTooMuch(bytes, lines)) return false;
  abandon(makeError(ErrorKind::internal, plain(tr("The radio said more than can be heard, and was ended.")),
                    plain(tr("Install the program again if this happens again."))));
  return true;
}

void RadioProcess::hear(const LineBuffer::Line& line) {
  if (line.tooLong) return noteNonsense("a line that is too long");
  if (line.text.empty()) return;
  const auto event = radioEventFromLine(line.text);
  if (!event) return noteNonsense(event.error().sentence());
  if (const auto* failure = std::get_if<RadioFailure>(&*event)) m_failure = failure->error;
  const auto* hello = std::get_if<RadioHello>(&*event);
  if (!m_isReady) {
    if (hello == nullptr && std::holds_alternative<RadioFailure>(*event)) return;  // it ends at once, and this is why
    if (hello == nullptr) return noteNonsense("something before hello");
    if (hello->protocol != kRadioProtocolVersion) {
      return abandon(
          makeError(ErrorKind::unsupported,
                    plain(tr("The program %1 belongs to another version of the studio.").arg(m_launch.program)),
                    plain(tr("Install studio and worker together."))));
    }
    m_isReady = true;
  } else if (hello != nullptr) {
    return noteNonsense("a second hello");
  }
  emit said(*event);
}

void RadioProcess::finish(std::optional<Error> reason) {
  m_silenceTimer.stop();
  m_endTimer.stop();
  m_process->disconnect(this);
  m_process.release()->deleteLater();  // it is still speaking
  m_isReady = false;
  emit ended(reason);
}

std::optional<Error> RadioProcess::reasonOfEnd() const {
  if (m_abandoned) return m_abandoned;
  if (m_isEnding) return std::nullopt;
  const std::string detail = plain(QString::fromUtf8(m_errors.trimmed()));
  const bool isCrash = m_process->exitStatus() == QProcess::CrashExit;
  if (isCrash && m_process->exitCode() == SIGKILL) {
    return makeError(ErrorKind::outOfMemory,
                     plain(tr("The radio was ended by the system, probably because memory ran out.")),
                     plain(tr("Close other programs, or choose a smaller model.")), detail);
  }
  if (isCrash) {
    return makeError(ErrorKind::internal, plain(tr("The radio crashed (signal %1).").arg(m_process->exitCode())),
                     plain(tr("Start it again.")), detail);
  }
  if (m_process->exitCode() == 0) return std::nullopt;
  if (m_failure) return m_failure;
  return makeError(ErrorKind::internal, plain(tr("The radio ended with status %1.").arg(m_process->exitCode())),
                   plain(tr("Start it again.")), detail);
}

}  // namespace jukebox::studio

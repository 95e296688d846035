#include "app/studio/radio/radio_process.h"

#include <csignal>

namespace jukebox::studio {
namespace {

/// The peaks of an hour fit into it.
constexpr std::size_t kMaximumEventBytes = 1U << 19U;
constexpr qint64 kMostBytesASecond = 8 << 20;
constexpr int kMostLinesASecond = 1000;

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
  // It was to end; nobody needs a reason.
  connect(&m_endTimer, &QTimer::timeout, &m_child, &LineChild::kill);
  connect(&m_child, &LineChild::heard, this, &RadioProcess::hear);
  connect(&m_child, &LineChild::misbehaved, this, &RadioProcess::onMisbehaved);
  connect(&m_child, &LineChild::ended, this, &RadioProcess::onEnded);
}

void RadioProcess::start(const RadioLaunch& launch) {
  m_launch = launch;
  m_isReady = m_isEnding = false;
  m_failure.reset();
  m_silenceTimer.start(launch.silenceTime);
  m_child.start({.program = launch.program,
                 .arguments = launch.arguments,
                 .maximumLineBytes = kMaximumEventBytes,
                 .mostBytesASecond = kMostBytesASecond,
                 .mostLinesASecond = kMostLinesASecond});
}

void RadioProcess::send(const RadioWish& wish) {
  if (isRunning() && m_isReady && !m_isEnding) m_child.write(toLine(wish));
}

void RadioProcess::end(bool now) {
  if (!isRunning()) return;
  RadioWish wish;
  wish.stopsNow = now;
  wish.isLast = !now;
  if (m_isReady) m_child.write(toLine(wish));
  m_isEnding = true;
  if (now) m_child.closeInput();
  m_endTimer.start(now ? m_launch.grace : m_launch.playOutTime);
}

void RadioProcess::abandon(Error reason) {
  m_isEnding = m_isEnding || isRunning();
  m_child.abandon(std::move(reason));
}

void RadioProcess::onMisbehaved(LineChild::Misbehaviour how) {
  const QString what = how == LineChild::Misbehaviour::floods
                           ? tr("The radio said more than can be heard, and was ended.")
                           : tr("The radio said things that make no sense, and was ended.");
  abandon(makeError(ErrorKind::internal, plain(what), plain(tr("Install the program again if this happens again."))));
}

void RadioProcess::hear(const std::string& line) {
  m_silenceTimer.start(m_launch.silenceTime);
  const auto event = radioEventFromLine(line);
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

void RadioProcess::onEnded(const ChildEnd& end) {
  m_silenceTimer.stop();
  m_endTimer.stop();
  m_isReady = false;
  emit ended(reasonOf(end));
}

std::optional<Error> RadioProcess::reasonOf(const ChildEnd& end) const {
  if (end.reason) return end.reason;
  if (!end.wasStarted) {
    return makeError(ErrorKind::notFound, plain(tr("The program %1 cannot be started.").arg(m_launch.program)),
                     plain(tr("Install the program again.")), end.errors);
  }
  if (m_isEnding) return std::nullopt;
  if (end.isCrash && end.code == SIGKILL) {
    return makeError(ErrorKind::outOfMemory,
                     plain(tr("The radio was ended by the system, probably because memory ran out.")),
                     plain(tr("Close other programs, or choose a smaller model.")), end.errors);
  }
  if (end.isCrash) {
    return makeError(ErrorKind::internal, plain(tr("The radio crashed (signal %1).").arg(end.code)),
                     plain(tr("Start it again.")), end.errors);
  }
  if (end.code == 0) return std::nullopt;
  if (m_failure) return m_failure;
  return makeError(ErrorKind::internal, plain(tr("The radio ended with status %1.").arg(end.code)),
                   plain(tr("Start it again.")), end.errors);
}

}  // namespace jukebox::studio

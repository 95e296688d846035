#include "app/studio/child/line_child.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/base/log.h"

namespace jukebox::studio {
namespace {

constexpr qint64 kPieceBytes = 1 << 16;
constexpr int kMaximumNonsense = 100;
constexpr qsizetype kKeptErrorBytes = 4096;

/// Runs in the child between fork and exec: system calls only. When memory runs out, the kernel takes the child rather
/// than the window.
void prepareChild(std::uint64_t memoryLimitBytes) {
  if (memoryLimitBytes > 0) {
    const rlimit limit{memoryLimitBytes, memoryLimitBytes};
    ::setrlimit(RLIMIT_DATA, &limit);
  }
  const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  [[maybe_unused]] const auto written = ::write(file, "500", 3);
  ::close(file);
}

}  // namespace

LineChild::LineChild(std::string name, QObject* parent) : QObject(parent), m_name(std::move(name)) {}

LineChild::~LineChild() {
  if (!m_process) return;
  m_process->disconnect(this);
  m_process->kill();
  m_process->waitForFinished(1000);
}

void LineChild::start(const LineChildLaunch& launch) {
  m_launch = launch;
  m_lines = LineBuffer(launch.maximumLineBytes);
  m_errors.clear();
  m_abandoned.reset();
  m_nonsense = 0;
  m_second.start();
  m_saidBytes = m_saidLines = 0;
  m_process = std::make_unique<QProcess>();
  m_process->setProgram(launch.program);
  m_process->setArguments(launch.arguments);
  m_process->setChildProcessModifier([limit = launch.memoryLimitBytes] { prepareChild(limit); });
  connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &LineChild::read);
  connect(m_process.get(), &QProcess::readyReadStandardError, this, &LineChild::readErrors);
  connect(m_process.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
    read();
    readErrors();
    finish({true, status == QProcess::CrashExit, code, m_errors.trimmed().toStdString(), m_abandoned});
  });
  // Later, so that start() never reports before it has returned.
  connect(
      m_process.get(), &QProcess::errorOccurred, this,
      [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart || !m_process) return;
        finish({false, false, 0, m_process->errorString().toStdString(), m_abandoned});
      },
      Qt::QueuedConnection);
  m_process->start();
}

void LineChild::write(const std::string& line) {
  if (m_process) m_process->write(QByteArray::fromStdString(line + "\n"));
}

void LineChild::closeInput() {
  if (m_process) m_process->closeWriteChannel();
}

void LineChild::kill() {
  if (m_process) m_process->kill();
}

void LineChild::abandon(Error reason) {
  if (!m_process || m_abandoned) return;
  logWarning("studio", "{}", reason.sentence());
  m_abandoned = std::move(reason);
  m_process->kill();
}

void LineChild::noteNonsense(const std::string& what) {
  if (m_nonsense < 3) logWarning("studio", "The {} was not understood: {}", m_name, what);
  if (++m_nonsense == kMaximumNonsense) emit misbehaved(Misbehaviour::makesNoSense);
}

void LineChild::waitForEnd(int milliseconds) {
  if (m_process) m_process->waitForFinished(milliseconds);
}

void LineChild::read() {
  if (!m_process) return;
  m_process->setReadChannel(QProcess::StandardOutput);
  while (m_process && !m_abandoned) {
    const QByteArray piece = m_process->read(kPieceBytes);
    if (piece.isEmpty() || floods(piece.size(), piece.count('\n'))) return;
    m_lines.append({piece.data(), static_cast<std::size_t>(piece.size())});
    while (const auto line = m_abandoned ? std::nullopt : m_lines.next()) {
      if (line->tooLong) {
        noteNonsense("a line that is too long");
      } else if (!line->text.empty()) {
        emit heard(line->text);
      }
    }
  }
}

void LineChild::readErrors() {
  if (!m_process) return;
  const QByteArray piece = m_process->readAllStandardError();
  floods(piece.size(), 0);
  m_errors = (m_errors + piece).right(kKeptErrorBytes);
}

/// Counts what was said in this second.
bool LineChild::floods(qint64 bytes, qint64 lines) {
  if (m_second.hasExpired(1000)) {
    m_second.start();
    m_saidBytes = m_saidLines = 0;
  }
  m_saidBytes += bytes;
  m_saidLines += lines;
  if (m_saidBytes <= m_launch.mostBytesASecond && m_saidLines <= m_launch.mostLinesASecond) return false;
  emit misbehaved(Misbehaviour::floods);
  return true;
}

void LineChild::finish(ChildEnd end) {
  m_process->disconnect(this);
  m_process.release()->deleteLater();  // it is still speaking
  emit ended(end);
}

}  // namespace jukebox::studio

#include "app/studio/training/child_process.h"

namespace jukebox::studio {
namespace {

constexpr qsizetype kLongestLine = 1 << 16;
constexpr int kCleanUpMilliseconds = 3000;
constexpr int kExitInterrupted = 130;

}  // namespace

ChildProcess::ChildProcess(QObject* parent) : QObject(parent) {
  connect(&m_process, &QProcess::readyReadStandardError, this, &ChildProcess::readLines);
  connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) end(false, tr("%1 cannot be started.").arg(m_process.program()));
  });
  connect(&m_process, &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
    readLines();
    const bool isDone = how == QProcess::NormalExit && status == 0;
    if (status == kExitInterrupted) m_wasStopped = true;
    if (!isDone && m_error.isEmpty() && !m_wasStopped) {
      m_error = how == QProcess::CrashExit ? tr("The program was ended from outside, perhaps for want of memory.")
                                           : tr("The program gave up without a reason (status %1).").arg(status);
    }
    end(isDone, isDone ? QString() : m_error);
  });
}

ChildProcess::~ChildProcess() {
  m_process.disconnect(this);
  if (!isRunning()) return;
  m_process.terminate();
  if (!m_process.waitForFinished(kCleanUpMilliseconds)) m_process.kill();
  m_process.waitForFinished(kCleanUpMilliseconds);
}

void ChildProcess::start(const QString& program, const QStringList& arguments, const QString& outputFile) {
  m_rest.clear();
  m_error.clear();
  m_wasStopped = false;
  m_process.setStandardInputFile(QProcess::nullDevice());
  m_process.setStandardOutputFile(outputFile.isEmpty() ? QProcess::nullDevice() : outputFile);
  m_process.start(program, arguments);
}

void ChildProcess::stop() {
  if (!isRunning()) return;
  m_wasStopped = true;
  m_process.terminate();
}

void ChildProcess::readLines() {
  m_rest += m_process.readAllStandardError();
  for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
    const QString text = QString::fromUtf8(m_rest.first(std::min(end, kLongestLine)));
    m_rest.remove(0, end + 1);
    if (text.startsWith(QStringLiteral("error: "))) {
      m_error = text.sliced(7);
    } else {
      emit line(text);
    }
  }
  if (m_rest.size() > kLongestLine) m_rest.clear();
}

void ChildProcess::end(bool isDone, const QString& error) {
  emit ended(isDone, m_wasStopped && !isDone, error);
}

}  // namespace jukebox::studio

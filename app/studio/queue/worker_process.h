#pragma once
// WorkerProcess: one worker as a child process. Speaks docs/protocol.md, trusts nothing that it hears, and says in a
// sentence why it ended.

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "app/studio/child_guard.h"
#include "core/base/error.h"
#include "core/protocol/line_buffer.h"
#include "core/protocol/messages.h"

namespace jukebox::studio {

struct WorkerLaunch {
  QString program;
  QStringList arguments;
  std::uint64_t memoryLimitBytes = 0;  ///< of what it allocates (RLIMIT_DATA); mapped weights do not count; 0: none
  std::chrono::milliseconds helloTime{60'000};  ///< until its first line
  std::chrono::milliseconds grace{5'000};       ///< from shutdown to the kill
};

/// Of the GUI thread; reading costs it at most a few milliseconds a turn. May be started again after ended().
class WorkerProcess : public QObject {
  Q_OBJECT
 public:
  explicit WorkerProcess(QObject* parent = nullptr);
  ~WorkerProcess() override;  ///< kills

  void start(const WorkerLaunch& launch);
  bool isRunning() const { return m_process != nullptr; }
  /// It has said hello and was not asked to end.
  bool isReady() const { return m_isReady && !m_isEnding; }
  /// Only while ready.
  void send(const Command& command);
  /// Asks it to end; kills it after the grace.
  void end();
  /// Kills it; ended() gives this reason.
  void abandon(Error reason);
  /// end(), and waits.
  void endAndWait();
  /// It has said something that cannot be: too much of that is the end.
  void noteNonsense(const std::string& what);
  qint64 processId() const { return m_process ? m_process->processId() : 0; }

 signals:
  void ready();
  void said(const jukebox::Event& event);
  /// Exactly once a start. `wasReady`: it had said hello.
  void ended(const jukebox::Error& reason, bool wasReady);

 private:
  void read();
  void readErrors();
  void hear(const LineBuffer::Line& line);
  void hearHello(const Event& event);
  bool isFlood(qint64 bytes, int lines);
  void onFinished();
  void onFailedToStart();
  void finish(Error reason);
  Error reasonOfEnd() const;

  WorkerLaunch m_launch;
  std::unique_ptr<QProcess> m_process;
  LineBuffer m_lines;
  QByteArray m_errors;  ///< the last that it wrote to standard error
  QTimer m_helloTimer, m_graceTimer;
  bool m_isReady = false, m_isEnding = false;
  std::optional<Error> m_abandoned;
  int m_nonsense = 0;
  FloodMeter m_flood{16 << 20, 2000};  ///< bytes and lines a second
};

}  // namespace jukebox::studio

#pragma once
// WorkerProcess: one worker as a child process. Speaks docs/protocol.md, trusts nothing that it hears, and says in a
// sentence why it ended.

#include <QObject>
#include <QTimer>
#include <chrono>
#include <cstdint>

#include "app/studio/child/line_child.h"
#include "core/base/error.h"
#include "core/protocol/messages.h"

namespace jukebox::studio {

struct WorkerLaunch {
  QString program;
  QStringList arguments;
  std::uint64_t memoryLimitBytes = 0;  ///< of what it allocates (RLIMIT_DATA); mapped weights do not count; 0: none
  std::chrono::milliseconds helloTime{60'000};  ///< until its first line
  std::chrono::milliseconds grace{5'000};       ///< from shutdown to the kill
};

/// Of the GUI thread. May be started again after ended(). The destructor kills.
class WorkerProcess : public QObject {
  Q_OBJECT
 public:
  explicit WorkerProcess(QObject* parent = nullptr);

  void start(const WorkerLaunch& launch);
  bool isRunning() const { return m_child.isRunning(); }
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
  void noteNonsense(const std::string& what) { m_child.noteNonsense(what); }
  qint64 processId() const { return m_child.processId(); }

 signals:
  void ready();
  void said(const jukebox::Event& event);
  /// Exactly once a start. `wasReady`: it had said hello.
  void ended(const jukebox::Error& reason, bool wasReady);

 private:
  void hear(const std::string& line);
  void hearHello(const Event& event);
  void onMisbehaved(LineChild::Misbehaviour how);
  void onEnded(const ChildEnd& end);
  Error reasonOf(const ChildEnd& end) const;

  WorkerLaunch m_launch;
  LineChild m_child{"worker"};
  QTimer m_helloTimer, m_graceTimer;
  bool m_isReady = false, m_isEnding = false;
};

}  // namespace jukebox::studio

#pragma once
// RadioProcess: one `jukebox radio --json` as a child process. Trusts nothing that it hears, and says in a sentence why
// it ended.

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <chrono>
#include <memory>
#include <optional>

#include "app/studio/child_guard.h"
#include "core/base/error.h"
#include "core/protocol/line_buffer.h"
#include "core/protocol/radio_messages.h"

namespace jukebox::studio {

struct RadioLaunch {
  QString program;
  QStringList arguments;
  std::chrono::milliseconds silenceTime{30'000};  ///< it says how it goes ten times a second, from its start on
  std::chrono::milliseconds grace{3'000};         ///< from "stop now" to the kill
  std::chrono::milliseconds playOutTime{90'000};  ///< from "stop after what is made" to the kill
};

/// Of the GUI thread. May be started again after ended().
class RadioProcess : public QObject {
  Q_OBJECT
 public:
  explicit RadioProcess(QObject* parent = nullptr);
  ~RadioProcess() override;  ///< kills

  void start(const RadioLaunch& launch);
  bool isRunning() const { return m_process != nullptr; }
  /// Only after it has said hello.
  void send(const RadioWish& wish);
  /// Asks it to end; kills it when it does not.
  void end(bool now);
  /// It has said something that cannot be: too much of that is the end.
  void noteNonsense(const std::string& what);
  qint64 processId() const { return m_process ? m_process->processId() : 0; }

 signals:
  /// The first is always its hello.
  void said(const jukebox::RadioEvent& event);
  /// Exactly once a start. No reason: it was asked to end, or came to its end.
  void ended(const std::optional<jukebox::Error>& reason);

 private:
  void read();
  void hear(const LineBuffer::Line& line);
  bool isFlood(qint64 bytes, int lines);
  void abandon(Error reason);
  void finish(std::optional<Error> reason);
  std::optional<Error> reasonOfEnd() const;

  RadioLaunch m_launch;
  std::unique_ptr<QProcess> m_process;
  LineBuffer m_lines;
  QByteArray m_errors;  ///< the last that it wrote to standard error
  QTimer m_silenceTimer, m_endTimer;
  bool m_isReady = false, m_isEnding = false;
  std::optional<Error> m_abandoned;
  std::optional<Error> m_failure;  ///< the last that it told
  int m_nonsense = 0;
  FloodMeter m_flood{8 << 20, 1000};  ///< bytes and lines a second
};

}  // namespace jukebox::studio

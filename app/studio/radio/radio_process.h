#pragma once
// RadioProcess: one `jukebox radio --json` as a child process. Trusts nothing that it hears, and says in a sentence why
// it ended.

#include <QObject>
#include <QTimer>
#include <chrono>
#include <optional>

#include "app/studio/child/line_child.h"
#include "core/base/error.h"
#include "core/protocol/radio_messages.h"

namespace jukebox::studio {

struct RadioLaunch {
  QString program;
  QStringList arguments;
  std::chrono::milliseconds silenceTime{30'000};  ///< it says how it goes ten times a second, from its start on
  std::chrono::milliseconds grace{3'000};         ///< from "stop now" to the kill
  std::chrono::milliseconds playOutTime{90'000};  ///< from "stop after what is made" to the kill
};

/// Of the GUI thread. May be started again after ended(). The destructor kills.
class RadioProcess : public QObject {
  Q_OBJECT
 public:
  explicit RadioProcess(QObject* parent = nullptr);

  void start(const RadioLaunch& launch);
  bool isRunning() const { return m_child.isRunning(); }
  /// Only after it has said hello.
  void send(const RadioWish& wish);
  /// Asks it to end; kills it when it does not.
  void end(bool now);
  /// It has said something that cannot be: too much of that is the end.
  void noteNonsense(const std::string& what) { m_child.noteNonsense(what); }
  qint64 processId() const { return m_child.processId(); }

 signals:
  /// The first is always its hello.
  void said(const jukebox::RadioEvent& event);
  /// Exactly once a start. No reason: it was asked to end, or came to its end.
  void ended(const std::optional<jukebox::Error>& reason);

 private:
  void hear(const std::string& line);
  void onMisbehaved(LineChild::Misbehaviour how);
  void abandon(Error reason);
  void onEnded(const ChildEnd& end);
  std::optional<Error> reasonOf(const ChildEnd& end) const;

  RadioLaunch m_launch;
  LineChild m_child{"radio"};
  QTimer m_silenceTimer, m_endTimer;
  bool m_isReady = false, m_isEnding = false;
  std::optional<Error> m_failure;  ///< the last that it told
};

}  // namespace jukebox::studio

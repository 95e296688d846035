#pragma once
// LineChild: a child process that speaks to the studio line by line. What the lines mean is its owner's matter; here it is
// started, read in bounded memory, held to a rate of speech, and ended.

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/protocol/line_buffer.h"

namespace jukebox::studio {

struct LineChildLaunch {
  QString program;
  QStringList arguments;
  std::uint64_t memoryLimitBytes = 0;  ///< of what it allocates (RLIMIT_DATA); mapped files do not count; 0: none
  std::size_t maximumLineBytes = kMaximumLineBytes;
  qint64 mostBytesASecond = 16 << 20;  ///< on both of its channels
  int mostLinesASecond = 2000;
};

/// How a child ended.
struct ChildEnd {
  bool wasStarted = true;
  bool isCrash = false;
  int code = 0;               ///< exit status; the signal of a crash
  std::string errors;         ///< the last that it wrote to standard error, or why it was not started
  std::optional<Error> reason;  ///< of abandon()
};

/// Of the GUI thread; reading costs it at most a few milliseconds a turn. May be started again after ended().
class LineChild : public QObject {
  Q_OBJECT
 public:
  enum class Misbehaviour {
    floods,         ///< it says more than it may
    makesNoSense,   ///< it said nonsense a hundred times
  };
  Q_ENUM(Misbehaviour)

  /// `name` for the log: "worker".
  explicit LineChild(std::string name, QObject* parent = nullptr);
  ~LineChild() override;  ///< kills

  void start(const LineChildLaunch& launch);
  bool isRunning() const { return m_process != nullptr; }
  void write(const std::string& line);
  void closeInput();
  void kill();
  /// Kills it and hears nothing more; ended() gives this reason.
  void abandon(Error reason);
  /// It has said something that cannot be.
  void noteNonsense(const std::string& what);
  /// Waits for its end; ended() may come from here.
  void waitForEnd(int milliseconds);
  qint64 processId() const { return m_process ? m_process->processId() : 0; }

 signals:
  /// A line that is neither empty nor too long.
  void heard(const std::string& line);
  /// To be answered with abandon().
  void misbehaved(jukebox::studio::LineChild::Misbehaviour how);
  /// Exactly once a start, and never before start() has returned.
  void ended(const jukebox::studio::ChildEnd& end);

 private:
  void read();
  void readErrors();
  bool floods(qint64 bytes, qint64 lines);
  void finish(ChildEnd end);

  std::string m_name;
  LineChildLaunch m_launch;
  std::unique_ptr<QProcess> m_process;
  LineBuffer m_lines;
  QByteArray m_errors;
  std::optional<Error> m_abandoned;
  int m_nonsense = 0;
  QElapsedTimer m_second;  ///< of the counts below
  qint64 m_saidBytes = 0, m_saidLines = 0;
};

}  // namespace jukebox::studio

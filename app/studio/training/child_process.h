#pragma once
// ChildProcess: one short command of the worker program, followed to its end.

#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace jukebox::studio {

/// One command at a time. Of the GUI thread; the destructor ends a command that still runs.
class ChildProcess : public QObject {
  Q_OBJECT
 public:
  explicit ChildProcess(QObject* parent = nullptr);
  ~ChildProcess() override;

  bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
  /// `outputFile`: where standard output goes; empty: nowhere.
  void start(const QString& program, const QStringList& arguments, const QString& outputFile = {});
  /// Asks it to stop and clean up.
  void stop();

 signals:
  /// A line of standard error that does not begin with "error: ".
  void line(const QString& line);
  /// `error` is empty for success; `wasStopped` after stop().
  void ended(bool isDone, bool wasStopped, const QString& error);

 private:
  void readLines();
  void end(bool isDone, const QString& error);

  QProcess m_process;
  QByteArray m_rest;
  QString m_error;
  bool m_wasStopped = false;
};

}  // namespace jukebox::studio

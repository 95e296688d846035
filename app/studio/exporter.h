#pragma once
// Exporter: writes samples as audio files with tags and metadata, on a thread of its own.

#include <QObject>
#include <QThread>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/domain/library_files.h"
#include "core/domain/sample.h"
#include "ui/shell/export_dialog.h"

namespace jukebox::studio {

/// One export at a time. Of the GUI thread; the destructor cancels and waits.
class Exporter : public QObject {
  Q_OBJECT
 public:
  explicit Exporter(LibraryFiles files, QObject* parent = nullptr);
  ~Exporter() override;
  bool isRunning() const { return m_thread != nullptr; }
  /// Does nothing while one runs.
  void start(std::vector<std::string> sampleIds, const ui::ExportWish& wish);
  void cancel() { m_cancellation.request(CancelMode::now); }

 signals:
  void progress(int done, int total);
  /// How many files were written; `error` is empty if all of them were. `notes`: what was asked for and could not be.
  void finished(int written, const QString& error, const QStringList& notes);

 private:
  LibraryFiles m_files;
  CancellationToken m_cancellation;
  std::unique_ptr<QThread> m_thread;
};

}  // namespace jukebox::studio

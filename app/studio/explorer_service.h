#pragma once
// ExplorerService: publishes a list of samples as web pages, or imports such pages, on a thread of its own with a
// library connection of its own.

#include <QObject>
#include <QThread>
#include <filesystem>
#include <memory>

#include "app/explorer/explorer_reader.h"
#include "app/explorer/explorer_writer.h"
#include "ui/library/library_reader.h"

namespace jukebox::studio {

/// One publication or import at a time. Of the GUI thread; the destructor cancels and waits.
class ExplorerService : public QObject {
  Q_OBJECT
 public:
  explicit ExplorerService(std::filesystem::path libraryRoot, QObject* parent = nullptr);
  ~ExplorerService() override;
  bool isRunning() const { return m_thread != nullptr; }
  /// Does nothing while something runs.
  void publish(const ui::ListRequest& samples, const explorer::PublishOptions& options);
  void import(const std::filesystem::path& folder);
  void cancel() { m_cancellation.request(CancelMode::now); }

 signals:
  /// Of a publication and of an import.
  void publishing(int done, int total);
  void importing(int done, int total);
  void published(const jukebox::explorer::PublishReport& report);
  void imported(const jukebox::explorer::ImportReport& report);
  void failed(const jukebox::Error& error);

 private:
  /// Runs `work` on the thread, then on this one `report` with its value, or failed().
  template <class T>
  void run(std::function<Result<T>()> work, std::function<void(const T&)> report);

  std::filesystem::path m_libraryRoot;
  CancellationToken m_cancellation;
  std::unique_ptr<QThread> m_thread;
};

}  // namespace jukebox::studio

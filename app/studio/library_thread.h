#pragma once
// LibraryThread: one thread with one open library of its own; tasks run there one after the other.

#include <QObject>
#include <QThread>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/result.h"
#include "db/library.h"

namespace jukebox::studio {

/// Owned and called by the GUI thread. The destructor waits for the task that is running and drops the rest.
class LibraryThread {
 public:
  explicit LibraryThread(std::filesystem::path root);
  ~LibraryThread();
  LibraryThread(const LibraryThread&) = delete;
  LibraryThread& operator=(const LibraryThread&) = delete;

  /// Queues a task. It gets the library, or why there is none; a library that could not be opened is tried again by the
  /// next task.
  void post(std::function<void(Result<Library*>)> task);

 private:
  Result<Library*> library();
  std::filesystem::path m_root;
  std::optional<Library> m_library;  ///< of the thread
  QThread m_thread;
  std::unique_ptr<QObject> m_worker;  ///< lives in the thread
  std::atomic<bool> m_isStopping{false};
};

}  // namespace jukebox::studio

#pragma once
// LibraryThread: one thread with one open library of its own; tasks run there one after the other.

#include <QObject>
#include <QThread>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

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
  /// next task. One that was open and has gone with its disk or folder is told as kind notFound, never made anew in its
  /// place, and opened again when it is back.
  void post(std::function<void(Result<Library*>)> task);

 private:
  /// Which file the database is: its device and number, as long as it is the same one.
  using FileIdentity = std::pair<std::uint64_t, std::uint64_t>;

  Result<Library*> library();
  std::optional<FileIdentity> databaseIdentity() const;
  std::filesystem::path m_root;
  std::optional<FileIdentity> m_opened;  ///< of the thread; of the database that was opened last
  std::optional<Library> m_library;      ///< of the thread
  QThread m_thread;
  std::unique_ptr<QObject> m_worker;  ///< lives in the thread
  std::atomic<bool> m_isStopping{false};
};

}  // namespace jukebox::studio

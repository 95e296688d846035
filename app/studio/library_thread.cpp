#include "app/studio/library_thread.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "core/domain/library_files.h"

namespace jukebox::studio {

LibraryThread::LibraryThread(std::filesystem::path root)
    : m_root(std::move(root)), m_worker(std::make_unique<QObject>()) {
  m_worker->moveToThread(&m_thread);
  m_thread.start();
}

LibraryThread::~LibraryThread() {
  m_isStopping = true;
  // Statements must be gone on the thread that used them.
  QMetaObject::invokeMethod(
      m_worker.get(), [this] { m_library.reset(); }, Qt::BlockingQueuedConnection);
  m_thread.quit();
  m_thread.wait();
}

void LibraryThread::post(std::function<void(Result<Library*>)> task) {
  QMetaObject::invokeMethod(
      m_worker.get(),
      [this, task = std::move(task)] {
        if (!m_isStopping) task(library());
      },
      Qt::QueuedConnection);
}

std::optional<LibraryThread::FileIdentity> LibraryThread::databaseIdentity() const {
  struct stat facts {};
  if (::stat(LibraryFiles(m_root).database().c_str(), &facts) != 0) return std::nullopt;
  return FileIdentity{facts.st_dev, facts.st_ino};
}

Result<Library*> LibraryThread::library() {
  const auto identity = databaseIdentity();
  if (m_library && identity != m_opened) m_library.reset();  // what is open is not what lies there any more
  if (m_opened && !identity) {
    return makeError(ErrorKind::notFound, fmt::format("The library {} is not there any more.", m_root.string()),
                     "Connect its disk again, or open another library.");
  }
  if (!m_library) {
    ASSIGN_OR_RETURN(auto opened, Library::open(m_root, m_opened ? OpenMode::existing : OpenMode::create));
    m_library.emplace(std::move(opened));
    m_opened = databaseIdentity();
  }
  return &*m_library;
}

}  // namespace jukebox::studio

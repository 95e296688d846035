#include "app/studio/library_thread.h"

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

Result<Library*> LibraryThread::library() {
  if (!m_library) {
    ASSIGN_OR_RETURN(auto opened, Library::open(m_root, OpenMode::create));
    m_library.emplace(std::move(opened));
  }
  return &*m_library;
}

}  // namespace jukebox::studio

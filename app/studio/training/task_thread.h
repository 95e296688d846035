#pragma once
// TaskThread: one thread on which tasks run one after the other; their results come back through the event loop.

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>
#include <utility>

namespace jukebox::studio {

/// Owned and called by the GUI thread. The destructor waits for the tasks that were posted; answers to `receiver` are
/// dropped when it is gone.
class TaskThread {
 public:
  TaskThread() : m_worker(std::make_unique<QObject>()) {
    m_worker->moveToThread(&m_thread);
    m_thread.start();
  }
  ~TaskThread() {
    post([this] { m_thread.quit(); });  // behind everything that was posted before
    m_thread.wait();
  }
  TaskThread(const TaskThread&) = delete;
  TaskThread& operator=(const TaskThread&) = delete;

  /// Runs `work` there and `answer` with its result on the thread of `receiver`, which must outlive this object.
  template <class Work, class Answer>
  void run(QObject* receiver, Work work, Answer answer) {
    post([receiver, work = std::move(work), answer = std::move(answer)]() mutable {
      auto result = std::make_shared<decltype(work())>(work());
      QMetaObject::invokeMethod(
          receiver, [answer = std::move(answer), result]() mutable { answer(std::move(*result)); },
          Qt::QueuedConnection);
    });
  }
  void post(std::function<void()> task) {
    QMetaObject::invokeMethod(m_worker.get(), std::move(task), Qt::QueuedConnection);
  }

 private:
  QThread m_thread;
  std::unique_ptr<QObject> m_worker;
};

}  // namespace jukebox::studio

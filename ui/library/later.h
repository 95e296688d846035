#pragma once
// later(): work in a thread pool, its answer on the GUI thread.

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <memory>
#include <utility>

namespace jukebox::ui {

/// Runs `work` in the pool and then, on the GUI thread, `answer` with what it returned, unless `receiver` is gone by
/// then. `work` must not refer to anything that may go first.
template <class Work, class Answer>
void later(QObject* receiver, Work work, Answer answer, QThreadPool* pool = QThreadPool::globalInstance()) {
  pool->start([target = QPointer<QObject>(receiver), work = std::move(work), answer = std::move(answer)]() mutable {
    auto result = std::make_shared<decltype(work())>(work());
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [target, answer = std::move(answer), result]() mutable {
          if (target) answer(std::move(*result));
        },
        Qt::QueuedConnection);
  });
}

}  // namespace jukebox::ui

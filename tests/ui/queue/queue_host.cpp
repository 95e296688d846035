// A studio without a window, to be killed by a test: works on the queue of a library.
//
//   queue_host LIBRARY WORKER SECONDS
//
// Adds a job (seed 11, top level only), prints its id, and "window 2" when its second window is being sampled.

#include <QCoreApplication>
#include <QTextStream>

#include "app/studio/queue/job_runner.h"

int main(int argc, char** argv) {
  using namespace jukebox;
  QCoreApplication application(argc, argv);
  const QStringList arguments = QCoreApplication::arguments();
  if (arguments.size() != 4) return 2;
  studio::JobRunnerOptions options;
  options.libraryRoot = arguments[1].toStdString();
  options.workerProgram = arguments[2];
  studio::JobRunner runner(options);
  GenerationRequest request;
  request.durationSeconds = arguments[3].toDouble();
  request.lowestLevel = 1;
  request.seed = 11;
  QTextStream output(stdout);
  bool isTold = false;
  QObject::connect(&runner, &ui::GenerationQueue::entryChanged, &runner, [&](const QString& id) {
    const auto* entry = runner.find(id.toStdString());
    if (isTold || !entry->progress || entry->progress->window < 2) return;
    isTold = true;
    output << "window 2" << Qt::endl;
  });
  output << QString::fromStdString(runner.add(request, false)) << Qt::endl;
  return QCoreApplication::exec();
}

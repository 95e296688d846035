#pragma once
// JobQueue: the worker's jobs, one at a time on a thread of its own, with exactly one terminal event each.

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/cli/generation_runner.h"
#include "core/protocol/messages.h"

namespace jukebox::cli {

/// All members may be called from any thread; `report` is called from the caller's and from the queue's own thread.
class JobQueue {
 public:
  using Report = std::function<void(const Event&)>;
  JobQueue(std::filesystem::path libraryRoot, int threads, Report report);
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;
  ~JobQueue();

  /// Kind alreadyExists for a job that is queued or running.
  Status generate(GenerateCommand command);
  /// Kind notFound for a job that is neither queued nor running. A paused job goes on to its end.
  Status cancel(const CancelCommand& command);
  /// Kind notFound for a job that is not running.
  Status pause(const std::string& jobId);
  Status resume(const std::string& jobId);
  /// What is to be heard first of the running job; the last wish counts. Kind notFound as above.
  Status sketch(const SketchCommand& command);

  /// Stops everything: the running job at its next token, queued ones at once. Waits for the terminal events. True if
  /// there was anything to stop.
  bool stop();

 private:
  struct Running {
    std::string jobId;
    CancellationToken cancellation;
    bool paused = false;
    std::optional<RegionWish> wish;
    bool stopAsked = false;  ///< by the end of the worker, not by a command
  };
  void loop();
  void runOne(const GenerateCommand& command, const CancellationToken& cancellation);
  RunOutcome execute(const GenerateCommand& command, const CancellationToken& cancellation);
  std::optional<RegionWish> wishedRegion();
  void reportRunning(const Event& event);

  std::filesystem::path m_libraryRoot;
  int m_threads;
  Report m_report;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<GenerateCommand> m_queue;
  std::optional<Running> m_running;
  bool m_ending = false;
  std::thread m_thread;  // last: it uses everything above
};

}  // namespace jukebox::cli

#pragma once
// JobRunner: the queue of the studio. Joins the rows (JobTable), the worker (WorkerProcess) and what the widgets see.
//
//   waiting ─▶ starting ─▶ running ⇄ paused ─▶ stopping ─▶ done, failed, cancelled, interrupted ─▶ (retry) waiting
//
// Its requests are in job_runner.cpp, its work in job_runner_work.cpp, what the worker says in job_runner_events.cpp.

#include <QTime>
#include <QTimer>
#include <chrono>
#include <functional>
#include <map>
#include <set>

#include "app/studio/queue/job_table.h"
#include "app/studio/queue/power_supply.h"
#include "app/studio/queue/queue_list.h"
#include "app/studio/queue/queue_schedule.h"
#include "app/studio/queue/worker_process.h"

namespace jukebox::studio {

/// With less, the libraries of the engine hang while they are loaded (measured: 300 MiB).
inline constexpr std::uint64_t kSmallestMemoryLimit = 1U << 30U;

struct WorkerOptions {
  int threads = 0;                     ///< 0: the worker chooses
  std::uint64_t memoryLimitBytes = 0;  ///< of what it allocates, at least kSmallestMemoryLimit; 0: none
  bool operator==(const WorkerOptions&) const = default;
};

struct JobRunnerOptions {
  std::filesystem::path libraryRoot;
  QString workerProgram;        ///< empty: `jukebox` beside the running executable
  QStringList workerArguments;  ///< in front of "serve --library …"
  WorkerOptions worker;
  int attempts = 2;  ///< runs of a job that end with the death of the worker before it is given up
  std::chrono::milliseconds idleTime{300'000};    ///< a worker without work ends after this time
  std::chrono::milliseconds stallTime{600'000};   ///< silence of a running job after which the worker is asked
  std::chrono::milliseconds answerTime{30'000};   ///< silence after a question or a request to stop: it is ended
  std::chrono::milliseconds helloTime{60'000};    ///< from its start to its first line
  std::chrono::milliseconds grace{5'000};         ///< from shutdown to the kill
  std::chrono::milliseconds retryDelay{1'000};    ///< before a job is tried again by itself
  std::chrono::milliseconds newsInterval{3'000};  ///< between looks at battery, clock and changes by others
  std::filesystem::path powerSupplyFolder = kPowerSupplyFolder;
  std::function<int()> localHour = [] { return QTime::currentTime().hour(); };
};

class JobRunner : public ui::GenerationQueue {
  Q_OBJECT
 public:
  /// Reads the queue and begins to work on it as soon as the event loop runs.
  explicit JobRunner(JobRunnerOptions options, QObject* parent = nullptr);
  /// As stop(), and waits: the worker gets the grace, the rows are written.
  ~JobRunner() override;

  const std::vector<ui::QueueEntry>& entries() const override { return m_list.entries(); }
  const ui::QueueEntry* find(const std::string& jobId) const override { return m_list.find(jobId); }
  std::string add(GenerationRequest request, bool freshSeed) override;
  void move(const std::string& jobId, int place) override;
  void hold(const std::string& jobId, bool held) override;
  void pause(const std::string& jobId) override;
  void resume(const std::string& jobId) override;
  void cancel(const std::string& jobId, CancelMode mode) override;
  void sketch(const std::string& jobId, std::optional<RegionWish> wish) override;
  void retry(const std::string& jobId) override;
  std::string duplicate(const std::string& jobId, bool freshSeed) override;
  void remove(const std::string& jobId) override;
  void removeEnded() override;
  ui::QueueSchedule schedule() const override { return m_schedule; }
  void setSchedule(const ui::QueueSchedule& schedule) override;
  QString waitingReason() const override;

  /// For workers started from now on; an idle one is ended for it.
  void setWorkerOptions(const WorkerOptions& options);
  /// Begins nothing more and ends the worker: a running job becomes interrupted and continues when the next studio
  /// says so. stopped() follows.
  void stop();
  /// The rows were read.
  bool isLoaded() const { return m_isLoaded; }
  /// Of the worker that runs now; 0 when there is none.
  qint64 workerProcessId() const { return m_worker.processId(); }

 signals:
  void stopped();

 private:
  /// The job that this studio works on.
  struct Active {
    std::string id;
    bool isClaimed = false;   ///< its row says running
    bool isSent = false;      ///< the worker was asked
    bool isAccepted = false;  ///< … and said yes
    bool isStarted = false;
    bool isEnding = false;  ///< its row is being written
    bool isPausedByUser = false, isPausedBySchedule = false, isScheduleOverruled = false;
    bool isPauseSent = false;
    int unanswered = 0;  ///< pauses and resumes
    int asks = 0;        ///< in a row, answered but without progress
    std::optional<CancelMode> cancel;
  };

  // Requests
  void refuse(const Error& error);
  bool mayChange();
  const ui::QueueEntry* changeable(const std::string& jobId);
  template <class T>
  JobTable::Answer<T> reportFailure();

  // Rows
  void load();
  void setLibraryError(std::optional<Error> error);
  void take(const TableSnapshot& snapshot);
  ui::QueueEntry entryFor(const TableRow& row) const;
  void lookForNews();
  void hearNews(const TableNews& news);
  void takeEnding(const std::string& jobId, const JobEnding& ending, const Result<TableRow>& row);

  // Work
  void startNext();
  bool mayBegin() const;
  ScheduleHold scheduleHold() const;
  ScheduleHold holdOfRunning() const;
  void begin(const std::string& jobId);
  void claimed(const Result<Job>& job);
  void sendActive();
  WorkerLaunch launch() const;
  void finishActive(const JobEnding& ending);
  static void describeEnding(ui::QueueEntry& entry, JobState state, const Error& reason, const Result<TableRow>& row);
  void applyPause();
  void applySchedule();
  void waitBeforeNext(std::chrono::milliseconds time);
  void askForLife();
  void onWorkerEnded(const Error& reason, bool wasReady);
  JobEnding endingAfterDeath(const Error& reason, bool wasReady);

  // Events of the worker
  void hear(const Event& event);
  void hearOf(const AcceptedEvent& event);
  void hearOf(const StartedEvent& event);
  void hearOf(const ProgressEvent& event);
  void hearOf(const PreviewEvent& event);
  void hearOf(const LevelWrittenEvent& event);
  void hearOf(const SketchedEvent& event);
  void hearAnswer(const std::string& jobId, bool isPaused);
  void hearOf(const PausedEvent& event);
  void hearOf(const ResumedEvent& event);
  void hearOf(const DoneEvent& event);
  void hearOf(const FailedEvent& event);
  void hearOf(const CancelledEvent& event);
  void hearOf(const ErrorEvent& event);
  void checkSound(const ui::QueuePreview& told);
  void takePreview(const std::string& jobId, ui::QueuePreview preview);
  void noteEntryChange(const std::string& jobId);

  JobRunnerOptions m_options;
  JobTable m_table;
  WorkerProcess m_worker;
  QueueList m_list;
  ui::QueueSchedule m_schedule;
  std::optional<Active> m_active;
  std::map<std::string, int> m_deaths;  ///< of the worker, in a row, a job
  std::optional<Error> m_trouble;       ///< the worker cannot be started: nothing is begun until somebody asks
  std::optional<Error> m_libraryError;  ///< why the rows cannot be read
  std::int64_t m_changes = 0;           ///< of rows, asked for here; a snapshot from before one of them is stale
  bool m_isLoaded = false, m_isOwner = false, m_isOnBattery = false, m_isStopping = false, m_isBackingOff = false;
  bool m_isLookingForNews = false, m_isLoading = false, m_isLoadWanted = false;
  int m_pendingChecks = 0;  ///< of previews
  std::set<std::string> m_changedEntries;
  QTimer m_newsTimer, m_idleTimer, m_silenceTimer, m_entryTimer, m_backOffTimer;
};

}  // namespace jukebox::studio

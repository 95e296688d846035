#pragma once
// JobTable: the rows and folders of the queue, on a thread of their own. Tasks run one after the other in the order in
// which they were asked for; answers arrive on the thread that owns the table.

#include <QObject>
#include <QThread>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/studio/queue/job_facts.h"
#include "core/base/file_lock.h"
#include "db/library.h"

namespace jukebox::studio {

/// A job as database and folders know it.
struct TableRow {
  Job job;
  bool held = false;
  JobFacts facts;
};

struct TableSnapshot {
  std::vector<TableRow> rows;  ///< those that wait in their order, the others in any
  bool isOwner = false;        ///< this studio works on the queue; no other does
};

/// What happened behind the studio's back.
struct TableNews {
  bool isChanged = false;  ///< rows may differ from what is known
  bool isOwner = false;
  bool isOnBattery = false;
};

/// How a run ended, as far as the worker can tell; the folders have the last word.
struct JobEnding {
  JobState state = JobState::interrupted;
  Error error;             ///< of failed and interrupted
  bool isForNext = false;  ///< waits again, in front of the others
};

class JobTable : public QObject {
 public:
  template <class T>
  using Answer = std::function<void(Result<T>)>;

  /// Nothing is opened before the first task.
  explicit JobTable(std::filesystem::path libraryRoot);
  /// Waits for every task that was asked for; answers that are still to come are dropped.
  ~JobTable() override;

  const LibraryFiles& files() const { return m_files; }

  /// Everything. The owner of the queue first turns running jobs that nobody works on into interrupted ones, or done
  /// ones if their samples are there.
  void load(Answer<TableSnapshot> answer);
  /// Tries to become the owner, and looks for changes by others. `powerSupplies` empty: the battery is not read.
  void lookForNews(const std::filesystem::path& powerSupplies, Answer<TableNews> answer);

  void insert(Job job, Answer<void> answer);
  /// Cancels a job that waits or lets an ended one wait again.
  void changeState(const std::string& id, JobState state, Answer<Job> answer);
  /// A waiting job is running from now on. Kind busy when another process has its folder.
  void begin(const std::string& id, Answer<Job> answer);
  /// Ends a running job. An interrupted job without a job folder has failed; a job whose samples are all in the library
  /// is done; a job that is said to be done and is not has failed.
  void finish(const std::string& id, const JobEnding& ending, Answer<TableRow> answer);
  void move(const std::string& id, int place, Answer<void> answer);
  void setHeld(const std::string& id, bool held, Answer<void> answer);
  /// Rows and job folders. Stops at the first that cannot be removed.
  void remove(const std::vector<std::string>& ids, Answer<void> answer);
  void checkPreview(const Job& job, const ui::QueuePreview& told, Answer<ui::QueuePreview> answer);

  void readSchedule(Answer<ui::QueueSchedule> answer);
  void writeSchedule(const ui::QueueSchedule& schedule, Answer<void> answer);

 private:
  template <class T>
  void run(std::function<Result<T>(Library&)> work, Answer<T> answer);
  Result<Library*> library();
  Result<bool> own();
  Status settleRunning(Library& library);
  Result<TableSnapshot> snapshot(Library& library);
  static Result<TableRow> finishRow(Library& library, const std::string& id, const JobEnding& ending);

  const LibraryFiles m_files;
  std::optional<Library> m_library;     ///< of the thread, as the next three
  std::optional<FileLock> m_queueLock;  ///< held by the owner of the queue
  std::int64_t m_dataVersion = 0;
  bool m_hasForeignRuns = false;  ///< rows are running that this studio did not start or that outlived it
  std::string m_ownRun;           ///< the job that this studio runs
  QThread m_thread;
  std::unique_ptr<QObject> m_place;  ///< lives in the thread
};

}  // namespace jukebox::studio

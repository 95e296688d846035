#pragma once
// GenerationQueue: what the widgets see of the jobs and may ask of them. Nothing here waits.

#include <QObject>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/error.h"
#include "core/domain/job.h"

namespace jukebox::ui {

/// Where a job stands, for a person. The stored state (JobState) knows neither `held` nor what happens inside a run.
enum class QueueState {
  waiting,   ///< its turn comes
  held,      ///< waits until somebody lets it go
  starting,  ///< the worker loads the model
  running,
  paused,    ///< stands still in the worker's memory
  stopping,  ///< asked to stop, not yet answered
  done,
  failed,
  cancelled,
  interrupted,  ///< worker or studio died; can continue
};

/// Sound of a job that can be heard before the job has ended.
struct QueuePreview {
  std::string sampleId;
  int sampleIndex = 0;
  int level = 0;     ///< of the codes it was decoded from
  std::string file;  ///< audio file in the job's folder
  double durationSeconds = 0;
  std::vector<LevelSpan> spans;  ///< which level is heard until when; empty: all of it is of `level`
  bool isFinal = false;          ///< lowest level of the request
  bool operator==(const QueuePreview&) const = default;
};

struct QueueEntry {
  Job job;
  QueueState state = QueueState::waiting;
  std::optional<JobProgress> progress;  ///< while it runs, and the last one known after that
  std::optional<Error> error;           ///< of a failed job, in plain words
  std::optional<RegionWish> wish;       ///< what is to be heard first and is not made yet
  std::vector<QueuePreview> previews;   ///< in the order in which they arrived; at most one a sample and level
  bool canContinue = false;             ///< a job folder is there: going on loses nothing
};

/// When the queue may work on its own.
struct QueueSchedule {
  bool pauseOnBattery = false;
  bool onlyAtNight = false;
  int nightBeginHour = 22, nightEndHour = 7;  ///< local time; the night may span midnight
  bool isPaused = false;                      ///< nothing new is begun
  bool operator==(const QueueSchedule&) const = default;
};

class GenerationQueue : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  /// What runs first, then what waits in its order, then what has ended, newest first. Valid until changed().
  virtual const std::vector<QueueEntry>& entries() const = 0;
  virtual const QueueEntry* find(const std::string& jobId) const = 0;

  /// Adds a job at the end and returns its id. `freshSeed`: the request's seed is replaced by a drawn one at once.
  /// An invalid request is answered by refused() and an empty id.
  virtual std::string add(GenerationRequest request, bool freshSeed) = 0;
  /// Puts a waiting job at `place` (0 = next) among those that wait.
  virtual void move(const std::string& jobId, int place) = 0;
  virtual void hold(const std::string& jobId, bool held) = 0;
  /// Of the running job: stand still in memory; go on.
  virtual void pause(const std::string& jobId) = 0;
  virtual void resume(const std::string& jobId) = 0;
  virtual void cancel(const std::string& jobId, CancelMode mode) = 0;
  /// Of the running job: make a part heard before its turn, after the window in work; none: never mind.
  virtual void sketch(const std::string& jobId, std::optional<RegionWish> wish) = 0;
  /// Failed, cancelled or interrupted: again into the queue. Where a job folder is, it continues, and is next; else it
  /// begins anew, behind the others.
  virtual void retry(const std::string& jobId) = 0;
  /// A new job with the same request; with `freshSeed` another seed. Returns its id.
  virtual std::string duplicate(const std::string& jobId, bool freshSeed) = 0;
  /// Forgets an ended or waiting job, and its job folder.
  virtual void remove(const std::string& jobId) = 0;
  /// Forgets everything that is done or cancelled.
  virtual void removeEnded() = 0;

  virtual QueueSchedule schedule() const = 0;
  virtual void setSchedule(const QueueSchedule& schedule) = 0;
  /// Why nothing runs although jobs wait ("The queue is paused", "Waits for the night"); empty when nothing holds it.
  virtual QString waitingReason() const = 0;

 signals:
  /// Jobs came, went, or changed their state or place.
  void changed();
  /// One entry's progress or previews changed.
  void entryChanged(const QString& jobId);
  /// All samples of a job are in the library.
  void finished(const QString& jobId);
  /// Something that was asked for cannot be done.
  void refused(const QString& message, const QString& advice);
};

}  // namespace jukebox::ui

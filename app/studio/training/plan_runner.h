#pragma once
// PlanRunner: takes one plan through its stages: prepare, train, publish, one after another. A training is a process of
// its own that outlives the studio; it is followed by the files of its folder.

#include <QTimer>
#include <optional>

#include "app/studio/training/child_process.h"
#include "app/studio/training/run_folder.h"
#include "app/studio/training/task_thread.h"
#include "app/studio/training/training_store.h"

namespace jukebox::studio {

/// Where things are.
struct TrainingPlaces {
  std::filesystem::path root;          ///< of data sets and runs
  std::filesystem::path program;       ///< jukebox
  std::filesystem::path modelsFolder;  ///< where models are published
  int lookMilliseconds = 1000;         ///< how often a training's files are read
};

/// One plan at a time. Of the GUI thread; `files` must outlive it. Destroying it leaves a training running.
class PlanRunner : public QObject {
  Q_OBJECT
 public:
  PlanRunner(TrainingPlaces places, TaskThread& files, QObject* parent = nullptr);

  bool isRunning() const { return m_plan.has_value(); }
  const std::optional<StoredPlan>& plan() const { return m_plan; }
  /// Goes on with the first stage that is not done; `dataset` may be gone when its samples are prepared.
  void run(StoredPlan plan, std::optional<ui::TrainingDataset> dataset);
  /// A training of this plan runs already: follow it.
  void adopt(StoredPlan plan, std::optional<ui::TrainingDataset> dataset);
  void stop();

 signals:
  /// State or progress of plan() changed.
  void changed();
  /// plan() is at rest: stopped, failed, interrupted or finished. isRunning() is false right after.
  void ended(const jukebox::studio::StoredPlan& plan);
  void published(const QString& modelName);

 private:
  struct Look {
    bool isAlive = false, hasWeights = false;
    std::optional<RunStateFile> state;
    std::string error;
  };
  void nextStage();
  void prepare();
  void prepareNow();
  void train();
  void startTraining();
  void look();
  void take(const Look& look);
  void trainingEnded(const Look& look);
  void publishStage();
  void stageDone();
  void commandEnded(bool isDone, bool wasStopped, const QString& error);
  void fail(const Error& error);
  void rest(ui::RunState state);
  /// Writes plan.json, then goes on; a write that fails ends the run.
  void saveThen(void (PlanRunner::*next)());
  ui::TrainingStage& stage();
  std::filesystem::path stageFolder() const;

  TrainingPlaces m_places;
  TrainingStore m_store;
  TaskThread& m_files;
  std::optional<StoredPlan> m_plan;
  std::optional<ui::TrainingDataset> m_dataset;
  ChildProcess m_command;
  QTimer m_timer;
  std::size_t m_stage = 0;
  bool m_isLooking = false, m_stopWanted = false;
  bool m_isInterrupted = false;  ///< the training was told; a second time would end it without saving
};

/// SIGINT to a process that works on this folder; false when there is none.
bool interruptProcess(std::int64_t process, const std::filesystem::path& folder);

}  // namespace jukebox::studio

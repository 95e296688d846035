#pragma once
// TrainingService: recordings and trainings below one folder, worked on by child processes of the worker program.

#include <map>

#include "app/studio/training/plan_runner.h"
#include "core/base/file_lock.h"

namespace jukebox::studio {

/// Of the GUI thread. A training that runs when this is destroyed goes on alone; the next TrainingService of the same
/// folder finds and follows it. A second studio on the same folder may look but not begin anything.
class TrainingService : public ui::TrainingDesk {
  Q_OBJECT
 public:
  explicit TrainingService(TrainingPlaces places, QObject* parent = nullptr);
  ~TrainingService() override;

  bool isRead() const override { return m_isRead; }
  const std::vector<ui::TrainingDataset>& datasets() const override { return m_datasets; }
  void scan(const QString& folder) override;
  void stopScan() override;
  const std::optional<ui::ScanProgress>& scanning() const override { return m_scanning; }
  void confirmDataset(const std::string& id, const QString& licence, const QString& source) override;
  void removeDataset(const std::string& id) override;

  const std::vector<ui::TrainingRun>& runs() const override { return m_runs; }
  std::string start(const ui::TrainingWish& wish) override;
  void stop(const std::string& id) override;
  void continueRun(const std::string& id) override;
  void remove(const std::string& id) override;
  void publish(const std::string& id, const QString& modelName) override;
  std::optional<double> measuredSecondsPerStep(const QString& preset, ui::StageKind kind) const override;
  void watch(const std::string& id, std::size_t stage) override;
  const ui::StageRecord* record() const override { return m_record ? &*m_record : nullptr; }

 private:
  struct Found {
    std::vector<ui::TrainingDataset> datasets;
    std::vector<StoredPlan> plans;
    std::string runningId;  ///< of a training that goes on without a studio
    std::string readyId;    ///< of one whose next stage can begin
  };
  void read();
  void takeFound(Found found);
  void scanCommandEnded(bool isDone, bool wasStopped, const QString& error);
  void keepScan(Result<ui::TrainingDataset> dataset);
  void runnerChanged();
  void runnerEnded(const StoredPlan& plan);
  void publishEnded(bool isDone, const QString& error);
  bool mayBegin();
  void showPlan(const StoredPlan& plan);
  StoredPlan* planOf(const std::string& id);
  std::optional<ui::TrainingDataset> datasetOf(const std::string& id) const;
  QString provenanceOf(const ui::TrainingDataset& dataset) const;
  /// Writes in the background; a failure is told.
  void background(std::function<Status()> work);
  void lookAtRecord();

  TrainingPlaces m_places;
  TrainingStore m_store;
  std::optional<FileLock> m_lock;
  bool m_isRead = false;
  std::vector<ui::TrainingDataset> m_datasets;
  std::map<std::string, StoredPlan> m_plans;
  std::vector<ui::TrainingRun> m_runs;  ///< of m_plans, newest first
  std::optional<ui::ScanProgress> m_scanning;
  std::string m_scanId;
  QString m_publishName;
  std::shared_ptr<RunFolder> m_watched;  ///< of the thread
  std::optional<ui::StageRecord> m_record;
  int m_watchNumber = 0;
  bool m_isLookingAtRecord = false;
  QTimer m_recordTimer;
  ChildProcess m_scan, m_publish;
  PlanRunner m_runner;
  TaskThread m_files;  ///< goes first: its last tasks answer the others
};

}  // namespace jukebox::studio

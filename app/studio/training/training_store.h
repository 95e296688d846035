#pragma once
// TrainingStore: data sets and plans on the disk. ROOT/datasets/ID holds info.json, scan.json and one prepared-RATE a
// sample rate; ROOT/runs/ID holds plan.json, one run folder a stage and the log of each. Files are untrusted.

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "ui/training/training_desk.h"

namespace jukebox::studio {

/// A plan as plan.json has it.
struct StoredPlan {
  ui::TrainingRun run;
  std::vector<std::int64_t> processes;  ///< number of the process that works, or worked, on each stage
  QString provenance;                   ///< sentence for the model's card
  double usualSeconds = 0;              ///< mean length of the recordings
  bool wasStopped = false;              ///< by a person
};

class TrainingStore {
 public:
  explicit TrainingStore(std::filesystem::path root) : m_root(std::move(root)) {}

  const std::filesystem::path& root() const { return m_root; }
  std::filesystem::path datasetFolder(const std::string& id) const { return m_root / "datasets" / id; }
  std::filesystem::path preparedFolder(const std::string& datasetId, int sampleRate) const;
  std::filesystem::path runFolder(const std::string& id) const { return m_root / "runs" / id; }
  /// "2-prior" and its log "2-prior.log"; `stage` counts from 0, the preparation included.
  static std::filesystem::path stageFolder(const std::filesystem::path& runFolder, const ui::TrainingRun& run,
                                           std::size_t stage);
  static std::filesystem::path stageLog(const std::filesystem::path& runFolder, const ui::TrainingRun& run,
                                        std::size_t stage);

  /// Newest first; unreadable ones are logged and left out.
  std::vector<ui::TrainingDataset> readDatasets() const;
  Status writeDataset(const ui::TrainingDataset& dataset) const;
  std::vector<StoredPlan> readPlans() const;
  Status writePlan(const StoredPlan& plan) const;
  Status remove(const std::filesystem::path& folder) const;

 private:
  std::filesystem::path m_root;
};

/// With what state a plan that nobody works on in this studio stands on the disk.
ui::RunState restingState(const StoredPlan& plan);

}  // namespace jukebox::studio

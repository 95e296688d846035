#pragma once
// RunFolder: reads what `jukebox train` writes into a run's folder (docs/training.md). Everything there is untrusted
// and bounded; nothing here waits for a program.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/studio/training/metrics_file.h"
#include "core/base/result.h"
#include "ui/training/training_desk.h"

namespace jukebox::studio {

/// state.json: where the run stands, and which process wrote it.
struct RunStateFile {
  TrainingState state;
  std::int64_t process = 0;
};
/// Kinds: notFound, corrupt.
Result<RunStateFile> readRunState(const std::filesystem::path& runFolder);

/// Recordings below examples/step-N, newest step first; at most 400 steps of 32 files.
std::vector<ui::TrainingExample> readExamples(const std::filesystem::path& runFolder);

/// The last "error: …" of a log's end without the word, or empty.
std::string lastErrorIn(const std::filesystem::path& log);

/// True while a process with this number exists whose command line names `folder`: numbers are given again.
bool isWorkingOn(std::int64_t process, const std::filesystem::path& folder);

/// Curves and examples of one stage, read again and again. Of one thread.
class RunFolder {
 public:
  explicit RunFolder(std::filesystem::path folder);
  const std::filesystem::path& folder() const { return m_folder; }
  /// True when something changed since the last call.
  bool update();
  const ui::StageRecord& record() const { return m_record; }

 private:
  std::filesystem::path m_folder;
  MetricsFile m_metrics;
  ui::StageRecord m_record;
};

}  // namespace jukebox::studio

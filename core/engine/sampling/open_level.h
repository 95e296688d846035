#pragma once
// OpenLevel: one level of a run with its weights in memory; it goes on window by window.

#include <deque>
#include <memory>

#include "core/engine/sampling/level_sampler.h"
#include "core/engine/sampling/run_plan.h"

namespace jukebox {

class OpenLevel {
 public:
  /// Loads the prior of `level` and plans what is missing after `presentTokens`. The inputs must outlive the level.
  static Result<std::unique_ptr<OpenLevel>> open(const GenerationInput& input, const RunPlan& plan, int maximumBatch,
                                                 at::Device device, int level, std::int64_t presentTokens);

  int level() const { return m_level; }
  const Prior& prior() const { return m_prior; }
  const SongLabeller& labels() const { return m_labels; }
  bool isFinished() const { return m_windows.empty(); }
  int windowCount() const { return m_windowCount; }
  /// 1-based, of the window that comes next.
  int nextWindow() const { return m_windowCount - static_cast<int>(m_windows.size()) + 1; }
  /// Whether all that the next window looks at exists: the top level's always, another's when the level above has
  /// `upperTokens` and they reach to its end.
  bool isReady(std::int64_t upperTokens) const;
  /// Adds the next window to every sample.
  Status sampleNext(std::vector<SongCodes>& codes, const std::function<void(std::int64_t)>& tokensSampled,
                    const CancellationToken& cancellation);

 private:
  OpenLevel(int level, Prior prior, SongLabeller labels)
      : m_level(level), m_prior(std::move(prior)), m_labels(std::move(labels)) {}

  int m_level;
  Prior m_prior;
  SongLabeller m_labels;
  std::unique_ptr<LevelSampler> m_sampler;  ///< refers to the two above
  std::int64_t m_upperRatio = 1;            ///< tokens of this level a token of the level above
  std::deque<PlannedWindow> m_windows;
  int m_windowCount = 0;
};

}  // namespace jukebox

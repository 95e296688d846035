#pragma once
// OpenLevel: one level of a run with its weights in memory; it goes on window by window, or, as a draft, by groups of
// independent windows.

#include <deque>
#include <memory>

#include "core/engine/sampling/draft_seams.h"
#include "core/engine/sampling/level_sampler.h"
#include "core/engine/sampling/run_plan.h"

namespace jukebox {

class OpenLevel {
 public:
  /// Loads the prior of `level` and plans what is missing after `presentTokens`. The inputs must outlive the level.
  static Result<std::unique_ptr<OpenLevel>> open(const GenerationInput& input, const RunPlan& plan,
                                                 const MemoryPlan& memory, at::Device device, int level,
                                                 std::int64_t presentTokens);

  int level() const { return m_level; }
  const Prior& prior() const { return m_prior; }
  const SongLabeller& labels() const { return m_labels; }
  bool isFinished() const { return m_windows.empty() && m_draft.empty(); }
  int windowCount() const { return m_windowCount; }
  /// 1-based, of the window that comes next.
  int nextWindow() const { return m_windowCount - static_cast<int>(m_windows.size() + m_draft.size()) + 1; }
  /// Tokens still to sample for one sample; more than are missing where the windows of a draft overlap.
  static std::int64_t freshTokens(const GenerationInput& input, const RunPlan& plan, int level,
                                  std::int64_t presentTokens);
  /// Of a draft, by sample: where its windows met so far.
  const std::vector<std::vector<DraftSeam>>& seams() const { return m_seams; }
  /// Whether all that the next window looks at exists: the top level's always, another's when the level above has
  /// `upperTokens` and they reach to its end.
  bool isReady(std::int64_t upperTokens) const;
  /// Adds the next window, or the next group of a draft's windows, to every sample.
  Status sampleNext(std::vector<SongCodes>& codes, const std::function<void(std::int64_t)>& tokensSampled,
                    const CancellationToken& cancellation);
  /// Samples windows of one sample (its index in the run is `take`) apart from the plan; `song` holds the level above,
  /// and this level up to the first window's present codes.
  Status sampleApart(const std::vector<PlannedWindow>& windows, int take, SongCodes& song,
                     const std::function<void(std::int64_t)>& tokensSampled,
                     const CancellationToken& cancellation) const;

 private:
  OpenLevel(int level, Prior prior, SongLabeller labels, RandomSource random)
      : m_level(level), m_prior(std::move(prior)), m_labels(std::move(labels)), m_random(random) {}

  Status sampleDraft(std::vector<SongCodes>& codes, const std::function<void(std::int64_t)>& tokensSampled,
                     const CancellationToken& cancellation);

  int m_level;
  Prior m_prior;
  SongLabeller m_labels;
  LevelSamplerSettings m_settings;
  RandomSource m_random;
  std::unique_ptr<LevelSampler> m_sampler;  ///< refers to prior and labels
  std::int64_t m_upperRatio = 1;            ///< tokens of this level a token of the level above
  std::deque<PlannedWindow> m_windows;
  std::deque<DraftWindow> m_draft;
  std::size_t m_draftGroup = 1;    ///< windows at once
  std::int64_t m_reachTokens = 0;  ///< of the decoder
  std::optional<DraftWindow> m_earlierWindow;
  std::vector<LevelCodes> m_earlierCodes;  ///< of that window, by sample
  std::vector<std::vector<DraftSeam>> m_seams;
  int m_windowCount = 0;
};

}  // namespace jukebox

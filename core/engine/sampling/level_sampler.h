#pragma once
// LevelSampler: walks the windows of one level for all samples of a run (spec/05 §2–3, 5).

#include <functional>
#include <span>
#include <vector>

#include "core/domain/codes.h"
#include "core/domain/draft_plan.h"
#include "core/domain/window_plan.h"
#include "core/engine/sampling/random_source.h"
#include "core/engine/sampling/song_labeller.h"
#include "core/engine/sampling/window_sampler.h"

namespace jukebox {

struct LevelSamplerSettings {
  LevelSampling sampling;
  std::int64_t prefillChunkTokens = 0;
  int maximumBatch = 1;
  int firstSampleIndex = 0;
  std::optional<CacheFormat> cacheFormat;
  bool beginsNextWindows = true;  ///< of a single sample, where that saves time
};

class LevelSampler {
 public:
  /// Everything must outlive the sampler. `labels`: one a sample, or one for all.
  LevelSampler(const Prior& prior, std::vector<const SongLabeller*> labels, RandomSource random,
               LevelSamplerSettings settings);

  /// Appends to codes[i].levels[level] what the planned windows still lack. `upperRatio` tokens of this level a token
  /// of the level above.
  Status run(const std::vector<PlannedWindow>& windows, std::int64_t upperRatio, std::vector<SongCodes>& codes,
             const CancellationToken& cancellation);
  /// Appends one window to all samples together, so that an interruption never leaves them at different windows.
  /// `next`, if given, is begun along the way where that saves time; the codes are the same.
  Status sampleWindow(const PlannedWindow& window, const PlannedWindow* next, std::int64_t upperRatio,
                      std::vector<SongCodes>& codes, const std::function<void(std::int64_t)>& tokensSampled,
                      const CancellationToken& cancellation);

  /// Independent full windows, sampled together: codes[sample][window]. `songs` holds the level above.
  Result<std::vector<std::vector<LevelCodes>>> sampleDraft(std::span<const DraftWindow> windows,
                                                           std::int64_t upperRatio, const std::vector<SongCodes>& songs,
                                                           const std::function<void(std::int64_t)>& tokensSampled,
                                                           const CancellationToken& cancellation);

 private:
  Result<WindowTask> task(const PlannedWindow& window, std::int64_t upperRatio, const SongCodes& codes,
                          std::size_t sample) const;
  /// Whether the codes above already reach to the end of the window.
  bool isReady(const PlannedWindow& window, std::int64_t upperRatio, const SongCodes& codes) const;

  std::int64_t choose(int sample, std::int64_t position, std::span<float> logits) const;

  const Prior& m_prior;
  std::vector<const SongLabeller*> m_labels;
  RandomSource m_random;
  LevelSamplerSettings m_settings;
  WindowSampler m_windows;
};

}  // namespace jukebox

#pragma once
// WindowPlan: where the sliding windows of a level start and what each one adds. Pure arithmetic, spec/05 §1–2.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// Starts of full windows over `totalTokens` with window `contextTokens` and hop `windowHopTokens` (> 0), spec/05 §2.
/// With totalTokens < contextTokens the rule gives an empty list or a negative start; callers use a partial window
/// then.
std::vector<std::int64_t> windowStarts(std::int64_t totalTokens, std::int64_t contextTokens,
                                       std::int64_t windowHopTokens);

/// What one call of the level sampler does, given the tokens that exist already.
struct PlannedWindow {
  std::int64_t startTokens = 0;   ///< first token of the window
  std::int64_t lengthTokens = 0;  ///< tokens in the window when it is finished (n_ctx, or less for a partial window)
  std::int64_t primedTokens = 0;  ///< tokens of the window that exist already
  /// Where the labels place the window in the intended song, when that is not where it starts (endless pieces).
  std::optional<std::int64_t> labelStartTokens = std::nullopt;
  std::int64_t newTokens() const { return lengthTokens > primedTokens ? lengthTokens - primedTokens : 0; }
};

/// All windows that bring a level from `presentTokens` to its end. Windows with nothing new are left out.
/// totalTokens ≥ contextTokens: full windows at windowStarts(). Otherwise one partial window that ends at totalTokens
/// (the reference would add totalTokens to what exists and overshoot; spec/05 §2 leaves the choice to us).
std::vector<PlannedWindow> planWindows(std::int64_t totalTokens, std::int64_t contextTokens,
                                       std::int64_t windowHopTokens, std::int64_t presentTokens);

/// A partial window that adds `newTokens` (≤ contextTokens) to `presentTokens` (interactive use and short songs).
PlannedWindow planPartialWindow(std::int64_t presentTokens, std::int64_t newTokens, std::int64_t contextTokens);

/// ⌊seconds·sampleRate / granularity⌋·granularity, where granularity = samples per top token.
std::int64_t sampleLengthFor(double seconds, int sampleRate, std::int64_t samplesPerTopToken);

/// trunc(hopFraction·contextTokens), at least 1.
std::int64_t windowHopFor(double hopFraction, std::int64_t contextTokens);

}  // namespace jukebox

#pragma once
// Row numbers of the timing tables of a top prior (spec 04 §3), in the reference's float32 arithmetic.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// One timing table: `bins` rows that divide [low, high) evenly.
struct RangeTable {
  std::int64_t bins = 0;
  double low = 0.0;
  double high = 1.0;
  bool clampEnd = false;  ///< clamp the end point (not the single positions) to [low, high]
};

/// Row of each of `count` positions running from `start` towards `end`: bin_i = ⌊bins·((p_i − low)/(high − low))⌋ with
/// p_i = start + (end − start)·(i/count); without an end p_i = start. Each step is rounded to float32.
/// Errors (invalidInput): start outside [low, high), end outside [low, high] when not clamped, a position whose rounded
/// row lies outside the table; a table or count that makes no sense.
Result<std::vector<std::int64_t>> rangeBins(const RangeTable& table, float start, std::optional<float> end,
                                            std::int64_t count);

/// What the timing rows of a window depend on.
struct TimingInput {
  std::int64_t totalLengthSamples = 0;  ///< y0
  std::int64_t offsetSamples = 0;       ///< y1
  std::int64_t windowSamples = 0;       ///< y2
  std::int64_t positions = 0;           ///< n_ctx, music positions only
  std::int64_t bins = 0;                ///< t_bins: 128 (v2 models) or 64 (1B)
  double minimumLengthSamples = 0.0;    ///< min_duration · sample rate
  double maximumLengthSamples = 0.0;    ///< max_duration · sample rate
};

/// Rows of the three timing tables.
struct TimingBins {
  std::int64_t totalLengthBin = 0;         ///< one for the whole window
  std::vector<std::int64_t> absoluteBins;  ///< `positions` entries
  std::vector<std::int64_t> relativeBins;  ///< `positions` entries
};

/// Errors (invalidInput) as rangeBins: the song must last minimum ≤ T < maximum, the window start inside the song and
/// end before the maximum length.
Result<TimingBins> timingBins(const TimingInput& input);

}  // namespace jukebox

#pragma once
// CostModel: how long a generation takes, from how fast its levels were measured to be. Pure arithmetic.
//
// The work of a level is counted in units: a token that is sampled is one unit, a token that exists already and is only
// read by a window (prefill) is kPrefillUnits. A speed is units a second of one level of one model on one machine; a
// level that was never measured takes the speed of a measured one, scaled by the size of their weights. Samples, and
// the windows of a draft, are computed side by side, which is faster: speeds of one row at a time and of many are kept
// apart.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/domain/generation_request.h"
#include "core/domain/model_card.h"

namespace jukebox {

/// Reading a token that exists, compared with sampling one; measured on the decode kernels.
inline constexpr double kPrefillUnits = 0.3;

/// Work of one level for all samples of a request.
struct LevelWorkload {
  int level = 0;
  std::int64_t newTokens = 0;
  double units = 0;  ///< with guidance twice as many a token
  int rows = 1;      ///< computed side by side, 1…kMaximumBatch
};

/// Work of a request, top level first. `sourceSeconds`: length of the prompt or of the sample it starts from, as far as
/// it is kept (0 for ancestral). Kind invalidInput for a request that the model cannot obey (no top prior, levels).
Result<std::vector<LevelWorkload>> workloadOf(const ModelCard& card, const GenerationRequest& request,
                                              double sourceSeconds);

struct LevelSpeed {
  int level = 0;
  double unitsPerSecond = 0;  ///< of all rows together
  int rows = 1;
};

/// What was measured of one model in one weight format on one device.
struct SpeedRecord {
  std::vector<LevelSpeed> levels;
  double decodeSecondsPerSecond = 0;  ///< decoding one second of sound from one level; 0: not measured
  int runs = 0;                       ///< how many measurements went in

  /// Of this number of rows, or of the nearest smaller number that was measured: no slower than that.
  const LevelSpeed* find(int level, int rows) const;
  /// Takes in a new measurement: the first of its level and rows counts whole, later ones by half.
  void learn(const LevelSpeed& measured);
};

/// Wall time in seconds of a workload over `audioSeconds` of sound a sample; nothing while no level was measured.
std::optional<double> estimatedSeconds(const ModelCard& card, const std::vector<LevelWorkload>& workload, int samples,
                                       double audioSeconds, const SpeedRecord& record);

nlohmann::json toJson(const SpeedRecord& record);
/// Kind corrupt for anything but a record with finite, positive speeds.
Result<SpeedRecord> speedRecordFromJson(const nlohmann::json& json);

}  // namespace jukebox

#pragma once
// BenchGeneration: how fast an installed model composes on this machine, measured on the real thing for a few seconds.

#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.h"

namespace jukebox {

/// Spends about `seconds` on the levels of a model, top level first, one sample, and reports for each level that it
/// came to "units_per_second" (core/domain/cost_model.h), and "decode_seconds_per_second" of its codec. A level below
/// one that takes longer than its share is not reached and missing in the report.
Result<nlohmann::json> benchGeneration(const InstalledModel& model, WeightDtype dtype, double seconds,
                                       const CancellationToken& cancellation);

}  // namespace jukebox

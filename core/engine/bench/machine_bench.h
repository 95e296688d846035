#pragma once
// Machine bench: what this machine could do at best at this minute: the measure that all ratios refer to.

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"

namespace jukebox {

/// Bytes a second that all threads of the pool read together from memory that fits no cache (512 MB); the best of a few
/// passes.
double readBandwidthBytesPerSecond();

/// Floating-point operations a second of a large f32 matrix product through BLAS; the best of a few.
double gemmPeakFlops();

Result<nlohmann::json> benchMachine();

}  // namespace jukebox

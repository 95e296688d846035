#pragma once
// Which SIMD instruction sets the kernels use on this machine, for `jukebox doctor`.

#include <string>
#include <vector>

namespace jukebox {

/// Name of the instruction set that the kernels run with, e.g. "AVX2".
std::string simdTargetName();

/// Names of all compiled instruction sets that this processor supports, best first.
std::vector<std::string> supportedSimdTargets();

}  // namespace jukebox

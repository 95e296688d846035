// Names of Highway targets. The name of the chosen one is asked from code compiled for it.

#include "core/engine/kernels/simd_info.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/simd_info.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
#include <hwy/targets.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {

const char* targetName() {
  return hwy::TargetName(HWY_TARGET);
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(targetName);
std::string simdTargetName() {
  return HWY_DYNAMIC_DISPATCH(targetName)();
}

std::vector<std::string> supportedSimdTargets() {
  std::vector<std::string> names;
  const int64_t supported = hwy::SupportedTargets() & HWY_TARGETS;
  for (int bit = 0; bit < 63; ++bit) {  // Highway numbers better targets lower
    const int64_t target = int64_t{1} << bit;
    if ((supported & target) != 0) names.emplace_back(hwy::TargetName(target));
  }
  return names;
}

}  // namespace jukebox
#endif

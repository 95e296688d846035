#include "core/engine/kernels/simd_info.h"

#include <gmock/gmock.h>

namespace jukebox {
namespace {

TEST(SimdInfo, theChosenTargetIsTheBestSupportedOne) {
  const std::vector<std::string> supported = supportedSimdTargets();
  ASSERT_FALSE(supported.empty());
  EXPECT_EQ(simdTargetName(), supported.front());
  EXPECT_THAT(supported, testing::Each(testing::Not("Unknown")));
}

}  // namespace
}  // namespace jukebox

#include "core/engine/device.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(Device, knowsItsNames) {
  EXPECT_TRUE(resolveDevice("cpu").value().is_cpu());
  EXPECT_TRUE(resolveDevice("auto").has_value());
  for (const char* bad : {"", "gpu", "cuda:", "cuda:x", "cuda:999", "CPU"}) {
    EXPECT_FALSE(resolveDevice(bad).has_value()) << bad;
  }
}

TEST(Device, theEngineRunsOnAFastBlas) {
  const EngineInfo info = engineInfo();
  EXPECT_TRUE(info.blasIsFast) << info.blas;
  EXPECT_FALSE(info.torchVersion.empty());
  EXPECT_FALSE(info.simd.empty());
}

}  // namespace
}  // namespace jukebox

#include "core/engine/memory_check.h"

#include <gtest/gtest.h>

#include "core/base/system_memory.h"
#include "core/engine/checkpoint/presets.h"

namespace jukebox {
namespace {

TEST(MemoryCheck, saysWhatIsNeededWhatIsFreeAndWhatToDo) {
  const auto status = checkMemory("Level 2", 4'100'000'000, 2'300'000'000, WeightDtype::f32);
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().kind, ErrorKind::outOfMemory);
  EXPECT_NE(status.error().message.find("needs 4.1 GB, 2.3 GB free"), std::string::npos);
  EXPECT_NE(status.error().advice.find("int8"), std::string::npos);
  EXPECT_EQ(checkMemory("Level 2", 4'100'000'000, 2'300'000'000, WeightDtype::int8).error().advice.find("int8"),
            std::string::npos);
  EXPECT_TRUE(checkMemory("Level 2", 1, 1, WeightDtype::f32).has_value());
}

TEST(MemoryCheck, thisMachineHasSomeMemory) {
  EXPECT_GT(availableMemoryBytes(), 1U << 20U);
}

}  // namespace
}  // namespace jukebox

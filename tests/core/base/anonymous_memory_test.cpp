#include "core/base/anonymous_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace jukebox {
namespace {

TEST(AnonymousMemory, isZeroAndWritableAndBeginsWithAPageWhateverThePages) {
  constexpr std::size_t kBytes = 3U << 20U;
  for (const PageSize pages : {PageSize::usual, PageSize::large}) {
    const auto memory = anonymousMemory(kBytes, pages);
    ASSERT_NE(memory, nullptr);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory.get()) % 4096, 0U);
    auto* bytes = static_cast<std::uint8_t*>(memory.get());
    EXPECT_TRUE(std::all_of(bytes, bytes + kBytes, [](std::uint8_t byte) { return byte == 0; }));
    std::fill_n(bytes, kBytes, std::uint8_t{7});
    EXPECT_EQ(bytes[kBytes - 1], 7);
  }
}

TEST(AnonymousMemory, whatTheSystemCannotGiveIsNull) {
  EXPECT_EQ(anonymousMemory(std::numeric_limits<std::size_t>::max() / 2), nullptr);
}

}  // namespace
}  // namespace jukebox

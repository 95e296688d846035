#include "core/engine/sampling/random_source.h"

#include <gtest/gtest.h>

#include <set>

namespace jukebox {
namespace {

TEST(Philox, givesThePublishedTestVectors) {
  using Words = std::array<std::uint32_t, 4>;
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomSource, aDrawDependsOnEveryPartOfItsAddressAndOnTheSeed) {
  std::set<double> values;
  for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 40U}) {
    for (const int sample : {0, 1}) {
      for (const int level : {0, 1, 2}) {
        for (const std::int64_t position : {std::int64_t{0}, std::int64_t{1}, std::int64_t{1} << 33}) {
          values.insert(RandomSource(seed).uniform({sample, level, position}));
        }
      }
    }
  }
  EXPECT_EQ(values.size(), 3U * 2 * 3 * 3);
}

TEST(RandomSource, drawsAreUniformAndRepeatable) {
  const RandomSource random(42);
  double sum = 0;
  int low = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    const double value = random.uniform({0, 2, i});
    ASSERT_GE(value, 0.0);
    ASSERT_LT(value, 1.0);
    ASSERT_EQ(value, RandomSource(42).uniform({0, 2, i}));
    sum += value;
    low += value < 0.1 ? 1 : 0;
  }
  EXPECT_NEAR(sum / kDraws, 0.5, 0.01);
  EXPECT_NEAR(static_cast<double>(low) / kDraws, 0.1, 0.01);
}

}  // namespace
}  // namespace jukebox

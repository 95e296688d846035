#include "app/cli/codes_tape.h"

#include <gtest/gtest.h>

#include <numeric>

namespace jukebox::cli {
namespace {

/// Three levels of hops 2, 4 and 8 at 8 samples a second; the lowest one is not sampled.
CodecHyperparameters codec() {
  CodecHyperparameters codec;
  codec.sampleRate = 8;
  codec.levels = 3;
  codec.downsT = {1, 1, 1};
  codec.stridesT = {2, 2, 2};
  codec.multipliers = {1, 1, 1};
  return codec;
}

/// The n-th code of level l is 1000 l + n.
SongCodes piece(int middle, int top) {
  SongCodes codes;
  codes.levels.resize(3);
  codes.levels[1].resize(static_cast<std::size_t>(middle));
  codes.levels[2].resize(static_cast<std::size_t>(top));
  std::iota(codes.levels[1].begin(), codes.levels[1].end(), 1000);
  std::iota(codes.levels[2].begin(), codes.levels[2].end(), 2000);
  return codes;
}

TEST(CodesTape, givesTheCodesOfJustTheAskedSamples) {
  CodesTape tape(codec());
  EXPECT_EQ(tape.hopSamples(), 8);
  tape.add(piece(4, 6), 0);
  tape.add(piece(10, 6), 0);
  const auto cut = tape.between(8, 32);
  ASSERT_TRUE(cut.has_value());
  ASSERT_EQ(cut->levels.size(), 3U);
  EXPECT_TRUE(cut->levels[0].empty());
  EXPECT_EQ(cut->levels[1], (LevelCodes{1002, 1003, 1004, 1005, 1006, 1007}));
  EXPECT_EQ(cut->levels[2], (LevelCodes{2001, 2002, 2003}));
}

TEST(CodesTape, givesNothingWhereSomethingLacks) {
  CodesTape tape(codec());
  EXPECT_FALSE(tape.between(0, 8).has_value()) << "nothing is there";
  tape.add(piece(4, 6), 0);
  EXPECT_TRUE(tape.between(0, 16).has_value());
  for (const auto& [begin, end] : {std::pair{0, 24}, {-8, 8}, {8, 8}, {16, 8}, {1, 9}, {0, 12}, {800, 808}}) {
    EXPECT_FALSE(tape.between(begin, end).has_value()) << begin << ' ' << end;
  }
}

TEST(CodesTape, forgetsWhatIsLongPastAndKeepsTheRest) {
  CodesTape tape(codec());
  for (int seconds = 1; seconds <= 1000; ++seconds) tape.add(piece(2 * seconds, seconds), seconds - 300.0);
  EXPECT_FALSE(tape.between(0, 8).has_value());
  const auto cut = tape.between(700 * 8, 1000 * 8);
  ASSERT_TRUE(cut.has_value());
  EXPECT_EQ(cut->levels[2].front(), 2700);
  EXPECT_EQ(cut->levels[2].size(), 300U);
  EXPECT_EQ(cut->levels[1].back(), 1000 + 1999);
}

}  // namespace
}  // namespace jukebox::cli

#include "core/domain/sketch_plan.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

/// Windows of 128, 64 and 32 tokens, four tokens a token of the level above; a song of 64 top tokens.
std::vector<SketchLevel> song(std::int64_t low, std::int64_t middle, std::int64_t top) {
  return {{0, 128, 64, 4, 1024, low}, {1, 64, 32, 4, 256, middle}, {2, 32, 16, 1, 64, top}};
}

/// Whatever a window looks at lies above it: in the song's own codes or in the sketch of the level above.
void expectSound(const std::vector<SketchLevel>& levels, const std::vector<LevelSketch>& plan, std::int64_t begin,
                 std::int64_t end) {
  ASSERT_FALSE(plan.empty());
  EXPECT_EQ(plan.back().level, 0);
  EXPECT_LE(plan.back().startTokens, begin);
  EXPECT_GE(plan.back().endTokens, end);
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const LevelSketch& sketch = plan[i];
    const SketchLevel& level = levels[static_cast<std::size_t>(sketch.level)];
    const SketchLevel& upper = levels[static_cast<std::size_t>(sketch.level) + 1];
    std::int64_t reached = std::max(sketch.startTokens, level.presentTokens);
    for (const PlannedWindow& window : sketch.windows) {
      EXPECT_EQ(window.startTokens % level.upperRatio, 0);
      EXPECT_GE(window.startTokens, sketch.startTokens);
      EXPECT_EQ(window.startTokens + window.primedTokens, reached) << "windows follow each other";
      reached += window.newTokens();
      const std::int64_t upperBegin = window.startTokens / level.upperRatio;
      const std::int64_t upperEnd = (window.startTokens + level.contextTokens) / level.upperRatio;
      const bool isOwn = upperEnd <= upper.presentTokens;
      const bool isSketched = i > 0 && upperBegin >= std::min(plan[i - 1].startTokens, upper.presentTokens) &&
                              upperEnd <= plan[i - 1].endTokens;
      EXPECT_TRUE(isOwn || isSketched) << "window " << window.startTokens << " of level " << sketch.level;
    }
    EXPECT_EQ(reached, sketch.endTokens);
  }
}

TEST(SketchPlan, everyPartOfEveryUnfinishedSongIsReachedOnceItIsComposed) {
  for (const std::int64_t low : {0, 100, 128, 512, 1023}) {
    for (const std::int64_t middle : {0, 64, 128, 256}) {
      if (low > middle * 4) continue;
      const auto levels = song(low, middle, 64);
      for (std::int64_t begin = 0; begin < 1024; begin += 37) {
        for (const std::int64_t length : {1, 20, 128, 300, 1024}) {
          const std::int64_t end = std::min<std::int64_t>(1024, begin + length);
          const auto plan = planSketch(levels, begin, end);
          ASSERT_TRUE(plan);
          if (low >= end) {
            EXPECT_TRUE(plan->empty());
          } else {
            expectSound(levels, *plan, begin, end);
          }
        }
      }
    }
  }
}

TEST(SketchPlan, waitsForTheComposing) {
  EXPECT_FALSE(planSketch(song(0, 0, 0), 0, 10));
  EXPECT_FALSE(planSketch(song(0, 0, 32), 800, 900));
  EXPECT_TRUE(planSketch(song(0, 0, 32), 100, 200));
}

TEST(SketchPlan, samplesNoMoreThanThePartAndALittleBeforeIt) {
  const auto plan = planSketch(song(0, 256, 64), 500, 540);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->size(), 1U);
  EXPECT_EQ(plan->front().startTokens, 484);
  EXPECT_EQ(plan->front().endTokens, 540);
  EXPECT_EQ(plan->front().newTokens(), 56);
}

TEST(SketchPlan, goesOnFromTheSongsOwnCodesWhereTheyReach) {
  const auto plan = planSketch(song(512, 256, 64), 520, 560);
  ASSERT_TRUE(plan);
  const LevelSketch& sketch = plan->front();
  EXPECT_EQ(sketch.startTokens, 448);
  EXPECT_EQ(sketch.windows.front().primedTokens, 64);
  EXPECT_EQ(sketch.newTokens(), 48);
}

}  // namespace
}  // namespace jukebox

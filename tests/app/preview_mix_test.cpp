#include "app/cli/preview_mix.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace jukebox::cli {
namespace {

constexpr int kRate = 1000;  // a fade is 20 frames

AudioBuffer sound(std::size_t frames, float value) {
  return {kRate, 1, std::vector<float>(frames, value)};
}

TEST(PreviewMix, theFirstSoundIsHeardAsItIs) {
  PreviewMix mix;
  mix.put(2, 0, sound(500, 0.5F));
  EXPECT_EQ(mix.audio(), sound(500, 0.5F));
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{2, 0.5}}));
}

TEST(PreviewMix, aFinerLevelReplacesACoarserOneAndFadesIntoIt) {
  PreviewMix mix;
  mix.put(2, 0, sound(500, 1.0F));
  mix.put(1, 0, sound(200, 0.0F));
  const auto& samples = mix.audio().samples;
  ASSERT_EQ(samples.size(), 500U);
  EXPECT_FLOAT_EQ(samples[100], 0.0F);
  EXPECT_FLOAT_EQ(samples[179], 0.0F);
  EXPECT_TRUE(std::is_sorted(samples.begin() + 179, samples.begin() + 201));
  for (std::size_t i = 180; i < 200; ++i) EXPECT_LE(samples[i] - samples[i - 1], 0.06F) << i;
  EXPECT_FLOAT_EQ(samples[200], 1.0F);
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{1, 0.2}, {2, 0.5}}));
}

TEST(PreviewMix, theNextWindowOfALevelCoversTheFadeOfTheOneBefore) {
  PreviewMix mix;
  mix.put(2, 0, sound(500, 1.0F));
  mix.put(1, 0, sound(200, 0.0F));
  mix.put(1, 150, sound(250, 0.0F));
  EXPECT_FLOAT_EQ(*std::max_element(mix.audio().samples.begin(), mix.audio().samples.begin() + 379), 0.0F);
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{1, 0.4}, {2, 0.5}}));
}

TEST(PreviewMix, aCoarserLevelNeverReplacesAFinerOne) {
  PreviewMix mix;
  mix.put(1, 0, sound(200, 0.0F));
  mix.put(2, 0, sound(500, 1.0F));
  EXPECT_FLOAT_EQ(mix.audio().samples[199], 0.0F);
  EXPECT_FLOAT_EQ(mix.audio().samples[200], 1.0F);
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{1, 0.2}, {2, 0.5}}));
}

TEST(PreviewMix, aFinishedFinestLevelIsAllThatIsHeard) {
  PreviewMix mix;
  mix.put(1, 0, sound(500, 1.0F));
  mix.put(0, 0, sound(500, 0.25F));
  EXPECT_EQ(mix.audio(), sound(500, 0.25F));
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{0, 0.5}}));
}

TEST(PreviewMix, aSketchStandsInTheMidstOfCoarserSoundUntilTheSongComes) {
  PreviewMix mix;
  mix.put(2, 0, sound(500, 1.0F));
  mix.put(0, 200, sound(100, 0.0F), true);
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{2, 0.2}, {0, 0.3, true}, {2, 0.5}}));
  const auto& samples = mix.audio().samples;
  for (std::size_t i = 1; i < 500; ++i) EXPECT_LE(std::abs(samples[i] - samples[i - 1]), 0.051F) << i;
  EXPECT_FLOAT_EQ(samples[250], 0.0F);

  mix.put(1, 0, sound(400, 0.5F));  // goes around what is finer
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{1, 0.2}, {0, 0.3, true}, {1, 0.4}, {2, 0.5}}));
  EXPECT_FLOAT_EQ(mix.audio().samples[250], 0.0F);
  EXPECT_FLOAT_EQ(mix.audio().samples[100], 0.5F);
  EXPECT_FLOAT_EQ(mix.audio().samples[350], 0.5F);

  mix.put(0, 0, sound(250, 0.25F));  // the song's own sound of the level
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{0, 0.25}, {0, 0.3, true}, {1, 0.4}, {2, 0.5}}));
  EXPECT_FLOAT_EQ(mix.audio().samples[220], 0.25F);
  mix.put(0, 200, sound(300, 0.25F));  // begins before the fade of the window before it
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{0, 0.5}}));
  EXPECT_EQ(mix.audio(), sound(500, 0.25F));
}

TEST(PreviewMix, aSketchChangesNothingOfTheSongItself) {
  PreviewMix mix;
  mix.put(0, 0, sound(300, 0.25F));
  mix.put(0, 100, sound(100, 1.0F), true);
  EXPECT_EQ(mix.audio(), sound(300, 0.25F));
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{0, 0.3}}));
}

TEST(PreviewMix, theSecondSketchOfAPartCounts) {
  PreviewMix mix;
  mix.put(1, 0, sound(300, 1.0F));
  mix.put(0, 100, sound(100, 0.0F), true);
  mix.put(0, 100, sound(100, 0.5F), true);
  EXPECT_FLOAT_EQ(mix.audio().samples[150], 0.5F);
}

TEST(PreviewMix, whatBeginsBehindTheEndFollowsSilence) {
  PreviewMix mix;
  mix.put(0, 100, sound(100, 1.0F), true);
  EXPECT_FLOAT_EQ(mix.audio().samples[99], 0.0F);
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{0, 0.2, true}}));
  mix.put(2, 0, sound(300, 0.5F));
  EXPECT_EQ(mix.spans(), (std::vector<LevelSpan>{{2, 0.1}, {0, 0.2, true}, {2, 0.3}}));
}

TEST(PreviewMix, tellsNoMoreSpansThanAPreviewMayHave) {
  PreviewMix mix;
  mix.put(1, 0, sound(10000, 1.0F));
  for (int i = 0; i < 60; ++i) mix.put(0, i * 100 + 50, sound(50, 0.0F), true);
  const auto spans = mix.spans();
  EXPECT_EQ(spans.size(), kMaximumLevelSpans);
  EXPECT_TRUE(areInOrder(spans));
  EXPECT_DOUBLE_EQ(spans.back().endSeconds, 10.0);
}

}  // namespace
}  // namespace jukebox::cli

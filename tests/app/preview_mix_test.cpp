#include "app/cli/preview_mix.h"

#include <gtest/gtest.h>

#include <algorithm>

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

}  // namespace
}  // namespace jukebox::cli

#include "core/sound/audio_buffer.h"

#include <gmock/gmock.h>

#include <limits>

namespace jukebox {
namespace {

using testing::ElementsAre;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

TEST(AudioBuffer, countsFramesAndSeconds) {
  const AudioBuffer stereo{100, 2, std::vector<float>(300)};
  EXPECT_EQ(stereo.frameCount(), 150U);
  EXPECT_DOUBLE_EQ(stereo.durationSeconds(), 1.5);
}

TEST(AudioBuffer, emptyBufferHasNoDuration) {
  EXPECT_EQ(AudioBuffer{}.frameCount(), 0U);
  EXPECT_DOUBLE_EQ(AudioBuffer{}.durationSeconds(), 0.0);
}

TEST(ToMono, isTheArithmeticMeanOfStereo) {
  const AudioBuffer mono = toMono({44100, 2, {0.5F, 0.25F, -1.0F, 1.0F}});
  EXPECT_EQ(mono.sampleRate, 44100);
  EXPECT_EQ(mono.channels, 1);
  EXPECT_THAT(mono.samples, ElementsAre(0.375F, 0.0F));
}

TEST(ToMono, weighsLeftAgainstRight) {
  EXPECT_THAT(toMono({44100, 2, {0.5F, 0.25F}}, 1.0F).samples, ElementsAre(0.5F));
  EXPECT_THAT(toMono({44100, 2, {0.5F, 0.25F}}, 0.0F).samples, ElementsAre(0.25F));
  EXPECT_THAT(toMono({44100, 2, {1.0F, 0.0F}}, 0.75F).samples, ElementsAre(0.75F));
}

TEST(ToMono, keepsMonoAndAveragesManyChannels) {
  EXPECT_THAT(toMono({44100, 1, {0.5F, 0.25F}}, 0.0F).samples, ElementsAre(0.5F, 0.25F));
  EXPECT_THAT(toMono({44100, 4, {1.0F, 0.5F, 0.25F, 0.25F}}).samples, ElementsAre(0.5F));
}

TEST(SamplePeak, isTheLargestMagnitude) {
  EXPECT_EQ(samplePeak(std::vector<float>{0.25F, -0.75F, 0.5F}), 0.75F);
  EXPECT_EQ(samplePeak({}), 0.0F);
  EXPECT_EQ(samplePeak(std::vector<float>{kNan, -0.5F, kNan}), 0.5F);
}

TEST(ClipToFullScale, limitsAndReplacesNotANumber) {
  std::vector<float> samples{0.5F, 1.5F, -3.0F, kInfinity, -kInfinity, kNan, -1.0F};
  clipToFullScale(samples);
  EXPECT_THAT(samples, ElementsAre(0.5F, 1.0F, -1.0F, 1.0F, -1.0F, 0.0F, -1.0F));
}

}  // namespace
}  // namespace jukebox

// Labels that say nothing but the times: what guidance compares with.

#include "core/engine/sampling/song_labeller.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

LabelLayout layoutOf(std::int64_t genres, std::int64_t lyricTokens) {
  LabelLayout layout;
  layout.maxBowGenreSize = genres;
  layout.lyricTokens = lyricTokens;
  return layout;
}

at::Tensor rows(const std::vector<std::int64_t>& values, std::int64_t count) {
  return at::tensor(values, at::kLong).view({count, -1});
}

TEST(LabelsWithoutNames, keepTheTimesAlone) {
  const at::Tensor y = rows({9000, 300, 1024, 7, 3, 5, 41, 38, 30, 76,  //
                             8000, 0, 1024, 2, 1, -1, 1, 2, 3, 4},
                            2);
  const at::Tensor expected = rows({9000, 300, 1024, 0, 0, -1, 0, 0, 0, 0,  //
                                    8000, 0, 1024, 0, 0, -1, 0, 0, 0, 0},
                                   2);
  EXPECT_TRUE(at::equal(labelsWithoutNames(layoutOf(2, 4), y), expected));
  EXPECT_EQ(y[0][3].item<std::int64_t>(), 7) << "the labels themselves stay as they are";
}

TEST(LabelsWithoutNames, workWithoutLyrics) {
  EXPECT_TRUE(at::equal(labelsWithoutNames(layoutOf(1, 0), rows({5, 6, 7, 8, 9}, 1)), rows({5, 6, 7, 0, 0}, 1)));
}

TEST(LabelsWithoutNames, ofAModelWithoutLabelsAreNone) {
  LabelLayout layout;
  layout.labels = false;
  EXPECT_FALSE(SongLabeller(layout, {}).withoutNames(at::Tensor()).defined());
}

}  // namespace
}  // namespace jukebox

#include "core/engine/sampling/alignment.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

at::Tensor diagonal(std::int64_t rows, std::int64_t characters, bool forward) {
  at::Tensor matrix = at::full({rows, characters}, 0.001F);
  for (std::int64_t row = 0; row < rows; ++row) {
    const std::int64_t column = row * characters / rows;
    matrix[row][forward ? column : characters - 1 - column] = 0.9F;
  }
  return matrix;
}

TEST(Monotonicity, ranksSingingForwardAboveBackwardAndNoise) {
  const double forward = alignmentMonotonicity(diagonal(200, 40, true));
  EXPECT_GT(forward, 0.7);
  EXPECT_LT(alignmentMonotonicity(diagonal(200, 40, false)), 0.05);
  at::manual_seed(1);
  EXPECT_LT(alignmentMonotonicity(at::softmax(at::randn({200, 40}), -1)), 0.2);
  EXPECT_LT(alignmentMonotonicity(at::full({200, 40}, 1.0F / 40)), 0.05);
}

TEST(AlignmentSummary, findsTheMomentOfEveryCharacter) {
  // 100 tokens a second; character i is sung at token 10·i, which attention shows one column later.
  at::Tensor matrix = at::zeros({100, 11});
  for (std::int64_t row = 0; row < 100; ++row) matrix[row][row / 10 + 1] = 0.8F;
  const AlignmentResult result = summariseAlignment(matrix, {3, 1}, 100);
  EXPECT_EQ(result.summary.layer, 3);
  ASSERT_EQ(result.summary.characterSeconds.size(), 11U);
  for (std::size_t i = 0; i + 1 < 10; ++i)
    EXPECT_NEAR(result.summary.characterSeconds[i], 0.1 * static_cast<double>(i), 0.011);
  EXPECT_EQ(result.characters, 11);
  EXPECT_EQ(static_cast<std::int64_t>(result.matrix.size()), result.rows * result.characters);
  EXPECT_NEAR(result.summary.secondsPerRow * static_cast<double>(result.rows), 1.0, 0.06);
}

TEST(AlignmentSummary, aCharacterThatIsNeverSungHasNoTime) {
  at::Tensor matrix = at::zeros({10, 3});
  matrix[4][1] = 1.0F;
  const AlignmentResult result = summariseAlignment(matrix, {}, 10);
  EXPECT_NEAR(result.summary.characterSeconds[0], 0.45, 1e-6);
  EXPECT_EQ(result.summary.characterSeconds[1], -1);
}

}  // namespace
}  // namespace jukebox

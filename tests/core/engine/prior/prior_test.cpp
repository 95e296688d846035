#include "core/engine/prior/prior.h"

#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include "core/engine/checkpoint/weight_names.h"
#include "tests/core/engine/tiny_model.h"

namespace jukebox {
namespace {

Prior loadPrior(const InstalledModel& model, int level) {
  const ModelPrior& prior = *model.card.priorOf(level);
  return Prior::load(model.folder / prior.weightsFile, prior.hyperparameters, model.card.codec, WeightDtype::automatic,
                     at::kCPU)
      .value();
}

TEST(Prior, refusesLabelsAndUpperCodesOfTheWrongLength) {
  const at::NoGradGuard noGrad;
  const InstalledModel model = test::tinyModel();
  const Prior upsampler = loadPrior(model, 0);
  const at::Tensor y = at::zeros({1, 9}, at::kLong);
  const at::Tensor upper = at::zeros({1, 32}, at::kLong);
  EXPECT_TRUE(upsampler.conditions(upper, y).has_value());
  EXPECT_EQ(upsampler.conditions(at::zeros({1, 31}, at::kLong), y).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(upsampler.conditions({}, y).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(upsampler.conditions(upper, at::zeros({1, 8}, at::kLong)).error().kind, ErrorKind::invalidInput);
}

TEST(Prior, refusesIdsOutsideItsTables) {
  const at::NoGradGuard noGrad;
  const InstalledModel model = test::tinyModel();
  const Prior upsampler = loadPrior(model, 0);
  const at::Tensor upper = at::zeros({1, 32}, at::kLong);
  for (const auto& [place, id] : std::vector<std::pair<int, std::int64_t>>{{3, -1}, {3, 1000}, {4, -2}, {8, 1000}}) {
    at::Tensor y = at::zeros({1, 9}, at::kLong);
    y[0][place] = id;
    EXPECT_EQ(upsampler.conditions(upper, y).error().kind, ErrorKind::invalidInput) << place << " " << id;
  }
}

TEST(Prior, onlyLayersThatReadLyricsGiveAnAlignment) {
  const at::NoGradGuard noGrad;
  const InstalledModel model = test::tinyModel();
  const PriorHyperparameters& top = model.card.priorOf(2)->hyperparameters;
  EXPECT_TRUE(layerSeesLyrics(top, 15));   // prime attention
  EXPECT_FALSE(layerSeesLyrics(top, 0));   // a block layer
  EXPECT_FALSE(layerSeesLyrics(top, 99));  // no such layer
  EXPECT_FALSE(layerSeesLyrics(model.card.priorOf(0)->hyperparameters, 0));
}

TEST(Prior, aWeightFileOfAnotherShapeIsRefusedWithAllDifferences) {
  const InstalledModel model = test::tinyModel();
  const ModelPrior& prior = *model.card.priorOf(0);
  const auto wrong = Prior::load(model.folder / model.card.priorOf(1)->weightsFile, prior.hyperparameters,
                                 model.card.codec, WeightDtype::automatic, at::kCPU);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().kind, ErrorKind::corrupt);
}

}  // namespace
}  // namespace jukebox

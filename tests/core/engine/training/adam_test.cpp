#include "core/engine/training/adam.h"

#include <gtest/gtest.h>

#include <cmath>

namespace jukebox {
namespace {

at::Tensor parameter(double value, double gradient) {
  const at::Tensor p = at::full({1}, value, at::kFloat).set_requires_grad(true);
  p.mutable_grad() = at::full({1}, gradient, at::kFloat);
  return p;
}

TEST(Adam, theUsualVariantTakesAStepOfTheRateAtFirst) {
  const at::Tensor p = parameter(2.0, 0.5);
  AdamSettings settings;
  settings.epsilonBesideCorrectedRoot = true;
  settings.weightDecay = 0.1;
  Adam adam({p}, settings);
  adam.step(0.01, 1.0);
  // 2·(1 − 0.01·0.1) − 0.01·g/|g|
  EXPECT_NEAR(p.item<double>(), 2.0 * (1 - 0.001) - 0.01, 1e-6);
}

TEST(Adam, theSpecifiedVariantDecaysByTheCorrectedRate) {
  const at::Tensor p = parameter(2.0, 0.5);
  AdamSettings settings;
  settings.weightDecay = 0.1;
  Adam adam({p}, settings);
  adam.step(0.01, 1.0);
  const double rate = 0.01 * std::sqrt(1 - 0.999) / (1 - 0.9);
  const double m = 0.1 * 0.5, v = 0.001 * 0.25;
  EXPECT_NEAR(p.item<double>(), 2.0 - rate * (m / (std::sqrt(v) + 1e-8) + 0.1 * 2.0), 1e-6);
}

TEST(LearningRateSchedule, warmsUpAndDecays) {
  LearningRateSchedule linear;
  linear.rate = 1.0;
  linear.warmupSteps = 10;
  linear.linearDecay = true;
  linear.decayStart = 20;
  linear.decaySteps = 10;
  EXPECT_DOUBLE_EQ(linear.at(0), 0.0);
  EXPECT_DOUBLE_EQ(linear.at(5), 0.5);
  EXPECT_DOUBLE_EQ(linear.at(20), 1.0);
  EXPECT_DOUBLE_EQ(linear.at(25), 0.5);
  EXPECT_DOUBLE_EQ(linear.at(40), 0.0);
  LearningRateSchedule cosine = linear;
  cosine.linearDecay = false;
  cosine.cosineDecay = true;
  EXPECT_NEAR(cosine.at(25), 0.5, 1e-12);
  EXPECT_GT(cosine.at(22), linear.at(22));
  EXPECT_NEAR(cosine.at(30), 0.0, 1e-12);
}

TEST(WeightAverage, aRampForgetsTheBeginning) {
  const at::Tensor p = at::zeros({1});
  WeightAverage slow({p}, 0.999), ramped({p}, 0.999);
  p.fill_(1.0);
  for (std::int64_t step = 0; step < 50; ++step) {
    slow.update({p});
    ramped.update({p}, step);
  }
  EXPECT_LT(slow.values()[0].item<double>(), 0.1);
  EXPECT_GT(ramped.values()[0].item<double>(), 0.99);
}

}  // namespace
}  // namespace jukebox

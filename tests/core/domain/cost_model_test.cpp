#include "core/domain/cost_model.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/domain/draft_plan.h"
#include "core/domain/window_plan.h"

namespace jukebox {
namespace {

/// Two levels, hops 10 and 40 at 1000 samples a second; the upper prior's file is four times as large.
ModelCard card() {
  ModelCard card;
  card.codec.sampleRate = 1000;
  card.codec.levels = 2;
  card.codec.downsT = {1, 1};
  card.codec.stridesT = {10, 4};
  card.codec.multipliers = {1, 1};
  for (const int level : {0, 1}) {
    ModelPrior prior;
    prior.hyperparameters.level = level;
    prior.hyperparameters.nCtx = 100;
    prior.weightsFile = "prior_" + std::to_string(level);
    card.priors.push_back(prior);
    card.files.push_back({prior.weightsFile, "", level == 0 ? 1000U : 4000U});
  }
  return card;
}

GenerationRequest seconds(double duration, int count = 1) {
  GenerationRequest request;
  request.durationSeconds = duration;
  request.count = count;
  return request;
}

TEST(CostModel, aPartialWindowCostsItsTokensAlone) {
  const auto work = workloadOf(card(), seconds(2), 0);  // 50 top tokens, 200 below: three windows of 100, hop 50
  ASSERT_TRUE(work);
  ASSERT_EQ(work->size(), 2U);
  EXPECT_EQ((*work)[0].level, 1);
  EXPECT_EQ((*work)[0].newTokens, 50);
  EXPECT_DOUBLE_EQ((*work)[0].units, 50);
  EXPECT_EQ((*work)[1].newTokens, 200);
  EXPECT_DOUBLE_EQ((*work)[1].units, 200 + kPrefillUnits * (50 + 50));
}

TEST(CostModel, windowsAreCountedWithTheHopThatTheEngineWillUse) {
  const auto work = workloadOf(card(), seconds(8), 0);  // 200 top tokens; the top level's usual hop is an eighth
  ASSERT_TRUE(work);
  double units = 0;
  for (const auto& window : planWindows(200, 100, windowHopFor(0.125, 100), 0)) {
    units += static_cast<double>(window.newTokens()) + kPrefillUnits * static_cast<double>(window.primedTokens);
  }
  EXPECT_DOUBLE_EQ((*work)[0].units, units);

  auto request = seconds(8);
  request.levels = {LevelSampling{}};  // says nothing of the top level
  EXPECT_DOUBLE_EQ((*workloadOf(card(), request, 0))[0].units, units);
}

TEST(CostModel, workGrowsWithTakesAndShrinksWithWhatExists) {
  const auto one = workloadOf(card(), seconds(8), 0);
  const auto four = workloadOf(card(), seconds(8, 4), 0);
  ASSERT_TRUE(one && four);
  EXPECT_DOUBLE_EQ((*four)[0].units, 4 * (*one)[0].units);
  auto request = seconds(8);
  request.mode = GenerationMode::continuation;
  const auto rest = workloadOf(card(), request, 6);
  ASSERT_TRUE(rest);
  EXPECT_EQ((*rest)[0].newTokens, 50);
  EXPECT_LT((*rest)[1].units, (*one)[1].units);
}

TEST(CostModel, upsamplingAndDraftsLeaveLevelsOut) {
  auto request = seconds(1);
  request.mode = GenerationMode::upsample;
  const auto lower = workloadOf(card(), request, 2);
  ASSERT_TRUE(lower);
  ASSERT_EQ(lower->size(), 1U);
  EXPECT_EQ((*lower)[0].level, 0);
  EXPECT_EQ((*lower)[0].newTokens, 200);
  request = seconds(2);
  request.lowestLevel = 1;
  const auto draft = workloadOf(card(), request, 0);
  ASSERT_TRUE(draft);
  ASSERT_EQ(draft->size(), 1U);
  EXPECT_EQ((*draft)[0].level, 1);
  request.mode = GenerationMode::upsample;
  EXPECT_FALSE(workloadOf(card(), request, 2));
}

TEST(CostModel, nothingIsEstimatedBeforeAnythingIsMeasured) {
  const auto work = workloadOf(card(), seconds(2), 0);
  EXPECT_FALSE(estimatedSeconds(card(), *work, 1, 2, {}).has_value());
}

TEST(CostModel, anUnmeasuredLevelIsScaledByItsWeights) {
  const auto work = workloadOf(card(), seconds(2), 0);
  SpeedRecord record;
  record.learn({1, 10});
  // The lower level has a quarter of the weights: 40 units a second.
  EXPECT_DOUBLE_EQ(*estimatedSeconds(card(), *work, 1, 2, record), 50.0 / 10 + 230.0 / 40);
  record.learn({0, 23});
  record.decodeSecondsPerSecond = 0.5;
  EXPECT_DOUBLE_EQ(*estimatedSeconds(card(), *work, 1, 2, record), 5 + 10 + 2 * 0.5 * 2);
}

TEST(CostModel, laterMeasurementsMoveTheSpeedHalfWay) {
  SpeedRecord record;
  record.learn({0, 10});
  record.learn({0, 20});
  EXPECT_DOUBLE_EQ(record.find(0, 1)->unitsPerSecond, 15);
  EXPECT_EQ(record.find(1, 1), nullptr);
}

TEST(CostModel, aDraftsLowerLevelsAreWholeWindowsSideBySide) {
  auto request = seconds(2);
  request.isDraft = true;
  const auto work = workloadOf(card(), request, 0);
  ASSERT_TRUE(work);
  EXPECT_EQ((*work)[0].newTokens, 50);
  EXPECT_EQ((*work)[0].rows, 1);
  const auto windows = static_cast<std::int64_t>(planLevelDraft(card(), 0, 200, 0).size());
  EXPECT_GT(windows, 1);
  EXPECT_EQ((*work)[1].newTokens, 100 * windows);
  EXPECT_DOUBLE_EQ((*work)[1].units, 100.0 * static_cast<double>(windows));
  EXPECT_EQ((*work)[1].rows, windows);
  request.count = 10;
  EXPECT_EQ((*workloadOf(card(), request, 0))[1].rows, kMaximumBatch);
  request.maximumBatch = 4;
  EXPECT_EQ((*workloadOf(card(), request, 0))[1].rows, 4);
}

TEST(CostModel, guidanceComputesEveryTokenTwice) {
  auto request = seconds(2);
  const auto plain = workloadOf(card(), request, 0);
  request.levels = {LevelSampling{}, LevelSampling{}};
  request.levels[1].guidance = 3;
  const auto guided = workloadOf(card(), request, 0);
  ASSERT_TRUE(plain && guided);
  EXPECT_DOUBLE_EQ((*guided)[0].units, 2 * (*plain)[0].units);
  EXPECT_EQ((*guided)[0].newTokens, (*plain)[0].newTokens);
  EXPECT_EQ((*guided)[0].rows, 2);
  EXPECT_DOUBLE_EQ((*guided)[1].units, (*plain)[1].units);
}

TEST(CostModel, theSpeedOfManyRowsIsKeptApartFromThatOfOne) {
  SpeedRecord record;
  record.learn({0, 10, 1});
  record.learn({0, 40, 8});
  EXPECT_DOUBLE_EQ(record.find(0, 1)->unitsPerSecond, 10);
  EXPECT_DOUBLE_EQ(record.find(0, 7)->unitsPerSecond, 10);
  EXPECT_DOUBLE_EQ(record.find(0, 8)->unitsPerSecond, 40);
  EXPECT_DOUBLE_EQ(record.find(0, 16)->unitsPerSecond, 40);
  EXPECT_EQ(record.find(1, 16), nullptr);
  SpeedRecord many;
  many.learn({0, 40, 8});
  EXPECT_EQ(many.find(0, 1), nullptr);
  EXPECT_FALSE(estimatedSeconds(card(), *workloadOf(card(), seconds(2), 0), 1, 2, many));
}

TEST(CostModel, recordsSurviveJsonAndHostileOnesAreRefused) {
  SpeedRecord record;
  record.learn({2, 12.5});
  record.runs = 3;
  record.decodeSecondsPerSecond = 0.1;
  const auto read = speedRecordFromJson(toJson(record));
  ASSERT_TRUE(read);
  EXPECT_EQ(toJson(*read), toJson(record));
  for (const char* bad : {"[]", "3", R"({"levels":3})", R"({"levels":[{"level":0,"units_per_second":0}]})",
                          R"({"levels":[{"level":0,"units_per_second":1e300}]})", R"({"levels":[{"level":-1}]})",
                          R"({"levels":[{"level":1}]})", R"({"runs":-1})"}) {
    EXPECT_FALSE(speedRecordFromJson(nlohmann::json::parse(bad))) << bad;
  }
}

}  // namespace
}  // namespace jukebox

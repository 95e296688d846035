#include "app/cli/request_builder.h"

#include <gtest/gtest.h>

namespace jukebox::cli {
namespace {

/// A model with three levels and no labels.
InstalledModel plainModel() {
  InstalledModel model;
  model.card.name = "plain";
  model.card.codec.levels = 3;
  for (int level = 0; level < 3; ++level) {
    ModelPrior prior;
    prior.hyperparameters.level = level;
    prior.hyperparameters.labels = false;
    model.card.priors.push_back(prior);
  }
  model.card.priors[2].defaultSampling = LevelSampling{0.97, 0, 0.95, 0.125};
  return model;
}

Result<GenerationRequest> build(const GenerateOptions& options, const std::optional<Sample>& parent = std::nullopt) {
  return buildRequest(options, plainModel(), parent);
}

TEST(RequestBuilder, noFlagsMakeTwentySecondsFromNothing) {
  const auto request = build({});
  ASSERT_TRUE(request);
  EXPECT_EQ(request->mode, GenerationMode::ancestral);
  EXPECT_EQ(request->model, "plain");
  EXPECT_DOUBLE_EQ(request->durationSeconds, 20);
  EXPECT_EQ(request->count, 1);
  EXPECT_TRUE(request->levels.empty());
  EXPECT_FALSE(request->lowestLevel);
}

TEST(RequestBuilder, withoutASeedEachRequestHasItsOwn) {
  EXPECT_NE(build({})->seed, build({})->seed);
  GenerateOptions options;
  options.seed = 18446744073709551615ULL;
  EXPECT_EQ(build(options)->seed, 18446744073709551615ULL);
}

TEST(RequestBuilder, oneFlagOfSamplingKeepsTheRestOfTheModelsOwn) {
  GenerateOptions options;
  options.temperature = "0.9,0.8,0.7";
  const auto request = build(options);
  ASSERT_TRUE(request);
  ASSERT_EQ(request->levels.size(), 3U);
  EXPECT_DOUBLE_EQ(request->levels[0].temperature, 0.9);
  EXPECT_DOUBLE_EQ(request->levels[2].temperature, 0.7);
  EXPECT_DOUBLE_EQ(request->levels[2].topP, 0.95);
  EXPECT_DOUBLE_EQ(request->levels[2].hopFraction, 0.125);
}

TEST(RequestBuilder, guidanceIsOfEachLevel) {
  GenerateOptions options;
  options.guidance = "1,1,2.5";
  const auto request = build(options);
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_DOUBLE_EQ(request->levels[0].guidance, 1);
  EXPECT_DOUBLE_EQ(request->levels[2].guidance, 2.5);
  EXPECT_DOUBLE_EQ(request->levels[2].topP, 0.95);
  options.guidance = "-1";
  EXPECT_FALSE(build(options));
}

TEST(RequestBuilder, topKReplacesTheModelsTopP) {
  GenerateOptions options;
  options.topK = "40";
  const auto request = build(options);
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->levels[2].topK, 40);
  EXPECT_DOUBLE_EQ(request->levels[2].topP, 0);
}

TEST(RequestBuilder, thePromptAndTheSampleImplyTheMode) {
  GenerateOptions primed;
  primed.promptFile = "song.wav";
  EXPECT_EQ(build(primed)->mode, GenerationMode::primed);
  EXPECT_TRUE(build(primed)->promptFile.starts_with("/"));
  EXPECT_DOUBLE_EQ(build(primed)->promptStartSeconds, 0);
  primed.promptStartSeconds = 12.5;
  EXPECT_DOUBLE_EQ(build(primed)->promptStartSeconds, 12.5);
  Sample parent;
  parent.durationSeconds = 30;
  parent.request.conditioning.artist = "Mara Vale";
  GenerateOptions continued;
  continued.fromSample = "x";
  continued.atSeconds = 10;
  const auto request = build(continued, parent);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->mode, GenerationMode::continuation);
  EXPECT_DOUBLE_EQ(*request->promptSeconds, 10);
  EXPECT_DOUBLE_EQ(request->durationSeconds, 30);
  EXPECT_EQ(request->conditioning.artist, "Mara Vale");
  continued.atSeconds.reset();
  continued.mode = "upsample";
  EXPECT_DOUBLE_EQ(build(continued, parent)->durationSeconds, 30);
}

TEST(RequestBuilder, contradictionsAreRefused) {
  const auto refused = [](auto change) {
    GenerateOptions options;
    change(options);
    const auto request = build(options);
    return !request && request.error().kind == ErrorKind::invalidInput;
  };
  EXPECT_TRUE(refused([](auto& o) { o.mode = "primed"; }));
  EXPECT_TRUE(refused([](auto& o) { o.mode = "continue"; }));
  EXPECT_TRUE(refused([](auto& o) { o.mode = "ancestral", o.promptFile = "a.wav"; }));
  EXPECT_TRUE(refused([](auto& o) { o.mode = "primed", o.fromSample = "x"; }));
  EXPECT_TRUE(refused([](auto& o) { o.atSeconds = 3; }));
  EXPECT_TRUE(refused([](auto& o) { o.promptStartSeconds = 3; }));
  EXPECT_TRUE(refused([](auto& o) { o.promptFile = "a.wav", o.promptStartSeconds = -1; }));
  EXPECT_TRUE(refused([](auto& o) { o.seconds = -1; }));
  EXPECT_TRUE(refused([](auto& o) { o.seconds = std::numeric_limits<double>::quiet_NaN(); }));
  EXPECT_TRUE(refused([](auto& o) { o.temperature = "hot"; }));
  EXPECT_TRUE(refused([](auto& o) { o.temperature = "1,1"; }));
  EXPECT_TRUE(refused([](auto& o) { o.temperature = "0"; }));
  EXPECT_TRUE(refused([](auto& o) { o.topK = "4", o.topP = "0.5"; }));
  EXPECT_TRUE(refused([](auto& o) { o.topP = "nan"; }));
  EXPECT_TRUE(refused([](auto& o) { o.hop = "0"; }));
  EXPECT_TRUE(refused([](auto& o) { o.levels = "1"; }));
}

TEST(RequestBuilder, levelsGoDownFromTheTopWithoutGaps) {
  EXPECT_EQ(parseLevels("all", 2, false).value(), std::nullopt);
  EXPECT_EQ(parseLevels("", 2, false).value(), std::nullopt);
  EXPECT_EQ(parseLevels("2", 2, false).value(), 2);
  EXPECT_EQ(parseLevels("2,1", 2, false).value(), 1);
  EXPECT_EQ(parseLevels("0,1,2", 2, false).value(), 0);
  EXPECT_EQ(parseLevels("1", 2, true).value(), 1);
  EXPECT_EQ(parseLevels("1,0", 2, true).value(), 0);
  for (const char* text : {"1", "0", "2,0", "3", "-1", "two", "2,", ",", "2,2"}) {
    EXPECT_FALSE(parseLevels(text, 2, false)) << text;
  }
}

TEST(RequestBuilder, numberListsHaveOneValueOrOnePerLevel) {
  EXPECT_EQ(parseNumberList("0.5", 3, "--hop").value(), (std::vector<double>{0.5, 0.5, 0.5}));
  EXPECT_EQ(parseNumberList("1,2,3", 3, "--hop").value(), (std::vector<double>{1, 2, 3}));
  for (const char* text : {"", "1,2", "1,2,3,4", "1,,3", "x", "1e999", "inf", "1 "}) {
    EXPECT_FALSE(parseNumberList(text, 3, "--hop")) << text;
  }
}

}  // namespace
}  // namespace jukebox::cli

#include "core/domain/training_request.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace jukebox {
namespace {

using Json = nlohmann::json;

TrainingRequest codecRun() {
  TrainingRequest run;
  run.dataFolder = "/data";
  run.codec.downsT = {1, 1, 1};
  run.codec.stridesT = {4, 4, 4};
  run.codec.multipliers = {1, 1, 1};
  run.chunks.lengthSamples = 4096;
  run.optimiser.averageMu = 0.99;
  run.optimiser.decay = "cosine";
  run.optimiser.decaySteps = 10;
  run.seed = 17;
  return run;
}

TEST(TrainingRequest, isTheSameAfterWritingAndReading) {
  const TrainingRequest run = codecRun();
  const auto read = trainingRequestFromJson(toJson(run));
  ASSERT_TRUE(read.has_value()) << read.error().sentence();
  EXPECT_EQ(toJson(*read), toJson(run));
  EXPECT_EQ(read->seed, 17U);
  EXPECT_EQ(read->optimiser.averageMu, 0.99);
}

TEST(TrainingRequest, settingsThatMakeNoSenseAreRefused) {
  const std::vector<std::pair<const char*, Json>> changes{
      {"/kind", "song"},
      {"/batch", 0},
      {"/steps", -1},
      {"/precision", "f8"},
      {"/optimiser/algorithm", "sgd"},
      {"/optimiser/learning_rate", -1},
      {"/optimiser/beta2", 1.0},
      {"/optimiser/decay", "sometimes"},
      {"/optimiser/decay_steps", 0},
      {"/chunks/length_samples", 100},   // no multiple of the largest hop
      {"/chunks/length_samples", 1024},  // too short for the spectral losses
      {"/chunks/alignment_samples", 0},
      {"/codec_objective/loss", "guess"},
      {"/codec/levels", 2},  // its lists have three entries
      {"/seed", "seven"},
      {"/optimiser", 3},
  };
  for (const auto& [place, value] : changes) {
    Json json = toJson(codecRun());
    json[Json::json_pointer(place)] = value;
    EXPECT_FALSE(trainingRequestFromJson(json).has_value()) << place << " = " << value;
  }
  for (const char* text : {"[]", "3", "null", "\"run\""}) {
    EXPECT_FALSE(trainingRequestFromJson(Json::parse(text)).has_value()) << text;
  }
}

}  // namespace
}  // namespace jukebox

#include "core/engine/training/training_loop.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "core/engine/training/codec_task.h"
#include "core/engine/training/prior_task.h"
#include "tests/core/engine/training/training_world.h"

namespace jukebox {
namespace {

using test::TrainingWorld;

std::unique_ptr<TrainingTask> makeTask(const TrainingRequest& request, Collective& collective) {
  if (request.kind == TrainingKind::codec) return CodecTask::create(request, collective).value();
  return PriorTask::create(request, collective, {}, {}).value();
}

/// Trains in `folder` until the end, or until `stopAfter` steps are logged.
Status train(const TrainingRequest& request, const std::filesystem::path& folder, std::int64_t stopAfter = 0) {
  std::filesystem::create_directories(folder);
  SingleProcess collective;
  const auto task = makeTask(request, collective);
  TrainingLoop loop(request, folder, *task, collective);
  const CancellationToken token;
  CancellationToken stop = token;
  const TrainingEvents events{[&](const TrainingState& state) {
                                if (stopAfter > 0 && state.step >= stopAfter) stop.request(CancelMode::afterWindow);
                              },
                              {}};
  return loop.run(events, token);
}

/// metrics.csv without its columns of time.
std::string metricsOf(const std::filesystem::path& folder) {
  std::ifstream file(folder / "metrics.csv");
  std::string line, text;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string step, seconds, name, value;
    std::getline(fields, step, ',');
    std::getline(fields, seconds, ',');
    std::getline(fields, name, ',');
    std::getline(fields, value, ',');
    if (name != "seconds_per_step") text += step + " " + name + " " + value + "\n";
  }
  return text;
}

void expectSameWeights(const std::filesystem::path& a, const std::filesystem::path& b) {
  const auto first = readTrainingCheckpoint(a / "checkpoint.safetensors");
  const auto second = readTrainingCheckpoint(b / "checkpoint.safetensors");
  ASSERT_TRUE(first.has_value() && second.has_value());
  ASSERT_EQ(first->tensors.size(), second->tensors.size());
  for (const auto& [name, tensor] : first->tensors) EXPECT_TRUE(at::equal(tensor, second->tensors.at(name))) << name;
}

class EveryTask : public testing::TestWithParam<const char*> {
 protected:
  TrainingRequest request() const {
    const std::string kind = GetParam();
    TrainingRequest request = unchangedRequest(kind);
    if (kind.find("with muon") != std::string::npos) request.optimiser.algorithm = "muon";
    if (kind == "perceptual codec") request.codecObjective.loss = "perceptual";
    return request;
  }
  TrainingRequest unchangedRequest(const std::string& kind) const {
    if (kind.find("codec") != std::string::npos) return m_world.codecRequest();
    return m_world.priorRequest(m_world.makeCodecModel(), kind.rfind("upsampler", 0) == 0 ? 0 : 1);
  }
  TrainingWorld m_world;
};

TEST_P(EveryTask, goesOnAfterAStopExactlyAsIfNothingHadHappened) {
  const TrainingRequest run = request();
  ASSERT_TRUE(train(run, m_world.path("whole")).has_value());
  const Status stopped = train(run, m_world.path("parts"), 3);
  ASSERT_FALSE(stopped.has_value());
  EXPECT_EQ(stopped.error().kind, ErrorKind::cancelled);
  ASSERT_TRUE(train(run, m_world.path("parts")).has_value());
  EXPECT_EQ(metricsOf(m_world.path("parts")), metricsOf(m_world.path("whole")));
  expectSameWeights(m_world.path("parts"), m_world.path("whole"));
}

TEST_P(EveryTask, learns) {
  TrainingRequest run = request();
  run.steps = 40;
  run.optimiser.learningRate = 3e-3;
  run.checkpointSteps = 1000;
  ASSERT_TRUE(train(run, m_world.path("run")).has_value());
  std::istringstream rows(metricsOf(m_world.path("run")));
  double first = 0, last = 0;
  std::string step, name, value;
  while (rows >> step >> name >> value) {
    if (name != "loss") continue;
    last = std::stod(value);
    if (first == 0) first = last;
  }
  EXPECT_LT(last, 0.9 * first);
}

INSTANTIATE_TEST_SUITE_P(Training, EveryTask,
                         testing::Values("codec", "perceptual codec", "codec with muon", "top prior",
                                         "top prior with muon", "upsampler", "upsampler with muon"),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           std::replace(name.begin(), name.end(), ' ', '_');
                           return name;
                         });

TEST(TrainingLoop, accumulatedMicroStepsGiveTheGradientsOfOneLargeBatch) {
  const TrainingWorld world;
  TrainingRequest large = world.priorRequest(world.makeCodecModel(), 1);
  TrainingRequest small = large;
  small.batch = 2;
  small.accumulation = 2;
  large.optimiser.averageMu = small.optimiser.averageMu = 0.9;
  large.priorObjective.alignmentWeight = small.priorObjective.alignmentWeight = 0;  // a mean over sung tokens only
  ASSERT_TRUE(train(large, world.path("large")).has_value());
  ASSERT_TRUE(train(small, world.path("small")).has_value());
  const auto a = readTrainingCheckpoint(world.path("large") / "checkpoint.safetensors").value();
  const auto b = readTrainingCheckpoint(world.path("small") / "checkpoint.safetensors").value();
  for (const auto& [name, tensor] : a.tensors) {
    if (!name.starts_with("first.")) continue;
    EXPECT_TRUE(at::allclose(tensor, b.tensors.at(name), 1e-3, 1e-6)) << name;
  }
}

TEST(TrainingLoop, recomputedLayersGiveTheSameWeights) {
  const TrainingWorld world;
  const TrainingRequest kept = world.priorRequest(world.makeCodecModel(), 1);
  TrainingRequest recomputed = kept;
  recomputed.checkpointActivations = true;
  ASSERT_TRUE(train(kept, world.path("kept")).has_value());
  ASSERT_TRUE(train(recomputed, world.path("recomputed")).has_value());
  expectSameWeights(world.path("recomputed"), world.path("kept"));
}

TEST(TrainingLoop, chunksWithoutLabelsChangeWhatIsLearnedAndResumeAlike) {
  const TrainingWorld world;
  const TrainingRequest told = world.priorRequest(world.makeCodecModel(), 1);
  TrainingRequest dropped = told;
  dropped.priorObjective.labelDropout = 0.5;
  ASSERT_TRUE(train(told, world.path("told")).has_value());
  ASSERT_TRUE(train(dropped, world.path("dropped")).has_value());
  EXPECT_NE(metricsOf(world.path("dropped")), metricsOf(world.path("told")));
  ASSERT_FALSE(train(dropped, world.path("parts"), 3).has_value());
  ASSERT_TRUE(train(dropped, world.path("parts")).has_value());
  expectSameWeights(world.path("parts"), world.path("dropped"));
}

TEST(TrainingLoop, halvesLearnAlmostTheSame) {
  const TrainingWorld world;
  const TrainingRequest single = world.priorRequest(world.makeCodecModel(), 1);
  TrainingRequest half = single;
  half.precision = "bf16";
  ASSERT_TRUE(train(single, world.path("single")).has_value());
  ASSERT_TRUE(train(half, world.path("half")).has_value());
  const auto a = readTrainingCheckpoint(world.path("single") / "checkpoint.safetensors").value();
  const auto b = readTrainingCheckpoint(world.path("half") / "checkpoint.safetensors").value();
  double difference = 0, size = 0;
  for (const auto& [name, tensor] : a.tensors) {
    if (!name.starts_with("first.")) continue;
    difference += (tensor - b.tensors.at(name)).pow(2).sum().item<double>();
    size += tensor.pow(2).sum().item<double>();
  }
  EXPECT_GT(difference, 0) << "something was computed in halves";
  EXPECT_LT(std::sqrt(difference / size), 0.05);
}

TEST(TrainingLoop, refusesTheCheckpointOfAnotherModel) {
  const TrainingWorld world;
  TrainingRequest run = world.codecRequest();
  ASSERT_TRUE(train(run, world.path("run")).has_value());
  run.codec.width = 12;
  run.steps = 8;
  const Status refused = train(run, world.path("run"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::corrupt);
}

TEST(TrainingLoop, aDecayedRunEndsByItself) {
  const TrainingWorld world;
  TrainingRequest run = world.codecRequest();
  run.steps = 0;
  run.optimiser.decay = "linear";
  run.optimiser.decayStart = 2;
  run.optimiser.decaySteps = 3;
  ASSERT_TRUE(train(run, world.path("run")).has_value());
  EXPECT_EQ(readTrainingCheckpoint(world.path("run") / "checkpoint.safetensors")->position.step, 5);
}

}  // namespace
}  // namespace jukebox

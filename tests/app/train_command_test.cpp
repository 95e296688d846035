// Training through the real executable: from recordings to a model that generates; kill -9; several processes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "core/audio_file/audio_writer.h"
#include "core/base/atomic_file.h"
#include "core/engine/checkpoint/codec_match.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using Arguments = std::vector<std::string>;

constexpr int kSampleRate = 4000;

class TrainCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(recordings());
    for (int song = 0; song < 12; ++song) writeTone(song);
    const auto scanned =
        m_world.run({"dataset", "scan", recordings().string(), "--sample-rate", std::to_string(kSampleRate), "--out",
                     data(), "--licence", "CC0-1.0", "--json", "--validation-share", "0.2"});
    ASSERT_EQ(scanned.exitStatus, 0) << scanned.errors;
  }

  void writeTone(int song) const {
    AudioBuffer buffer{kSampleRate, 1, {}};
    for (int t = 0; t < 3 * kSampleRate; ++t) {
      const double hz = 100 + 60 * song + 40 * (t / kSampleRate);
      buffer.samples.push_back(static_cast<float>(0.3 * std::sin(6.283185307 * hz * t / kSampleRate)));
    }
    AudioWriterOptions options;
    options.tags.artist = song % 2 == 0 ? "Even" : "Odd";
    options.tags.genre = "tones";
    options.tags.lyrics = "la li lu";
    ASSERT_TRUE(writeAudioFile(recordings() / ("tone" + std::to_string(song) + ".flac"), buffer, options).has_value());
  }

  fs::path recordings() const { return m_world.file("recordings"); }
  std::string data() const { return m_world.file("data").string(); }
  std::string run(const std::string& name) const { return m_world.file(name).string(); }

  /// A codec of two levels (hops 4 and 16) that trains in milliseconds.
  Arguments codecTraining(const std::string& folder, int steps) const {
    Arguments arguments{"train",   "codec", "--data",    data(), "--run", folder, "--steps", std::to_string(steps),
                        "--batch", "4",     "--threads", "1",    "--json"};
    for (const char* setting :
         {"codec.sr=4000", "codec.downs_t=[1,1]", "codec.width=8", "codec.depth=2", "codec.emb_width=8",
          "codec.l_bins=32", "codec.multispec_loss_n_fft=[256,128]", "codec.multispec_loss_hop_length=[64,32]",
          "codec.multispec_loss_window_size=[192,96]", "chunks.length_samples=2048", "chunks.alignment_samples=16",
          "log_steps=1", "checkpoint_steps=3", "validate_steps=1000", "example_steps=1000", "validation_batches=1",
          "optimiser.average_mu=0.9"}) {
      arguments.insert(arguments.end(), {"--set", setting});
    }
    return arguments;
  }
  Arguments priorTraining(const std::string& action, const std::string& folder, int steps) const {
    Arguments arguments{"train",         action,
                        "--data",        data(),
                        "--run",         folder,
                        "--codec-model", "own-codec",
                        "--steps",       std::to_string(steps),
                        "--batch",       "2",
                        "--threads",     "1",
                        "--json"};
    for (const char* setting :
         {"prior.n_ctx=64", "prior.prior_width=16", "prior.prior_depth=4", "prior.heads=2", "prior.blocks=8",
          "prior.min_duration=0.1", "prior.max_duration=20", "log_steps=1", "checkpoint_steps=3", "validate_steps=1000",
          "example_steps=1000", "validation_batches=1"}) {
      arguments.insert(arguments.end(), {"--set", setting});
    }
    return arguments;
  }

  /// Losses by step, as metrics.csv has them.
  static std::map<int, std::string> lossesOf(const std::string& folder) {
    std::map<int, std::string> losses;
    std::ifstream file(fs::path(folder) / "metrics.csv");
    for (std::string line; std::getline(file, line);) {
      std::istringstream fields(line);
      std::string step, seconds, name, value;
      std::getline(fields, step, ',');
      std::getline(fields, seconds, ',');
      std::getline(fields, name, ',');
      std::getline(fields, value, ',');
      if (name == "loss") losses[std::stoi(step)] = value;
    }
    return losses;
  }

  static Arguments withBatch(Arguments arguments, int batch) {
    const auto option = std::find(arguments.begin(), arguments.end(), "--batch");
    *std::next(option) = std::to_string(batch);
    return arguments;
  }

  /// The same command as two processes of one run.
  void trainByTwo(const Arguments& arguments) const {
    Environment place = m_world.environment();
    place["WORLD_SIZE"] = "2";
    place["MASTER_PORT"] = std::to_string(20000 + ::getpid() % 20000);
    Environment first = place, second = place;
    first["RANK"] = "0";
    second["RANK"] = "1";
    RunningCommand a(arguments, first);
    RunningCommand b(arguments, second);
    EXPECT_EQ(b.wait().exitStatus, 0);
    const auto outcome = a.wait();
    ASSERT_EQ(outcome.exitStatus, 0) << outcome.errors;
  }

  static void expectSameLosses(const std::string& oneFolder, const std::string& otherFolder) {
    const auto one = lossesOf(oneFolder), other = lossesOf(otherFolder);
    ASSERT_EQ(other.size(), one.size());
    for (const auto& [step, loss] : one) {
      EXPECT_NEAR(std::stod(other.at(step)), std::stod(loss), 1e-4 * std::stod(loss)) << "step " << step;
    }
  }

  TestWorld m_world;
};

TEST_F(TrainCommand, recordingsBecomeAModelThatGenerates) {
  Arguments codec = codecTraining(run("codec"), 6);
  codec.insert(codec.end(), {"--name", "own-codec"});
  auto result = m_world.run(codec);
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  Arguments top = priorTraining("prior", run("top"), 4);
  for (const char* setting : {"prior.n_tokens=8", "prior.prime_width=16", "prior.prime_depth=2"}) {
    top.insert(top.end(), {"--set", setting});
  }
  result = m_world.run(top);
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  Arguments upsampler = priorTraining("upsampler", run("upsampler"), 4);
  for (const char* setting : {"prior.cond_width=8", "prior.cond_depth=2"})
    upsampler.insert(upsampler.end(), {"--set", setting});
  result = m_world.run(upsampler);
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  result = m_world.run({"train", "publish", "--name", "own", "--prior-run", run("top"), "--prior-run", run("upsampler"),
                        "--total-seconds", "3"});
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  result = m_world.run({"models", "verify", "own"});
  EXPECT_EQ(result.exitStatus, 0) << result.output << result.errors;
  result = m_world.run({"generate", "--model", "own", "--artist", "Even", "--genre", "tones", "--seconds", "1.5",
                        "--seed", "3", "--json"});
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  const auto shown = m_world.run({"library", "show", doneIds(result.output).at(0), "--json"});
  const auto sample = nlohmann::json::parse(shown.output);
  EXPECT_EQ(sample.at("model").at("name"), "own");
  EXPECT_EQ(sample.at("lowest_level"), 0);  // both levels were sampled
}

TEST_F(TrainCommand, decodersAreRefinedWithoutTouchingTheCodes) {
  Arguments codec = codecTraining(run("codec"), 4);
  codec.insert(codec.end(), {"--name", "own-codec"});
  ASSERT_EQ(m_world.run(codec).exitStatus, 0);
  Arguments top = priorTraining("prior", run("top"), 2);
  for (const char* setting : {"prior.n_tokens=8", "prior.prime_width=16", "prior.prime_depth=2"}) {
    top.insert(top.end(), {"--set", setting});
  }
  ASSERT_EQ(m_world.run(top).exitStatus, 0);
  const auto goOn = [&](const std::string& name, const Arguments& settings) {
    Arguments again = codecTraining(run(name), 3);
    again.insert(again.end(), {"--start", (fs::path(run("codec")) / "weights.safetensors").string()});
    for (const std::string& setting : settings) again.insert(again.end(), {"--set", setting});
    return m_world.run(again);
  };
  const auto publish = [&](const std::string& name) {
    return m_world.run({"train", "publish", "--name", name, "--codec-run", run(name), "--prior-run", run("top")});
  };
  auto result = goOn("refined", {"codec_objective.freeze_encoder=true", "codec_objective.only_level=0"});
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  EXPECT_NE(*readFile(fs::path(run("refined")) / "weights.safetensors", 1U << 26U),
            *readFile(fs::path(run("codec")) / "weights.safetensors", 1U << 26U));
  EXPECT_TRUE(
      *makeSameCodes(fs::path(run("refined")) / "weights.safetensors", fs::path(run("codec")) / "weights.safetensors"));
  result = publish("refined");
  EXPECT_EQ(result.exitStatus, 0) << result.errors;

  result = goOn("other", {});
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  result = publish("other");
  EXPECT_NE(result.exitStatus, 0);
  EXPECT_NE(result.errors.find("codes of another codec"), std::string::npos) << result.errors;

  result = goOn("none", {"codec_objective.only_level=2"});
  EXPECT_NE(result.errors.find("no level with the number of only_level"), std::string::npos) << result.errors;
  result = goOn("reference", {"codec_objective.loss=reference", "codec_objective.freeze_encoder=true"});
  EXPECT_NE(result.errors.find("in part with the perceptual loss only"), std::string::npos) << result.errors;
}

TEST_F(TrainCommand, aScanSaysWhichFilesItHasReadBesideTheReport) {
  const auto scanned = m_world.run({"dataset", "scan", recordings().string(), "--json", "--jobs", "1"});
  ASSERT_EQ(scanned.exitStatus, 0) << scanned.errors;
  EXPECT_EQ(nlohmann::json::parse(scanned.output).at("recordings").size(), 12U);
  std::istringstream lines(scanned.errors);
  int files = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto progress = nlohmann::json::parse(line);
    EXPECT_EQ(progress.at("event"), "scanning");
    EXPECT_EQ(progress.at("done"), ++files);
    EXPECT_EQ(progress.at("total"), 12);
    EXPECT_THAT(progress.at("file").get<std::string>(), HasSubstr("tone"));
  }
  EXPECT_EQ(files, 12);
}

TEST_F(TrainCommand, afterKillNineTheLossesAreThoseOfAnUndisturbedRun) {
  ASSERT_EQ(m_world.run(codecTraining(run("whole"), 12)).exitStatus, 0);
  {
    RunningCommand command(codecTraining(run("killed"), 12), m_world.environment());
    ASSERT_TRUE(command.readLineWith("\"step\":5"));
    command.sendSignal(SIGKILL);
    command.wait();
  }
  const auto resumed = m_world.run({"train", "resume", "--run", run("killed"), "--threads", "1", "--json"});
  ASSERT_EQ(resumed.exitStatus, 0) << resumed.errors;
  EXPECT_EQ(lossesOf(run("killed")), lossesOf(run("whole")));
  EXPECT_EQ(lossesOf(run("whole")).size(), 12U);
}

TEST_F(TrainCommand, twoProcessesHaveTheLossesOfOneWithTheWholeBatch) {
  ASSERT_EQ(m_world.run(codecTraining(run("one"), 5)).exitStatus, 0);
  trainByTwo(withBatch(codecTraining(run("two"), 5), 2));
  expectSameLosses(run("one"), run("two"));
}

TEST_F(TrainCommand, twoProcessesShareTheStepsOfMuon) {
  Arguments codec = codecTraining(run("codec"), 3);
  codec.insert(codec.end(), {"--name", "own-codec"});
  ASSERT_EQ(m_world.run(codec).exitStatus, 0);
  const auto training = [&](const std::string& name, int batch) {
    Arguments prior = withBatch(priorTraining("prior", run(name), 5), batch);
    for (const char* setting :
         {"prior.n_tokens=8", "prior.prime_width=16", "prior.prime_depth=2", "optimiser.algorithm=muon",
          "optimiser.learning_rate=3e-3", "optimiser.warmup_steps=1", "prior_objective.alignment_weight=0"}) {
      prior.insert(prior.end(), {"--set", setting});
    }
    return prior;
  };
  ASSERT_EQ(m_world.run(training("one", 4)).exitStatus, 0);
  trainByTwo(training("two", 2));
  expectSameLosses(run("one"), run("two"));
  EXPECT_NE(lossesOf(run("one")).at(1), lossesOf(run("one")).at(5));
}

TEST_F(TrainCommand, mistakesAreExplainedBeforeAnythingIsWritten) {
  const std::vector<std::pair<Arguments, const char*>> cases{
      {{"train", "codec", "--run", run("x")}, "prepared data set"},
      {{"train", "codec", "--run", run("x"), "--data", m_world.file("nowhere").string()}, "no prepared data set"},
      {{"train", "codec", "--run", run("x"), "--data", data(), "--preset", "huge"}, "no training preset"},
      {{"train", "codec", "--run", run("x"), "--data", data(), "--set", "codec.wdith=3"}, "no setting"},
      {{"train", "codec", "--run", run("x"), "--data", data()}, "samples a second"},  // the preset has 22 050 Hz
      {{"train", "resume", "--run", run("x")}, "run.json"},
      {{"train", "prior", "--run", run("x"), "--data", data(), "--codec-model", "nobody"}, "nobody"},
      {{"train", "publish", "--name", "x", "--codec-run", run("x")}, "run.json"},
  };
  for (const auto& [arguments, words] : cases) {
    const auto result = m_world.run(arguments);
    EXPECT_NE(result.exitStatus, 0) << words;
    EXPECT_THAT(result.errors, HasSubstr(words));
    EXPECT_FALSE(fs::exists(fs::path(run("x")) / "run.json")) << words;
  }
}

class BatchCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    m_world.installTinyModel();
    std::ofstream(m_world.file("plan.csv")) << "title,seconds,seed\nfirst,5,1\nsecond,5,2\nthird,5,\n";
  }
  Arguments batch() const {
    return {"generate", "--batch", m_world.file("plan.csv").string(), "--model", kTinyModel, "--threads",
            "1",        "--json"};
  }
  /// Titles and codes of everything in the library.
  std::map<std::string, SongCodes> library() const {
    std::map<std::string, SongCodes> found;
    const auto listed = nlohmann::json::parse(m_world.run({"library", "list", "--json"}).output);
    for (const auto& sample : listed.is_array() ? listed : listed.at("samples")) {
      found[sample.at("title")] = codesOf(m_world, sample.at("id"));
    }
    return found;
  }
  TestWorld m_world;
};

TEST_F(BatchCommand, twoProcessesFillOneLibraryWithTheMusicOfOneProcess) {
  ASSERT_EQ(m_world.run(batch()).exitStatus, 0);
  const auto alone = library();
  ASSERT_EQ(alone.size(), 3U);
  fs::remove_all(m_world.library());
  Environment place = m_world.environment();
  place["OMPI_COMM_WORLD_SIZE"] = "2";
  Environment first = place, second = place;
  first["OMPI_COMM_WORLD_RANK"] = "0";
  second["OMPI_COMM_WORLD_RANK"] = "1";
  RunningCommand a(batch(), first);
  RunningCommand b(batch(), second);
  EXPECT_EQ(b.wait().exitStatus, 0);
  EXPECT_EQ(a.wait().exitStatus, 0);
  const auto together = library();
  ASSERT_EQ(together.size(), 3U);
  for (const auto& [title, codes] : alone) EXPECT_EQ(together.at(title).levels, codes.levels) << title;
}

TEST_F(BatchCommand, finishedRowsAreNotMadeAgain) {
  ASSERT_EQ(m_world.run(batch()).exitStatus, 0);
  ASSERT_EQ(m_world.run(batch()).exitStatus, 0);
  EXPECT_EQ(library().size(), 3U);
}

TEST_F(BatchCommand, aRowThatWasInterruptedGoesOnAndIsNotMadeTwice) {
  RunningCommand killed(batch(), m_world.environment());
  ASSERT_TRUE(killed.readLineWith("\"progress\"").has_value());
  killed.sendSignal(SIGKILL);
  killed.wait();
  ASSERT_EQ(m_world.run(batch()).exitStatus, 0);
  EXPECT_EQ(library().size(), 3U);
  // The samples are there, the marks are not: as if it had been killed between the two.
  for (const auto& entry : fs::recursive_directory_iterator(m_world.library() / "batches")) {
    if (entry.path().extension() == ".done") fs::remove(entry.path());
  }
  ASSERT_EQ(m_world.run(batch()).exitStatus, 0);
  EXPECT_EQ(library().size(), 3U);
  EXPECT_TRUE(fs::is_empty(m_world.library() / "jobs"));
}

TEST_F(BatchCommand, brokenPlansAreRefused) {
  for (const char* plan : {"", "title\n", "colour\nred\n", "title,seconds\nx,many\n", "title,seconds\nx\n"}) {
    std::ofstream(m_world.file("plan.csv")) << plan;
    EXPECT_EQ(m_world.run(batch()).exitStatus, 2) << plan;
  }
}

}  // namespace
}  // namespace jukebox::test

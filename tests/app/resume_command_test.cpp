// Interruption: kill -9, Ctrl-C, damaged and foreign job folders. The codes end as if nothing had happened.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "core/domain/library_files.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

class ResumeCommand : public ::testing::Test {
 protected:
  void SetUp() override { m_world.installTinyModel(); }
  static std::vector<std::string> generation() {
    return {"generate", "--model", kTinyModel, "--json", "--seconds", "36", "--seed", "11", "--count", "3"};
  }
  /// Codes of an undisturbed run.
  std::vector<SongCodes> undisturbed() const { return codesOfAll(m_world.run(generation()).output); }
  std::vector<SongCodes> codesOfAll(const std::string& output) const {
    std::vector<SongCodes> codes;
    for (const auto& id : doneIds(output)) codes.push_back(codesOf(m_world, id));
    return codes;
  }
  /// Starts a generation and waits until it has reached this level.
  std::unique_ptr<RunningCommand> startUntilLevel(int level) const {
    auto command = std::make_unique<RunningCommand>(generation(), m_world.environment());
    EXPECT_TRUE(command->readLineWith("\"level\":" + std::to_string(level)));
    return command;
  }
  fs::path onlyJobFolder() const {
    return fs::directory_iterator(LibraryFiles(m_world.library()).jobsFolder())->path();
  }
  TestWorld m_world;
};

TEST_F(ResumeCommand, afterKillNineTheCodesAreThoseOfAnUndisturbedRun) {
  const auto expected = undisturbed();
  ASSERT_EQ(expected.size(), 3U);
  std::mt19937 random(5);
  for (int round = 0; round < 3; ++round) {
    {
      const auto command = startUntilLevel(2 - round);
      std::this_thread::sleep_for(std::chrono::milliseconds(random() % 200));
      command->sendSignal(SIGKILL);
      command->wait();
    }
    const auto resumed = m_world.run({"resume", "--json"});
    ASSERT_EQ(resumed.exitStatus, 0) << resumed.errors;
    EXPECT_EQ(codesOfAll(resumed.output), expected) << "round " << round;
  }
  EXPECT_TRUE(fs::is_empty(LibraryFiles(m_world.library()).jobsFolder()));
  EXPECT_EQ(m_world.run({"library", "check"}).exitStatus, 0);
}

TEST_F(ResumeCommand, controlCKeepsTheJobAndSaysHowToGoOn) {
  const auto expected = undisturbed();
  const auto command = startUntilLevel(1);
  command->sendSignal(SIGINT);
  const auto stopped = command->wait();
  EXPECT_EQ(stopped.exitStatus, 130);
  EXPECT_THAT(stopped.errors, HasSubstr("jukebox resume"));
  EXPECT_THAT(stopped.output, HasSubstr(R"("type":"cancelled")"));
  EXPECT_EQ(json::parse(std::ifstream(onlyJobFolder() / "job.json"))["state"], "interrupted");
  const auto resumed = m_world.run({"resume", onlyJobFolder().filename().string(), "--json"});
  ASSERT_EQ(resumed.exitStatus, 0) << resumed.errors;
  EXPECT_EQ(codesOfAll(resumed.output), expected);
}

TEST_F(ResumeCommand, damagedCodesAreSampledAgain) {
  const auto expected = undisturbed();
  {
    const auto command = startUntilLevel(1);
    command->sendSignal(SIGKILL);
    command->wait();
  }
  fs::resize_file(onlyJobFolder() / "codes.safetensors", 40);
  const auto resumed = m_world.run({"resume", "--json"});
  ASSERT_EQ(resumed.exitStatus, 0) << resumed.errors;
  EXPECT_THAT(resumed.errors, HasSubstr("damaged"));
  EXPECT_EQ(codesOfAll(resumed.output), expected);
}

TEST_F(ResumeCommand, otherWeightsUnderTheSameNameAreRefused) {
  {
    const auto command = startUntilLevel(2);
    command->sendSignal(SIGKILL);
    command->wait();
  }
  const fs::path card = m_world.models() / kTinyModel / "model.json";
  json model = json::parse(std::ifstream(card));
  for (auto& file : model["files"]) file["sha256"] = std::string(64, 'a');
  std::ofstream(card) << model;
  const auto refused = m_world.run({"resume"});
  EXPECT_EQ(refused.exitStatus, 1);
  EXPECT_THAT(refused.errors, HasSubstr("weights"));
  EXPECT_TRUE(fs::exists(onlyJobFolder() / "job.json"));
}

TEST_F(ResumeCommand, twoProcessesDoNotWorkOnOneJob) {
  const auto command = startUntilLevel(2);
  command->sendSignal(SIGSTOP);
  const auto refused = m_world.run({"resume", onlyJobFolder().filename().string()});
  EXPECT_EQ(refused.exitStatus, 1);
  EXPECT_THAT(refused.errors, HasSubstr("Another process"));
}

TEST_F(ResumeCommand, withNothingToResumeItSaysSo) {
  const auto result = m_world.run({"resume"});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.errors, HasSubstr("no interrupted generation"));
  EXPECT_EQ(m_world.run({"resume", "01jd9e6x1qpz4c8m2v7k5t3w9r"}).exitStatus, 1);
  EXPECT_EQ(m_world.run({"resume", "../../etc"}).exitStatus, 1);
}

TEST_F(ResumeCommand, aDamagedJobFileIsAClearError) {
  {
    const auto command = startUntilLevel(2);
    command->sendSignal(SIGKILL);
    command->wait();
  }
  const auto folder = onlyJobFolder();
  std::ofstream(folder / "job.json") << "{\"id\": 3";
  const auto result = m_world.run({"resume", folder.filename().string()});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.errors, HasSubstr("job.json"));
}

}  // namespace
}  // namespace jukebox::test

// jukebox serve with a scripted client: the promises of docs/protocol.md.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/id.h"
#include "core/domain/library_files.h"
#include "core/protocol/line_buffer.h"
#include "core/protocol/message_json.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

class ServeCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    m_world.installTinyModel();
    m_worker = std::make_unique<RunningCommand>(std::vector<std::string>{"serve"}, m_world.environment());
    m_hello = nextEvent();
  }
  void send(const Command& command) { m_worker->write(toLine(command) + "\n"); }
  json nextEvent() {
    const auto line = m_worker->readLine();
    return line ? json::parse(*line) : json();
  }
  /// The next event of this type about this job; what comes before is kept in m_seen.
  json nextEvent(const std::string& type, const std::string& job = {}) {
    while (true) {
      const json event = nextEvent();
      if (event.is_null()) return event;
      if (event["type"] == type && (job.empty() || event.value("job", "") == job)) return event;
      m_seen.push_back(event);
    }
  }
  jukebox::GenerateCommand generateCommand(double seconds, std::uint64_t seed = 11) const {
    jukebox::GenerateCommand command;
    command.jobId = newId();
    command.request.model = kTinyModel;
    command.request.durationSeconds = seconds;
    command.request.seed = seed;
    command.request.conditioning = {"tin kettle band", "rock", ""};
    return command;
  }
  int terminalEventsOf(const std::string& job) const {
    int count = 0;
    for (const auto& event : m_seen) {
      const std::string type = event["type"];
      if (event.value("job", "") == job && (type == "done" || type == "failed" || type == "cancelled")) ++count;
    }
    return count;
  }
  TestWorld m_world;
  std::unique_ptr<RunningCommand> m_worker;
  json m_hello;
  std::vector<json> m_seen;
};

TEST_F(ServeCommand, itSaysHelloWithItsModels) {
  EXPECT_EQ(m_hello["type"], "hello");
  EXPECT_EQ(m_hello["protocol"], kProtocolVersion);
  EXPECT_EQ(m_hello["models"][0]["name"], kTinyModel);
}

TEST_F(ServeCommand, badLinesAreAnsweredAndSurvived) {
  m_worker->write("this is no JSON\n\n[1,2]\n{\"type\":\"dance\"}\n{\"type\":\"pause\"}\n{\"type\":\"generate\"}\n");
  for (const std::string kind : {"corrupt", "corrupt", "unsupported", "invalid_input", "invalid_input"}) {
    const json event = nextEvent("error");
    EXPECT_EQ(event["error"]["kind"], kind);
  }
  m_worker->write(std::string(64, '\xff') + "\n");
  EXPECT_EQ(nextEvent("error")["error"]["kind"], "corrupt");
  send(ShutdownCommand{});
  EXPECT_EQ(m_worker->wait().exitStatus, 0);
}

TEST_F(ServeCommand, aHugeLineIsSkippedToItsEnd) {
  m_worker->write(std::string(kMaximumLineBytes + (2U << 20U), 'x'));
  EXPECT_EQ(nextEvent("error")["error"]["kind"], "unsupported");
  m_worker->write("yyy\n{\"type\":\"dance\"}\n");
  EXPECT_THAT(nextEvent("error")["error"]["message"].get<std::string>(), HasSubstr("dance"));
}

TEST_F(ServeCommand, commandsAboutUnknownJobsAreErrorsWithTheirId) {
  const std::string job = newId();
  for (const Command& command : {Command(CancelCommand{job, CancelMode::now}), Command(PauseCommand{job}),
                                 Command(jukebox::ResumeCommand{job})}) {
    send(command);
    const json event = nextEvent("error");
    EXPECT_EQ(event["job"], job);
    EXPECT_EQ(event["error"]["kind"], "not_found");
  }
}

TEST_F(ServeCommand, theEndOfInputEndsTheWorker) {
  m_worker->closeInput();
  EXPECT_EQ(m_worker->wait().exitStatus, 0);
}

TEST_F(ServeCommand, aJobThatCannotBeResumedFailsOnce) {
  jukebox::GenerateCommand command;
  command.jobId = newId();
  command.resume = true;
  send(command);
  EXPECT_EQ(nextEvent("accepted")["position"], 0);
  const json event = nextEvent("failed", command.jobId);
  EXPECT_EQ(event["resumable"], false);
}

/// The same with jobs that need the engine.
class ServeGeneration : public ServeCommand {};

TEST_F(ServeGeneration, aJobTellsItsStoryInOrder) {
  auto command = generateCommand(6);
  command.sampleIds = {newId()};
  send(command);
  EXPECT_EQ(nextEvent("accepted", command.jobId)["position"], 0);
  EXPECT_EQ(nextEvent("started", command.jobId)["sample_ids"][0], command.sampleIds[0]);
  const json preview = nextEvent("preview", command.jobId);
  EXPECT_EQ(preview["level"], 2);
  EXPECT_TRUE(fs::exists(preview["file"].get<std::string>()));
  const json done = nextEvent("done", command.jobId);
  EXPECT_EQ(done["sample_ids"][0], command.sampleIds[0]);
  double fraction = 0;
  int lowest = 0;
  for (const auto& event : m_seen) {
    if (event["type"] == "level_written" && event["lowest"] == true) ++lowest;
    if (event["type"] != "progress") continue;
    EXPECT_GE(event["fraction"], fraction);
    fraction = event["fraction"];
  }
  EXPECT_EQ(lowest, 1);
  EXPECT_EQ(terminalEventsOf(command.jobId), 0);
  EXPECT_EQ(codesOf(m_world, command.sampleIds[0]).levels.size(), 3U);
}

TEST_F(ServeGeneration, afterEveryWindowTheBestOfEachMomentCanBeHeard) {
  const auto command = generateCommand(6);
  send(command);
  ASSERT_FALSE(nextEvent("done", command.jobId).is_null());
  int mixed = 0;
  json finest;
  for (const auto& event : m_seen) {
    if (event["type"] != "preview" || !event.contains("spans")) continue;
    EXPECT_THAT(event["file"].get<std::string>(), HasSubstr("preview"));
    EXPECT_EQ(event["spans"][0]["level"], event["level"]);
    double end = 0;
    for (const auto& span : event["spans"]) {
      EXPECT_GT(span["end_seconds"], end);
      end = span["end_seconds"];
    }
    EXPECT_DOUBLE_EQ(end, event["duration_seconds"]);
    mixed += event["spans"].size() > 1 ? 1 : 0;
    finest = event;
  }
  EXPECT_GE(mixed, 1);
  ASSERT_FALSE(finest.is_null());
  EXPECT_EQ(finest["level"], 0);
  EXPECT_EQ(finest["spans"].size(), 1U);
}

TEST_F(ServeGeneration, jobsRunInTheOrderInWhichTheyWereAskedFor) {
  const auto first = generateCommand(6), second = generateCommand(6, 12);
  send(first);
  send(second);
  EXPECT_EQ(nextEvent("accepted", second.jobId)["position"], 1);
  EXPECT_FALSE(nextEvent("done", first.jobId).is_null());
  for (const auto& event : m_seen) EXPECT_FALSE(event["type"] == "started" && event["job"] == second.jobId);
  EXPECT_FALSE(nextEvent("done", second.jobId).is_null());
}

TEST_F(ServeGeneration, theSameJobTwiceIsAnErrorAndTheFirstGoesOn) {
  const auto command = generateCommand(6);
  send(command);
  send(command);
  EXPECT_EQ(nextEvent("error", command.jobId)["error"]["kind"], "already_exists");
  EXPECT_FALSE(nextEvent("done", command.jobId).is_null());
}

TEST_F(ServeGeneration, aFailedJobDoesNotStopTheNext) {
  auto bad = generateCommand(6);
  bad.request.conditioning.artist = "nobody at all";
  const auto good = generateCommand(6);
  send(bad);
  send(good);
  const json failed = nextEvent("failed", bad.jobId);
  EXPECT_EQ(failed["resumable"], false);
  EXPECT_THAT(failed["error"]["message"].get<std::string>(), HasSubstr("nobody at all"));
  EXPECT_FALSE(nextEvent("done", good.jobId).is_null());
}

TEST_F(ServeGeneration, cancelledJobsAreResumableAndQueuedOnesGo) {
  const auto running = generateCommand(20), queued = generateCommand(6);
  send(running);
  send(queued);
  nextEvent("progress", running.jobId);
  send(CancelCommand{queued.jobId, CancelMode::now});
  EXPECT_EQ(nextEvent("cancelled", queued.jobId)["resumable"], false);
  send(CancelCommand{running.jobId, CancelMode::now});
  EXPECT_EQ(nextEvent("cancelled", running.jobId)["resumable"], true);
  const auto jobJson = LibraryFiles(m_world.library()).jobFolder(running.jobId) / kJobJsonName;
  EXPECT_TRUE(fs::exists(jobJson));
  jukebox::GenerateCommand again;
  again.jobId = running.jobId;
  again.resume = true;
  send(again);
  EXPECT_FALSE(nextEvent("done", running.jobId).is_null());
  EXPECT_FALSE(fs::exists(jobJson));
}

TEST_F(ServeGeneration, aPausedJobWaitsAndGoesOn) {
  const auto command = generateCommand(20);
  send(command);
  nextEvent("progress", command.jobId);
  send(PauseCommand{command.jobId});
  EXPECT_FALSE(nextEvent("paused", command.jobId).is_null());
  EXPECT_FALSE(m_worker->readLine(std::chrono::milliseconds(1000))) << "a paused job spoke";
  send(jukebox::ResumeCommand{command.jobId});
  EXPECT_FALSE(nextEvent("resumed", command.jobId).is_null());
  EXPECT_FALSE(nextEvent("done", command.jobId).is_null());
}

TEST_F(ServeGeneration, theEndOfInputStopsARunningJobThatCanBeResumed) {
  const auto command = generateCommand(20);
  send(command);
  nextEvent("progress", command.jobId);
  m_worker->closeInput();
  EXPECT_EQ(nextEvent("cancelled", command.jobId)["resumable"], true);
  EXPECT_EQ(m_worker->wait().exitStatus, 130);
  const auto resumed = m_world.run({"resume", command.jobId});
  EXPECT_EQ(resumed.exitStatus, 0) << resumed.errors;
}

TEST_F(ServeGeneration, terminateEndsTheWorkerAndKeepsTheJob) {
  const auto command = generateCommand(20);
  send(command);
  nextEvent("progress", command.jobId);
  m_worker->sendSignal(SIGTERM);
  EXPECT_EQ(nextEvent("cancelled", command.jobId)["resumable"], true);
  EXPECT_EQ(m_worker->wait().exitStatus, 130);
}

TEST_F(ServeGeneration, theWorkerMakesTheCodesOfTheCommandLine) {
  auto command = generateCommand(6);
  command.sampleIds = {newId()};
  send(command);
  ASSERT_FALSE(nextEvent("done", command.jobId).is_null());
  const auto result = m_world.run({"generate", "--model", kTinyModel, "--json", "--seconds", "6", "--seed", "11"});
  ASSERT_EQ(doneIds(result.output).size(), 1U) << result.errors;
  EXPECT_EQ(codesOf(m_world, doneIds(result.output)[0]), codesOf(m_world, command.sampleIds[0]));
}

}  // namespace
}  // namespace jukebox::test

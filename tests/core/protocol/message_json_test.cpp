#include "core/protocol/message_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/id.h"

namespace jukebox {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kJob = newId();
const std::string kSample = newId();

GenerationRequest exampleRequest() {
  GenerationRequest request;
  request.conditioning = {"Mara Vale", "folk", "a line\nand \"another\" – ünïcode"};
  request.seed = 18446744073709551615ULL;
  request.levels = {{0.9, 0, 0.95, 0.5}, {1.0, 40, 0, 0.25}};
  request.lowestLevel = 1;
  return request;
}

std::vector<Command> everyCommand() {
  return {GenerateCommand{kJob, exampleRequest(), false, {kSample}, false},
          GenerateCommand{kJob, {}, false, {}, true},
          CancelCommand{kJob, CancelMode::afterWindow},
          PauseCommand{kJob},
          ResumeCommand{kJob},
          SketchCommand{kJob, RegionWish{2, 1.5, 4.25}},
          SketchCommand{kJob, std::nullopt},
          ShutdownCommand{}};
}

std::vector<Event> everyEvent() {
  const Error error{ErrorKind::outOfMemory, "Too little memory.", "Choose int8.", "detail"};
  return {HelloEvent{1, "0.1.0", {{"starter", "1", "/models/starter", "CC0-1.0"}}},
          AcceptedEvent{kJob, 2},
          StartedEvent{kJob, 18446744073709551615ULL, {kSample}},
          ProgressEvent{kJob, {2, 1, 4, 100, 400, 33.5, 0.25, 12.0, std::nullopt}},
          ProgressEvent{kJob, {1, 1, 4, 100, 400, 33.5, 0.25, 12.0, 0.75}},
          ProgressEvent{kJob, {2, 1, 4, 0, 400, 0, 0, std::nullopt, std::nullopt}},
          PreviewEvent{kJob, kSample, 3, 2, "/library/jobs/x/sample_3_level_2.flac", 1.5, {}},
          PreviewEvent{kJob, kSample, 3, 1, "/library/jobs/x/sample_3_preview.flac", 9.5, {{1, 2.5}, {2, 9.5}}},
          PreviewEvent{kJob, kSample, 3, 1, "/library/jobs/x/sample_3_preview.flac", 9.5, {{2, 2.5}, {0, 4, true}}},
          SketchedEvent{kJob, {2, 1.5, 4.25}},
          LevelWrittenEvent{kJob, kSample, 0, 0, "/library/samples/x/audio.flac", true},
          PausedEvent{kJob},
          ResumedEvent{kJob},
          DoneEvent{kJob, {kSample}},
          FailedEvent{kJob, error, true},
          CancelledEvent{kJob, true},
          LogEvent{"", LogLevel::warning, "engine", "slow BLAS"},
          ErrorEvent{"", error}};
}

TEST(MessageJson, everyCommandSurvivesItsLine) {
  for (const auto& command : everyCommand()) {
    const std::string line = toLine(command);
    EXPECT_THAT(line, Not(HasSubstr("\n")));
    const auto read = commandFromLine(line);
    ASSERT_TRUE(read) << line << ": " << read.error().message;
    EXPECT_EQ(read->index(), command.index());
    EXPECT_EQ(toLine(*read), line);
  }
}

TEST(MessageJson, everyEventSurvivesItsLine) {
  for (const auto& event : everyEvent()) {
    const std::string line = toLine(event);
    EXPECT_THAT(line, Not(HasSubstr("\n")));
    const auto read = eventFromLine(line);
    ASSERT_TRUE(read) << line << ": " << read.error().message;
    EXPECT_EQ(read->index(), event.index()) << line;
    EXPECT_EQ(toLine(*read), line);
  }
}

TEST(MessageJson, theRequestArrivesUnchanged) {
  const auto read = commandFromLine(toLine(Command(GenerateCommand{kJob, exampleRequest(), false, {}, false})));
  ASSERT_TRUE(read);
  EXPECT_EQ(std::get<GenerateCommand>(*read).request, exampleRequest());
  EXPECT_FALSE(std::get<GenerateCommand>(*read).freshSeed);
}

TEST(MessageJson, aRequestWithoutSeedAsksForAFreshOne) {
  const auto read = commandFromLine(toLine(Command(GenerateCommand{kJob, exampleRequest(), true, {}, false})));
  ASSERT_TRUE(read);
  EXPECT_TRUE(std::get<GenerateCommand>(*read).freshSeed);
}

TEST(MessageJson, unknownFieldsAreIgnored) {
  const auto read = commandFromLine(R"({"type":"pause","job":")" + kJob + R"(","colour":"blue"})");
  ASSERT_TRUE(read);
  EXPECT_EQ(std::get<PauseCommand>(*read).jobId, kJob);
}

TEST(MessageJson, invalidUtf8InAValueStillMakesAValidLine) {
  const std::string line = toLine(Event(LogEvent{"", LogLevel::info, "db", "bad \xff byte"}));
  EXPECT_TRUE(eventFromLine(line));
}

TEST(MessageJson, badLinesAreErrorsOfTheRightKind) {
  struct Case {
    std::string line;
    ErrorKind kind;
  };
  const std::string job = R"("job":")" + kJob + R"(")";
  const std::vector<Case> cases{
      {"", ErrorKind::corrupt},
      {"not json", ErrorKind::corrupt},
      {"[]", ErrorKind::corrupt},
      {"{}", ErrorKind::corrupt},
      {R"({"type":7})", ErrorKind::corrupt},
      {R"({"type":"dance"})", ErrorKind::unsupported},
      {R"({"type":"pause"})", ErrorKind::invalidInput},
      {R"({"type":"pause","job":"../../etc"})", ErrorKind::invalidInput},
      {R"({"type":"cancel",)" + job + R"(,"mode":"softly"})", ErrorKind::invalidInput},
      {R"({"type":"generate",)" + job + "}", ErrorKind::invalidInput},
      {R"({"type":"generate",)" + job + R"(,"request":[]})", ErrorKind::corrupt},
      {R"({"type":"generate",)" + job + R"(,"request":{"duration_seconds":-1}})", ErrorKind::corrupt},
      {R"({"type":"generate",)" + job + R"(,"request":{"mode":"primed"}})", ErrorKind::invalidInput},
      {R"({"type":"generate",)" + job + R"(,"request":{},"sample_ids":["x"]})", ErrorKind::invalidInput},
      {R"({"type":"generate",)" + job + R"(,"request":{"count":2},"sample_ids":[")" + kSample + R"("]})",
       ErrorKind::invalidInput},
      {std::string(1000, '['), ErrorKind::corrupt},
  };
  for (const auto& item : cases) {
    const auto read = commandFromLine(item.line);
    ASSERT_FALSE(read) << item.line;
    EXPECT_EQ(read.error().kind, item.kind) << item.line << ": " << read.error().message;
    EXPECT_FALSE(read.error().message.empty());
  }
}

TEST(MessageJson, badEventsAreErrors) {
  for (const char* line : {R"({"type":"progress"})", R"({"type":"progress","job":"x","fraction":2})",
                           R"({"type":"failed","job":"x","error":3})", R"({"type":"hello","models":[3]})",
                           R"({"type":"applause"})", "null"}) {
    EXPECT_FALSE(eventFromLine(line)) << line;
  }
}

TEST(MessageJson, theJobOfABrokenMessageIsStillFound) {
  EXPECT_EQ(jobIdOfLine(R"({"type":"generate","job":")" + kJob + R"("})"), kJob);
  EXPECT_EQ(jobIdOfLine(R"({"type":"generate","job":"nonsense"})"), "");
  EXPECT_EQ(jobIdOfLine("{{{"), "");
}

}  // namespace
}  // namespace jukebox

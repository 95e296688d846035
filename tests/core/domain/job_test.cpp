#include "core/domain/job.h"

#include <set>
#include <utility>

#include "core/base/id.h"
#include "tests/core/domain/json_helpers.h"

namespace jukebox {
namespace {

using nlohmann::json;
using test::without;

constexpr JobState kStates[] = {JobState::queued, JobState::running,   JobState::done,
                                JobState::failed, JobState::cancelled, JobState::interrupted};

Job exampleJob() {
  Job job;
  job.id = newId();
  job.request.count = 2;
  job.request.seed = 7;
  job.state = JobState::failed;
  job.error = "The disk is full.";
  job.createdAt = "2026-11-20T10:00:00Z";
  job.startedAt = "2026-11-20T10:00:01Z";
  job.finishedAt = "2026-11-20T10:00:02Z";
  job.sampleIds = {newId(), newId()};
  job.modelHash = std::string(64, 'a');
  return job;
}

TEST(JobState, onlyTheTableOfLegalTransitionsIsLegal) {
  using enum JobState;
  const std::set<std::pair<JobState, JobState>> legal{
      {queued, running},   {queued, cancelled},  {queued, failed},       {running, queued},     {running, done},
      {running, failed},   {running, cancelled}, {running, interrupted}, {failed, queued},      {failed, running},
      {cancelled, queued}, {cancelled, running}, {interrupted, queued},  {interrupted, running}};
  for (const auto from : kStates) {
    for (const auto to : kStates) {
      EXPECT_EQ(canChangeState(from, to), legal.contains({from, to}))
          << jobStateName(from) << " to " << jobStateName(to);
    }
  }
}

TEST(JobState, namesAreReadBack) {
  for (const auto state : kStates) EXPECT_EQ(jobStateFromName(jobStateName(state)).value(), state);
  for (const char* name : {"", "Queued", "paused", "done "}) {
    EXPECT_EQ(jobStateFromName(name).error().kind, ErrorKind::corrupt) << name;
  }
}

TEST(Job, survivesJson) {
  const Job job = exampleJob();
  const auto read = jobFromJson(json::parse(toJson(job).dump()));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(toJson(*read), toJson(job));
  EXPECT_EQ(read->request, job.request);
  EXPECT_EQ(read->sampleIds, job.sampleIds);
  EXPECT_EQ(read->state, JobState::failed);
}

TEST(Job, badFieldsAreRefused) {
  const Job job = exampleJob();
  const std::string& id = job.sampleIds[0];
  test::expectBadFields(toJson(job),
                        {{"/format", 2, ErrorKind::unsupported},
                         {"/format", "1"},
                         {"/id", "../../etc/passwd"},
                         {"/id", 7},
                         {"/id", ""},
                         without("/id"),
                         {"/state", "dancing"},
                         {"/state", 1},
                         {"/error", json::array()},
                         {"/error", std::string((1U << 16U) + 1, 'e')},
                         {"/created_at", std::string(65, '2')},
                         {"/sample_ids", id},
                         {"/sample_ids", {id}},
                         {"/sample_ids", {id, 7}},
                         {"/sample_ids", {id, ".."}},
                         {"/sample_ids", {id, id}},
                         {"/sample_ids", json(1025, id)},
                         without("/sample_ids"),
                         {"/request", json::array()},
                         {"/request/count", 3},
                         {"/request/duration_seconds", 0, ErrorKind::invalidInput},
                         without("/request"),
                         {"/model_hash", std::string(129, 'a')}},
                        jobFromJson);
  for (const auto& value : test::nonObjects()) EXPECT_FALSE(jobFromJson(value)) << value;
}

}  // namespace
}  // namespace jukebox

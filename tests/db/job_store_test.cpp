// JobStore: only legal moves, and a queue in order.
#include "db/job_store.h"

#include <gmock/gmock.h>

#include "db/migrate.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

using ::testing::ElementsAre;
using testing::makeJob;

class JobStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Database::open(":memory:", OpenMode::create);
    ASSERT_OK(opened);
    m_database = std::move(*opened);
    ASSERT_OK(migrate(*m_database));
    auto store = JobStore::open(*m_database);
    ASSERT_OK(store);
    m_store.emplace(std::move(*store));
  }
  std::string insert(JobState state = JobState::queued) {
    Job job = makeJob();
    job.state = state;
    EXPECT_OK(m_store->insert(job));
    return job.id;
  }
  std::unique_ptr<Database> m_database;
  std::optional<JobStore> m_store;
};

TEST_F(JobStoreTest, insertedJobComesBack) {
  Job job = makeJob();
  job.request.conditioning.lyrics = "ünïcode\nlines";
  job.modelHash = "hash";
  ASSERT_OK(m_store->insert(job));
  const auto loaded = m_store->get(job.id);
  ASSERT_OK(loaded);
  EXPECT_EQ(loaded->request, job.request);
  EXPECT_EQ(loaded->sampleIds, job.sampleIds);
  EXPECT_EQ(loaded->modelHash, "hash");
}

TEST_F(JobStoreTest, takenIdAlreadyExists) {
  const Job job = makeJob();
  ASSERT_OK(m_store->insert(job));
  EXPECT_KIND(m_store->insert(job), ErrorKind::alreadyExists);
}

TEST_F(JobStoreTest, unknownJobIsNotFound) {
  EXPECT_KIND(m_store->get(newId()), ErrorKind::notFound);
  EXPECT_KIND(m_store->changeState(newId(), JobState::running), ErrorKind::notFound);
  EXPECT_KIND(m_store->remove(newId()), ErrorKind::notFound);
}

TEST_F(JobStoreTest, everyMoveFollowsTheTable) {
  const JobState states[] = {JobState::queued, JobState::running,   JobState::done,
                             JobState::failed, JobState::cancelled, JobState::interrupted};
  for (const auto from : states) {
    for (const auto to : states) {
      const auto id = insert(from);
      const auto changed = m_store->changeState(id, to);
      EXPECT_EQ(changed.has_value(), canChangeState(from, to)) << jobStateName(from) << " to " << jobStateName(to);
      EXPECT_EQ(m_store->get(id)->state, changed ? to : from);
      if (!changed) {
        EXPECT_EQ(changed.error().kind, ErrorKind::invalidInput);
      }
    }
  }
}

TEST_F(JobStoreTest, timesAndErrorsFollowTheState) {
  const auto id = insert();
  EXPECT_FALSE(m_store->changeState(id, JobState::running)->startedAt.empty());
  const auto failed = m_store->changeState(id, JobState::failed, "The worker ended.");
  EXPECT_EQ(failed->error, "The worker ended.");
  EXPECT_FALSE(failed->finishedAt.empty());
  const auto again = m_store->changeState(id, JobState::queued);
  EXPECT_EQ(again->error, "");
  EXPECT_EQ(again->finishedAt, "");
}

TEST_F(JobStoreTest, queueIsFirstInFirstOut) {
  EXPECT_EQ(m_store->nextQueued().value(), std::nullopt);
  Job late = makeJob();
  late.createdAt = "2026-11-21T00:00:00Z";
  Job early = makeJob();
  ASSERT_OK(m_store->insert(late));
  ASSERT_OK(m_store->insert(early));
  insert(JobState::done);
  EXPECT_EQ(m_store->nextQueued()->value().id, early.id);
  EXPECT_EQ(m_store->list(JobState::queued)->size(), 2U);
  EXPECT_EQ(m_store->list()->size(), 3U);
  EXPECT_EQ(m_store->list(1)->front().id, late.id);
}

TEST_F(JobStoreTest, onlyRunningJobsWithAFreeLockBecomeInterrupted) {
  const auto free = insert(JobState::running);
  const auto held = insert(JobState::running);
  const auto queued = insert();
  const auto marked = m_store->markInterrupted([&](const std::string& id) { return id != held; });
  EXPECT_THAT(*marked, ElementsAre(free));
  EXPECT_EQ(m_store->get(free)->state, JobState::interrupted);
  EXPECT_EQ(m_store->get(held)->state, JobState::running);
  EXPECT_EQ(m_store->get(queued)->state, JobState::queued);
}

TEST_F(JobStoreTest, runningJobCannotBeRemoved) {
  const auto id = insert(JobState::running);
  EXPECT_KIND(m_store->remove(id), ErrorKind::busy);
  ASSERT_OK(m_store->changeState(id, JobState::cancelled));
  EXPECT_OK(m_store->remove(id));
  EXPECT_KIND(m_store->get(id), ErrorKind::notFound);
}

}  // namespace
}  // namespace jukebox

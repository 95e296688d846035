// JobStore: only legal moves, and a queue in order.
#include "db/job_store.h"

#include <gmock/gmock.h>

#include <chrono>

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
  std::vector<std::string> waiting() {
    std::vector<std::string> ids;
    const auto queue = m_store->queue();
    EXPECT_OK(queue);
    for (const auto& [job, held] : *queue) ids.push_back(job.id);
    return ids;
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
  const auto first = insert();
  Job second = makeJob();
  second.createdAt = "2020-01-01T00:00:00Z";
  ASSERT_OK(m_store->insert(second));
  insert(JobState::done);
  EXPECT_EQ(m_store->nextQueued()->value().id, first);
  EXPECT_THAT(waiting(), ElementsAre(first, second.id));
  EXPECT_EQ(m_store->list(JobState::queued)->size(), 2U);
  EXPECT_EQ(m_store->list()->size(), 3U);
  EXPECT_NE(m_store->list(1)->front().id, second.id) << "newest first";
}

TEST_F(JobStoreTest, jobsMoveAmongThoseThatWait) {
  const auto a = insert(), b = insert(), c = insert();
  insert(JobState::done);
  ASSERT_OK(m_store->move(c, 0));
  EXPECT_THAT(waiting(), ElementsAre(c, a, b));
  ASSERT_OK(m_store->move(c, 1));
  EXPECT_THAT(waiting(), ElementsAre(a, c, b));
  ASSERT_OK(m_store->move(a, 99));
  EXPECT_THAT(waiting(), ElementsAre(c, b, a));
  const auto d = insert();
  EXPECT_THAT(waiting(), ElementsAre(c, b, a, d)) << "new jobs come last whatever was moved";
}

TEST_F(JobStoreTest, onlyJobsThatWaitCanBeMovedOrHeld) {
  const auto waits = insert(), runs = insert(JobState::running);
  EXPECT_KIND(m_store->move(runs, 0), ErrorKind::invalidInput);
  EXPECT_KIND(m_store->move(waits, -1), ErrorKind::invalidInput);
  EXPECT_KIND(m_store->move(newId(), 0), ErrorKind::notFound);
  EXPECT_KIND(m_store->setHeld(runs, true), ErrorKind::invalidInput);
  EXPECT_KIND(m_store->setHeld(newId(), true), ErrorKind::notFound);
}

TEST_F(JobStoreTest, heldJobsAreNotNext) {
  const auto first = insert(), second = insert();
  ASSERT_OK(m_store->setHeld(first, true));
  EXPECT_EQ(m_store->nextQueued()->value().id, second);
  EXPECT_TRUE(m_store->queue()->front().held);
  ASSERT_OK(m_store->setHeld(first, false));
  EXPECT_EQ(m_store->nextQueued()->value().id, first);
}

TEST_F(JobStoreTest, aJobThatIsQueuedAgainWaitsBehindTheOthers) {
  const auto again = insert(), other = insert();
  ASSERT_OK(m_store->setHeld(again, true));
  ASSERT_OK(m_store->changeState(again, JobState::running));
  ASSERT_OK(m_store->changeState(again, JobState::interrupted, "The worker ended."));
  EXPECT_EQ(m_store->get(again)->error, "The worker ended.");
  ASSERT_OK(m_store->changeState(again, JobState::queued));
  EXPECT_THAT(waiting(), ElementsAre(other, again));
  EXPECT_FALSE(m_store->queue()->back().held);
}

TEST_F(JobStoreTest, twoHundredJobsMoveQuickly) {
  for (int i = 0; i < 200; ++i) insert();
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) ASSERT_OK(m_store->move(waiting().back(), 0));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
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

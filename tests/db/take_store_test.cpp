// The store of growing songs: exact round trips, no rows without their session, two processes at once.

#include "db/take_store.h"

#include "tests/db/fixtures.h"

namespace jukebox::testing {
namespace {

class TakeStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    library = open();
    store = storeOf(*library);
  }
  std::unique_ptr<Library> open() {
    auto opened = Library::open(folder.path(), OpenMode::create);
    EXPECT_OK(opened);
    return std::make_unique<Library>(std::move(*opened));
  }
  static std::unique_ptr<TakeStore> storeOf(Library& of) {
    auto opened = TakeStore::open(of.database());
    EXPECT_OK(opened);
    return std::make_unique<TakeStore>(std::move(*opened));
  }
  static TakeSession makeSession() {
    TakeSession session;
    session.id = newId();
    session.title = "Iron road – “première”";
    session.createdAt = "2026-11-20T10:00:00Z";
    session.request.conditioning = {"Mara Vale", "folk", "The rain came down\non the iron road"};
    session.request.seed = 0xFFFFFFFFFFFFFFFF;
    session.request.totalDurationSeconds = 60;
    session.request.levels = {{0.98, 10, 0, 0.25}, {0.9, 0, 0.5, 0.5}};
    session.hopSeconds = 0.1 + 0.2;
    session.candidates = 3;
    return session;
  }
  /// Adds a step of three takes behind `parent`.
  std::vector<Take> grow(const TakeSession& session, const std::string& parent) {
    TakeJob job;
    job.id = newId();
    job.sessionId = session.id;
    job.parentId = parent;
    job.request = session.request;
    job.jobId = newId();
    EXPECT_OK(store->insert(job));
    EXPECT_EQ(store->adopt(job, {newId(), newId(), newId()}).value(), true);
    auto takes = store->takes(session.id).value();
    return {takes.end() - 3, takes.end()};
  }
  TemporaryFolder folder;
  std::unique_ptr<Library> library;
  std::unique_ptr<TakeStore> store;
};

TEST_F(TakeStoreTest, aRemovedSessionCanBeRestoredWhole) {
  TakeSession session = makeSession();
  ASSERT_OK(store->insert(session));
  const auto first = grow(session, "");
  ASSERT_OK(store->setCurrent(session.id, first[1].id, true));
  grow(session, first[1].id);
  ASSERT_OK(store->hideCandidates(session.id, first[1].id));
  session = store->session(session.id).value();
  const auto takes = store->takes(session.id).value();
  ASSERT_OK(store->remove(session.id));
  ASSERT_TRUE(store->sessions()->empty());
  ASSERT_OK(store->restore(session, takes));
  EXPECT_EQ(store->session(session.id).value(), session);
  EXPECT_EQ(store->takes(session.id).value(), takes);
  EXPECT_FALSE(store->restore(session, takes)) << "it is there already";
  EXPECT_EQ(store->takes(session.id)->size(), 6U);
}

TEST_F(TakeStoreTest, samplesOfAJobAreFoundInTheLibrary) {
  const TakeSession session = makeSession();
  ASSERT_OK(store->insert(session));
  TakeJob job{newId(), session.id, "", TakeJob::Kind::grow, session.request, newId()};
  EXPECT_TRUE(store->samplesOf(job)->empty());
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    Sample sample = makeSample();
    sample.request = session.request;
    sample.jobId = i < 2 ? job.jobId : newId();
    ASSERT_OK(library->samples().put(sample));
    if (i < 2) ids.push_back(sample.id);
  }
  auto found = store->samplesOf(job).value();
  std::sort(found.begin(), found.end());
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(found, ids);
  ASSERT_OK(library->samples().setDeleted(ids[0], true));
  EXPECT_EQ(store->samplesOf(job)->size(), 1U);
  job.jobId.clear();
  EXPECT_TRUE(store->samplesOf(job)->empty());
}

TEST_F(TakeStoreTest, aSessionComesBackAsItWas) {
  const TakeSession session = makeSession();
  ASSERT_OK(store->insert(session));
  EXPECT_EQ(store->session(session.id).value(), session);
  store.reset();
  library.reset();
  SetUp();
  EXPECT_EQ(store->sessions().value(), std::vector{session});
}

TEST_F(TakeStoreTest, badSessionsAreRefused) {
  TakeSession session = makeSession();
  session.candidates = 1;
  EXPECT_KIND(store->insert(session), ErrorKind::invalidInput);
  session.candidates = 10;
  EXPECT_KIND(store->insert(session), ErrorKind::invalidInput);
  session = makeSession();
  session.hopSeconds = 0;
  EXPECT_KIND(store->insert(session), ErrorKind::invalidInput);
  session = makeSession();
  session.request.mode = GenerationMode::upsample;
  session.request.fromSample = newId();
  EXPECT_KIND(store->insert(session), ErrorKind::invalidInput);
  session = makeSession();
  ASSERT_OK(store->insert(session));
  EXPECT_KIND(store->insert(session), ErrorKind::alreadyExists);
}

TEST_F(TakeStoreTest, theTreeGrowsBranchesAndRemembersWhatWasChosen) {
  const TakeSession session = makeSession();
  ASSERT_OK(store->insert(session));
  const auto first = grow(session, "");
  ASSERT_OK(store->setCurrent(session.id, first[1].id, true));
  const auto second = grow(session, first[1].id);
  EXPECT_EQ(second[2].parentId, first[1].id);
  EXPECT_EQ(second[2].position, 2);
  ASSERT_OK(store->setCurrent(session.id, "", false));
  EXPECT_EQ(store->session(session.id)->currentTake, "");
  ASSERT_OK(store->setCurrent(session.id, first[0].id, true));
  EXPECT_EQ(store->session(session.id)->currentTake, first[0].id);
  const auto takes = store->takes(session.id).value();
  ASSERT_EQ(takes.size(), 6U);
  EXPECT_FALSE(takes[0].chosenAt.empty());
  EXPECT_FALSE(takes[1].chosenAt.empty());
  EXPECT_TRUE(takes[2].chosenAt.empty());
}

TEST_F(TakeStoreTest, aRerollPutsAsideWhatWasNeverChosen) {
  const TakeSession session = makeSession();
  ASSERT_OK(store->insert(session));
  const auto first = grow(session, "");
  ASSERT_OK(store->setCurrent(session.id, first[1].id, true));
  grow(session, first[1].id);
  ASSERT_OK(store->hideCandidates(session.id, ""));
  const auto takes = store->takes(session.id).value();
  std::vector<bool> hidden;
  for (const auto& take : takes) hidden.push_back(take.isHidden);
  EXPECT_EQ(hidden, (std::vector{true, false, true, false, false, false}));
}

TEST_F(TakeStoreTest, aRemovedSessionLeavesNoRows) {
  const TakeSession session = makeSession();
  const TakeSession other = makeSession();
  ASSERT_OK(store->insert(session));
  ASSERT_OK(store->insert(other));
  const auto first = grow(session, "");
  ASSERT_OK(store->setCurrent(session.id, first[0].id, true));
  TakeJob job{newId(), session.id, first[0].id, TakeJob::Kind::upsample, session.request, ""};
  ASSERT_OK(store->insert(job));
  grow(other, "");
  ASSERT_OK(store->remove(session.id));
  EXPECT_TRUE(store->takes(session.id)->empty());
  EXPECT_TRUE(store->jobs()->empty());
  EXPECT_EQ(store->takes(other.id)->size(), 3U);
  EXPECT_KIND(store->remove(session.id), ErrorKind::notFound);
  EXPECT_KIND(store->rename(session.id, "x"), ErrorKind::notFound);
}

TEST_F(TakeStoreTest, takesOfOtherSessionsAreNotAccepted) {
  const TakeSession session = makeSession();
  const TakeSession other = makeSession();
  ASSERT_OK(store->insert(session));
  ASSERT_OK(store->insert(other));
  const auto first = grow(session, "");
  EXPECT_KIND(store->setCurrent(other.id, first[0].id, true), ErrorKind::notFound);
  EXPECT_KIND(store->insert(TakeJob{newId(), other.id, first[0].id, TakeJob::Kind::grow, other.request, ""}),
              ErrorKind::notFound);
  EXPECT_KIND(store->insert(TakeJob{newId(), newId(), "", TakeJob::Kind::grow, other.request, ""}),
              ErrorKind::notFound);
}

TEST_F(TakeStoreTest, oneJobIsAdoptedOnceByWhoeverComesFirst) {
  const TakeSession session = makeSession();
  ASSERT_OK(store->insert(session));
  TakeJob job{newId(), session.id, "", TakeJob::Kind::grow, session.request, ""};
  ASSERT_OK(store->insert(job));
  ASSERT_OK(store->setJobId(job.id, "j"));
  job.jobId = "j";
  const auto second = open();
  const auto secondStore = storeOf(*second);
  EXPECT_EQ(secondStore->jobs().value(), std::vector{job});
  const std::vector<std::string> samples = {newId(), newId()};
  EXPECT_EQ(store->adopt(job, samples).value(), true);
  EXPECT_EQ(secondStore->adopt(job, samples).value(), false);
  EXPECT_EQ(secondStore->takes(session.id)->size(), 2U);
  EXPECT_TRUE(secondStore->jobs()->empty());
}

}  // namespace
}  // namespace jukebox::testing

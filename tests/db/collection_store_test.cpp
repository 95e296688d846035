// CollectionStore, collections.json and ModelStore.
#include "db/collection_store.h"

#include <gmock/gmock.h>

#include "db/migrate.h"
#include "db/model_store.h"
#include "db/sample_store.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::makeSample;

class CollectionStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Database::open(":memory:", OpenMode::create);
    ASSERT_OK(opened);
    m_database = std::move(*opened);
    ASSERT_OK(migrate(*m_database));
    auto samples = SampleStore::open(*m_database);
    m_samples.emplace(std::move(*samples));
    auto store = CollectionStore::open(*m_database, m_file);
    ASSERT_OK(store);
    m_store.emplace(std::move(*store));
    for (auto* id : {&m_a, &m_b, &m_c}) {
      const Sample sample = makeSample();
      ASSERT_OK(m_samples->put(sample));
      *id = sample.id;
    }
  }
  std::string create(const std::string& name) {
    const auto id = m_store->create(name);
    EXPECT_OK(id);
    return *id;
  }
  testing::TemporaryFolder m_folder;
  std::filesystem::path m_file = m_folder.path() / kCollectionsFileName;
  std::unique_ptr<Database> m_database;
  std::optional<SampleStore> m_samples;
  std::optional<CollectionStore> m_store;
  std::string m_a, m_b, m_c;
};

TEST_F(CollectionStoreTest, samplesKeepTheOrderInWhichTheyCame) {
  const auto id = create("Mix");
  ASSERT_OK(m_store->addSamples(id, {m_c, m_a}));
  ASSERT_OK(m_store->addSamples(id, {m_b, m_c}));
  EXPECT_THAT(*m_store->sampleIds(id), ElementsAre(m_c, m_a, m_b));
  ASSERT_OK(m_store->removeSamples(id, {m_a}));
  ASSERT_OK(m_store->addSamples(id, {m_a}));
  EXPECT_THAT(*m_store->sampleIds(id), ElementsAre(m_c, m_b, m_a));
}

TEST_F(CollectionStoreTest, movedSampleGoesWhereItIsSent) {
  const auto id = create("Mix");
  ASSERT_OK(m_store->addSamples(id, {m_a, m_b, m_c}));
  ASSERT_OK(m_store->moveSample(id, m_c, 0));
  EXPECT_THAT(*m_store->sampleIds(id), ElementsAre(m_c, m_a, m_b));
  ASSERT_OK(m_store->moveSample(id, m_c, 1));
  EXPECT_THAT(*m_store->sampleIds(id), ElementsAre(m_a, m_c, m_b));
  ASSERT_OK(m_store->moveSample(id, m_a, 99));
  EXPECT_THAT(*m_store->sampleIds(id), ElementsAre(m_c, m_b, m_a));
  ASSERT_OK(m_store->moveSample(id, m_a, -5));
  EXPECT_THAT(*m_store->sampleIds(id), ElementsAre(m_a, m_c, m_b));
  EXPECT_KIND(m_store->moveSample(id, newId(), 0), ErrorKind::notFound);
}

TEST_F(CollectionStoreTest, unknownSampleAddsNothing) {
  const auto id = create("Mix");
  EXPECT_KIND(m_store->addSamples(id, {m_a, newId()}), ErrorKind::notFound);
  EXPECT_THAT(*m_store->sampleIds(id), IsEmpty());
}

TEST_F(CollectionStoreTest, namesAreUniqueAndPlain) {
  const auto id = create("Mix");
  EXPECT_KIND(m_store->create("mix"), ErrorKind::alreadyExists);
  const auto other = create("Other");
  EXPECT_KIND(m_store->rename(other, "MIX"), ErrorKind::alreadyExists);
  EXPECT_OK(m_store->rename(id, "mix"));
  for (const auto& name :
       {std::string(), std::string("  "), std::string("a\nb"), std::string("\xff"), std::string(256, 'x')}) {
    EXPECT_KIND(m_store->create(name), ErrorKind::invalidInput);
  }
  EXPECT_EQ(m_store->list()->size(), 2U);
}

TEST_F(CollectionStoreTest, unknownCollectionIsNotFound) {
  EXPECT_KIND(m_store->rename("x", "y"), ErrorKind::notFound);
  EXPECT_KIND(m_store->remove("x"), ErrorKind::notFound);
  EXPECT_KIND(m_store->sampleIds("x"), ErrorKind::notFound);
  EXPECT_KIND(m_store->find("x"), ErrorKind::notFound);
}

TEST_F(CollectionStoreTest, collectionIsFoundByIdAndByName) {
  const auto id = create("Road songs");
  ASSERT_OK(m_store->addSamples(id, {m_a, m_b}));
  EXPECT_EQ(m_store->find(id)->name, "Road songs");
  EXPECT_EQ(m_store->find("road SONGS")->id, id);
  EXPECT_EQ(m_store->find(id)->sampleCount, 2);
  ASSERT_EQ(m_store->collectionsOf(m_a)->size(), 1U);
  EXPECT_EQ(m_store->collectionsOf(m_a)->front().sampleCount, 2);
  EXPECT_THAT(*m_store->collectionsOf(m_c), IsEmpty());
}

TEST_F(CollectionStoreTest, removedCollectionLeavesItsSamples) {
  const auto id = create("Mix");
  ASSERT_OK(m_store->addSamples(id, {m_a}));
  ASSERT_OK(m_store->remove(id));
  EXPECT_THAT(*m_store->list(), IsEmpty());
  EXPECT_OK(m_samples->get(m_a));
}

TEST_F(CollectionStoreTest, replacedSampleStaysInItsCollections) {
  const auto id = create("Mix");
  ASSERT_OK(m_store->addSamples(id, {m_a}));
  Sample sample = *m_samples->get(m_a);
  sample.rating = 5;
  ASSERT_OK(m_samples->put(sample));
  EXPECT_THAT(*m_store->sampleIds(id), ElementsAre(m_a));
}

TEST_F(CollectionStoreTest, everyChangeIsInTheMirrorAndTheMirrorRestoresAll) {
  const auto id = create("Mix");
  create("Empty \"quoted\" 日本");
  ASSERT_OK(m_store->addSamples(id, {m_b, m_a}));
  ASSERT_OK(m_store->rename(id, "Mixed"));
  const auto stored = readCollectionsFile(m_file);
  ASSERT_OK(stored);
  EXPECT_EQ(*stored, m_store->snapshot().value());
  const auto summaries = m_store->list();
  for (const auto& summary : *summaries) ASSERT_OK(m_store->remove(summary.id));
  EXPECT_THAT(readCollectionsFile(m_file).value(), IsEmpty());

  ASSERT_OK(m_samples->remove(m_b));
  EXPECT_EQ(m_store->restore(*stored).value(), 1);
  EXPECT_THAT(*m_store->sampleIds(id), ElementsAre(m_a));
  EXPECT_EQ(m_store->find(id)->name, "Mixed");
}

TEST_F(CollectionStoreTest, mirrorThatCannotBeWrittenUndoesTheChange) {
  std::filesystem::remove_all(m_folder.path());
  EXPECT_FALSE(m_store->create("Mix").has_value());
  EXPECT_THAT(*m_store->list(), IsEmpty());
}

TEST(CollectionsFile, badFilesAreRefused) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / kCollectionsFileName;
  EXPECT_THAT(readCollectionsFile(path).value(), IsEmpty());
  const std::string id = newId();
  const std::pair<std::string, ErrorKind> cases[] = {
      {"", ErrorKind::corrupt},
      {"[]", ErrorKind::corrupt},
      {"{}", ErrorKind::corrupt},
      {R"({"format":2,"collections":[]})", ErrorKind::unsupported},
      {R"({"collections":{}})", ErrorKind::corrupt},
      {R"({"collections":[7]})", ErrorKind::corrupt},
      {R"({"collections":[{"id":"../x","name":"a"}]})", ErrorKind::corrupt},
      {R"({"collections":[{"id":")" + id + R"("}]})", ErrorKind::corrupt},
      {R"({"collections":[{"id":")" + id + R"(","name":"a","samples":["x"]}]})", ErrorKind::corrupt},
      {R"({"collections":[{"id":")" + id + R"(","name":"a"},{"id":")" + id + R"(","name":"a"}]})", ErrorKind::corrupt},
  };
  for (const auto& [text, kind] : cases) {
    testing::writeText(path, text);
    const auto read = readCollectionsFile(path);
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(errorKindName(read.error().kind), errorKindName(kind)) << text;
  }
}

TEST(ModelStore, spanBetweenFirstAndLastOnlyGrows) {
  auto database = Database::open(":memory:", OpenMode::create);
  ASSERT_OK(migrate(**database));
  auto store = ModelStore::open(**database);
  ASSERT_OK(store);
  SampleModel model = makeSample().model;
  ASSERT_OK(store->see(model, "2026-11-02T00:00:00Z"));
  ASSERT_OK(store->see(model, "2026-11-01T00:00:00Z"));
  ASSERT_OK(store->see(model, "2026-11-03T00:00:00Z"));
  model.weightsHash = "other";
  ASSERT_OK(store->see(model, "2026-11-02T12:00:00Z"));
  const auto models = store->list();
  ASSERT_EQ(models->size(), 2U);
  EXPECT_EQ(models->front().firstSeen, "2026-11-01T00:00:00Z");
  EXPECT_EQ(models->front().lastSeen, "2026-11-03T00:00:00Z");
  EXPECT_EQ(models->back().weightsHash, "other");
}

}  // namespace
}  // namespace jukebox

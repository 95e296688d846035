// SampleStore: what goes in is found again, by every way of asking.
#include "db/sample_store.h"

#include <gmock/gmock.h>

#include "db/collection_store.h"
#include "db/migrate.h"
#include "db/statement.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::makeSample;
using ::testing::UnorderedElementsAre;

class SampleStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Database::open(":memory:", OpenMode::create);
    ASSERT_OK(opened);
    m_database = std::move(*opened);
    ASSERT_OK(migrate(*m_database));
    auto store = SampleStore::open(*m_database);
    ASSERT_OK(store);
    m_store.emplace(std::move(*store));
  }
  /// Titles of what `text` finds.
  std::vector<std::string> find(const std::string& text, SampleSort sort = SampleSort::title) {
    const auto query = parseSampleQuery(text);
    if (!query) return {"(" + query.error().message + ")"};
    const auto found = m_store->list(*query, sort);
    if (!found) return {"(" + found.error().sentence() + found.error().detail + ")"};
    std::vector<std::string> titles;
    for (const auto& summary : *found) titles.push_back(summary.title);
    const auto count = m_store->count(*query);
    EXPECT_EQ(count.value(), std::ssize(titles)) << text;
    return titles;
  }
  Sample put(Sample sample) {
    EXPECT_OK(m_store->put(sample));
    return sample;
  }
  /// Four songs that differ in everything.
  void putSongs() {
    Sample a = makeSample("Mara Vale", "folk", "The rain came down on the iron road");
    a.title = "Iron Road";
    a.tags = {"Live", "late night"};
    a.rating = 5;
    a.createdAt = "2026-11-01T10:00:00Z";
    put(a);
    Sample b = makeSample("Café Müller", "jazz", "");
    b.title = "Blue Door";
    b.favourite = true;
    b.durationSeconds = 61.5;
    b.lowestLevel = 1;
    b.rating = 3;
    b.createdAt = "2026-11-02T10:00:00Z";
    b.request.seed = 18446744073709551615ULL;
    put(b);
    Sample c = makeSample("Oskar Lind", "folk rock", "Nothing but the sea AND NOT OR");
    c.title = "Sea Song";
    c.parentId = a.id;
    c.request.mode = GenerationMode::continuation;
    c.request.fromSample = a.id;
    c.alignment.emplace();
    c.createdAt = "2026-11-03T10:00:00Z";
    c.model.name = "big-5b";
    c.notes = "needs a louder chorus";
    put(c);
    Sample d = makeSample("Mara Vale", "folk", "trash");
    d.title = "Thrown Away";
    d.deleted = true;
    put(d);
    m_a = a;
  }
  std::unique_ptr<Database> m_database;
  std::optional<SampleStore> m_store;
  Sample m_a;
};

TEST_F(SampleStoreTest, everyFieldComesBack) {
  Sample sample = makeSample();
  sample.parentId = newId();
  sample.tags = {"a", "b"};
  sample.notes = "Notiz: äöü, \"quoted\", 日本";
  sample.alignment = LyricAlignment{3, 1, 0.25, {0.5, -1, 2}};
  sample.request.seed = 1ULL << 63U;
  ASSERT_OK(m_store->put(sample));
  const auto loaded = m_store->get(sample.id);
  ASSERT_OK(loaded);
  EXPECT_EQ(loaded->notes, sample.notes);
  EXPECT_EQ(loaded->request, sample.request);
  EXPECT_EQ(loaded->parentId, sample.parentId);
  EXPECT_EQ(loaded->alignment->characterSeconds, sample.alignment->characterSeconds);
  const auto list = m_store->list({});
  ASSERT_EQ(list->size(), 1U);
  EXPECT_EQ(list->front().seed, sample.request.seed);
  EXPECT_EQ(list->front().license, "CC0-1.0");
  EXPECT_THAT(list->front().tags, ElementsAre("a", "b"));
  EXPECT_TRUE(list->front().hasLyrics && list->front().hasAlignment);
}

TEST_F(SampleStoreTest, secondPutReplacesEverythingThatTheFirstLeft) {
  Sample sample = makeSample("Mara Vale", "folk", "umbrella");
  sample.tags = {"old"};
  put(sample);
  sample.request.conditioning.lyrics = "parasol";
  sample.tags = {"new"};
  put(sample);
  EXPECT_THAT(find("umbrella"), IsEmpty());
  EXPECT_THAT(find("tag:old"), IsEmpty());
  EXPECT_THAT(find("tag:\"old\""), IsEmpty());
  EXPECT_EQ(find("parasol tag:new").size(), 1U);
  EXPECT_OK(m_store->checkIndex());
}

TEST_F(SampleStoreTest, knownSizeStaysWhenNoneIsGiven) {
  const Sample sample = makeSample();
  ASSERT_OK(m_store->put(sample, 1000));
  ASSERT_OK(m_store->put(sample));
  EXPECT_EQ(m_store->stats()->totalBytes, 1000);
  EXPECT_EQ(m_store->stats()->unknownBytesCount, 0);
}

TEST_F(SampleStoreTest, textThatIsNotUtf8IsRefusedAndChangesNothing) {
  Sample sample = put(makeSample());
  sample.notes = "\xff";
  EXPECT_KIND(m_store->put(sample), ErrorKind::invalidInput);
  EXPECT_EQ(m_store->get(sample.id)->notes, "");
  EXPECT_FALSE(m_database->isInTransaction());
}

TEST_F(SampleStoreTest, unknownIdIsNotFoundEverywhere) {
  const std::string id = newId();
  EXPECT_KIND(m_store->get(id), ErrorKind::notFound);
  EXPECT_KIND(m_store->remove(id), ErrorKind::notFound);
  EXPECT_KIND(m_store->setDeleted(id, true), ErrorKind::notFound);
  EXPECT_KIND(m_store->edit(id, {}), ErrorKind::notFound);
  EXPECT_FALSE(m_store->contains(id).value());
}

TEST_F(SampleStoreTest, removedSampleLeavesNoTrace) {
  Sample sample = makeSample();
  sample.tags = {"gone"};
  put(sample);
  ASSERT_OK(m_store->remove(sample.id));
  EXPECT_THAT(find("mara"), IsEmpty());
  EXPECT_THAT(*m_store->tags(), IsEmpty());
  EXPECT_OK(m_store->checkIndex());
  auto rest =
      Statement::prepare(*m_database, "SELECT (SELECT count(*) FROM sample_json) + (SELECT count(*) FROM sample_tags)");
  EXPECT_EQ(rest->firstInteger().value(), 0);
}

TEST_F(SampleStoreTest, trashHidesAndRestoreBringsBack) {
  const Sample sample = put(makeSample());
  ASSERT_OK(m_store->setDeleted(sample.id, true));
  EXPECT_THAT(find("mara"), IsEmpty());
  EXPECT_EQ(find("mara is:deleted").size(), 1U);
  EXPECT_TRUE(m_store->get(sample.id)->deleted);
  ASSERT_OK(m_store->setDeleted(sample.id, false));
  EXPECT_EQ(find("mara").size(), 1U);
}

TEST_F(SampleStoreTest, editChangesOnlyWhatIsSet) {
  Sample sample = makeSample();
  sample.notes = "keep";
  put(sample);
  SampleEdit edit;
  edit.rating = 4;
  edit.tags = std::vector<std::string>{"  Late \n night ", "", "late night", "B"};
  const auto edited = m_store->edit(sample.id, edit);
  ASSERT_OK(edited);
  EXPECT_EQ(edited->notes, "keep");
  EXPECT_EQ(edited->rating, 4);
  EXPECT_THAT(edited->tags, ElementsAre("Late night", "B"));
  EXPECT_EQ(find("rating:4 tag:\"late night\" notes:keep").size(), 1U);
}

TEST_F(SampleStoreTest, badEditsAreRefusedAsAWhole) {
  const Sample sample = put(makeSample());
  SampleEdit badRating, badTitle, badNotes, badTags;
  badRating.rating = 6;
  badRating.notes = "must not arrive";
  badTitle.title = std::string(5000, 'x');
  badNotes.notes = "\xc3";
  badTags.tags = std::vector<std::string>{std::string(300, 'x')};
  for (const auto& edit : {badRating, badTitle, badNotes, badTags}) {
    EXPECT_KIND(m_store->edit(sample.id, edit), ErrorKind::invalidInput);
  }
  EXPECT_EQ(m_store->get(sample.id)->notes, "");
}

TEST_F(SampleStoreTest, searchFindsWhatItShould) {
  putSongs();
  struct Case {
    const char* text;
    std::vector<std::string> titles;
  };
  const Case cases[] = {
      {"", {"Blue Door", "Iron Road", "Sea Song"}},
      {"ir", {"Iron Road"}},
      {"RAIN", {"Iron Road"}},
      {"rain sea", {}},
      {"cafe muller", {"Blue Door"}},
      {"CAFÉ", {"Blue Door"}},
      {"\"iron road\"", {"Iron Road"}},
      {"\"iron ro\"", {}},
      {"\"iron ro\"*", {"Iron Road"}},
      {"\"road iron\"", {}},
      {"artist:mara", {"Iron Road"}},
      {"title:mara", {}},
      {"artist:\"mara vale\"", {"Iron Road"}},
      {"genre:folk", {"Iron Road", "Sea Song"}},
      {"genre:folk -genre:rock", {"Iron Road"}},
      {"-folk", {"Blue Door"}},
      {"-\"iron road\"", {"Blue Door", "Sea Song"}},
      {"NOT", {"Sea Song"}},
      {"sea AND NOT OR", {"Sea Song"}},
      {"lyrics:NEAR", {}},
      {"notes:loud", {"Sea Song"}},
      {"tag:late", {"Iron Road"}},
      {"tag:live", {"Iron Road"}},
      {"tag:\"LATE NIGHT\"", {"Iron Road"}},
      {"tag:\"late\"", {}},
      {"tag:\"late\"*", {"Iron Road"}},
      {"-tag:\"live\"", {"Blue Door", "Sea Song"}},
      {"model:big", {"Sea Song"}},
      {"model:STARTER", {"Blue Door", "Iron Road"}},
      {"model:\"start\"", {}},
      {"-model:big", {"Blue Door", "Iron Road"}},
      {"mode:continue", {"Sea Song"}},
      {"mode:ancestral", {"Blue Door", "Iron Road"}},
      {"seed:18446744073709551615", {"Blue Door"}},
      {"-seed:42", {"Blue Door"}},
      {"rating:>3", {"Iron Road"}},
      {"rating:>=3", {"Blue Door", "Iron Road"}},
      {"rating:0", {"Sea Song"}},
      {"duration:<30", {"Iron Road", "Sea Song"}},
      {"duration:61.5", {"Blue Door"}},
      {"duration:62", {"Blue Door"}},
      {"made:2026-11-02", {"Blue Door"}},
      {"made:>2026-11-02", {"Sea Song"}},
      {"made:<2026-11-02", {"Iron Road"}},
      {"is:favourite", {"Blue Door"}},
      {"-is:favourite", {"Iron Road", "Sea Song"}},
      {"is:draft", {"Blue Door"}},
      {"is:full", {"Iron Road", "Sea Song"}},
      {"is:deleted", {"Thrown Away"}},
      {"-is:deleted", {"Blue Door", "Iron Road", "Sea Song"}},
      {"has:lyrics", {"Iron Road", "Sea Song"}},
      {"-has:lyrics", {"Blue Door"}},
      {"has:alignment", {"Sea Song"}},
      {"has:parent", {"Sea Song"}},
      {"folk rating:5 tag:live made:2026-11-01 is:full", {"Iron Road"}},
      {"nosuchword", {}},
      {"\u2013", {"Blue Door", "Iron Road", "Sea Song"}},
      {"iron \U0001F3B5", {"Iron Road"}},
  };
  for (const auto& [text, titles] : cases) EXPECT_EQ(find(text), titles) << text;
}

TEST_F(SampleStoreTest, hostileTextNeverGivesAnSqlError) {
  putSongs();
  const char* attacks[] = {"'; DROP TABLE samples; --",
                           "\" OR \"\"=\"",
                           "tag:\"x' OR 1=1 --\"",
                           "a) OR (b",
                           "samples_fts",
                           "rowid:1",
                           "title:* *",
                           "^iron",
                           "iron^2",
                           "{title}",
                           "+iron",
                           "-'",
                           "--",
                           "- -",
                           "*",
                           "\"*\"",
                           "''",
                           "\\",
                           "%",
                           "_",
                           "model:%",
                           "model:_",
                           "?1",
                           ":x",
                           "@x",
                           "$x",
                           "NEAR(iron road, 5)",
                           "NEAR/5",
                           "iron AND",
                           "OR",
                           "(",
                           ")",
                           "lyrics:\"(\"",
                           "collection:\"'\"",
                           "tag:'",
                           "title:\"\"\"",
                           "\xef\xbf\xbf",
                           "artist:\u00df",
                           "'a' 'b'"};
  for (const char* text : attacks) {
    const auto query = parseSampleQuery(text);
    if (!query) {
      EXPECT_EQ(query.error().kind, ErrorKind::invalidInput) << text;
      continue;
    }
    for (const auto sort : {SampleSort::newest, SampleSort::relevance}) {
      const auto found = m_store->list(*query, sort);
      EXPECT_OK(found) << text;
    }
    EXPECT_OK(m_store->count(*query)) << text;
  }
  EXPECT_EQ(m_store->ids()->size(), 4U);
}

TEST_F(SampleStoreTest, namesWithWildcardsMatchThemselvesOnly) {
  Sample sample = makeSample();
  sample.model.name = "a%b_c";
  put(sample);
  EXPECT_EQ(find("model:a%b").size(), 1U);
  EXPECT_THAT(find("model:%"), IsEmpty());
  EXPECT_THAT(find("model:axb"), IsEmpty());
}

TEST_F(SampleStoreTest, everyOrderIsTheOneItSays) {
  putSongs();
  using Titles = std::vector<std::string>;
  EXPECT_EQ(find("", SampleSort::newest), (Titles{"Sea Song", "Blue Door", "Iron Road"}));
  EXPECT_EQ(find("", SampleSort::oldest), (Titles{"Iron Road", "Blue Door", "Sea Song"}));
  EXPECT_EQ(find("", SampleSort::title), (Titles{"Blue Door", "Iron Road", "Sea Song"}));
  EXPECT_EQ(find("", SampleSort::artist), (Titles{"Blue Door", "Iron Road", "Sea Song"}));
  EXPECT_EQ(find("", SampleSort::genre), (Titles{"Iron Road", "Sea Song", "Blue Door"}));
  EXPECT_EQ(find("", SampleSort::longest).front(), "Blue Door");
  EXPECT_EQ(find("", SampleSort::shortest).back(), "Blue Door");
  EXPECT_EQ(find("", SampleSort::bestRated), (Titles{"Iron Road", "Blue Door", "Sea Song"}));
  EXPECT_EQ(find("", SampleSort::relevance), find("", SampleSort::newest));
}

TEST_F(SampleStoreTest, relevancePutsTitlesBeforeLyrics) {
  Sample inLyrics = makeSample("A", "folk", "a harbour and a harbour");
  inLyrics.title = "Other";
  inLyrics.createdAt = "2026-11-22T00:00:00Z";
  Sample inTitle = makeSample("B", "folk", "nothing of the kind");
  inTitle.title = "Harbour";
  put(inTitle);
  put(inLyrics);
  EXPECT_THAT(find("harbour", SampleSort::relevance), ElementsAre("Harbour", "Other"));
  EXPECT_THAT(find("harbour", SampleSort::newest), ElementsAre("Other", "Harbour"));
}

TEST_F(SampleStoreTest, sortNamesGoBothWays) {
  for (const char* name :
       {"newest", "oldest", "title", "artist", "genre", "longest", "shortest", "best-rated", "relevance"}) {
    const auto sort = sampleSortFromName(name);
    ASSERT_OK(sort);
    EXPECT_EQ(sampleSortName(*sort), name);
  }
  EXPECT_KIND(sampleSortFromName("random"), ErrorKind::invalidInput);
}

TEST_F(SampleStoreTest, pagesJoinToTheWholeList) {
  for (int i = 0; i < 25; ++i) put(makeSample());  // equal in every key but the id
  std::vector<std::string> paged;
  for (int offset = 0; offset < 30; offset += 10) {
    const auto page = m_store->list({}, SampleSort::newest, 10, offset);
    for (const auto& summary : *page) paged.push_back(summary.id);
  }
  std::vector<std::string> whole;
  const auto all = m_store->list({});
  for (const auto& summary : *all) whole.push_back(summary.id);
  EXPECT_EQ(paged, whole);
  EXPECT_EQ(whole.size(), 25U);
}

TEST_F(SampleStoreTest, childrenAreTheSamplesMadeFromIt) {
  putSongs();
  const auto children = m_store->children(m_a.id);
  ASSERT_EQ(children->size(), 1U);
  EXPECT_EQ(children->front().title, "Sea Song");
  EXPECT_EQ(children->front().parentId, m_a.id);
  ASSERT_OK(m_store->remove(m_a.id));
  EXPECT_EQ(m_store->children(m_a.id)->size(), 1U);  // the parent may be gone
}

TEST_F(SampleStoreTest, namesAreCountedWithoutTheTrash) {
  putSongs();
  const auto artists = m_store->artists();
  ASSERT_EQ(artists->size(), 3U);
  EXPECT_EQ(artists->at(1).name, "Mara Vale");
  EXPECT_EQ(artists->at(1).count, 1);
  EXPECT_EQ(m_store->genres()->size(), 3U);
  EXPECT_EQ(m_store->tags()->size(), 2U);
}

TEST_F(SampleStoreTest, statsAddUp) {
  putSongs();
  const auto stats = m_store->stats();
  ASSERT_OK(stats);
  EXPECT_EQ(stats->count, 3);
  EXPECT_EQ(stats->deletedCount, 1);
  EXPECT_EQ(stats->favouriteCount, 1);
  EXPECT_DOUBLE_EQ(stats->totalDurationSeconds, 20 + 61.5 + 20);
  EXPECT_EQ(stats->unknownBytesCount, 4);
  EXPECT_EQ(stats->perModel.front().name, "starter");
  EXPECT_EQ(stats->perModel.front().count, 2);
  ASSERT_EQ(stats->perLevel.size(), 2U);
  EXPECT_EQ(stats->perLevel.back().name, "1");
}

TEST_F(SampleStoreTest, emptyLibraryHasEmptyAnswers) {
  EXPECT_THAT(find(""), IsEmpty());
  EXPECT_THAT(*m_store->artists(), IsEmpty());
  EXPECT_EQ(m_store->stats()->count, 0);
  EXPECT_EQ(m_store->stats()->totalDurationSeconds, 0);
  EXPECT_OK(m_store->checkIndex());
  EXPECT_OK(m_store->reindex());
}

TEST_F(SampleStoreTest, damagedSearchIndexIsSeenAndMadeAnew) {
  putSongs();
  ASSERT_OK(m_database->execute("DELETE FROM samples_fts WHERE rowid = 1"));
  EXPECT_KIND(m_store->checkIndex(), ErrorKind::corrupt);
  ASSERT_OK(m_store->reindex());
  EXPECT_OK(m_store->checkIndex());
  EXPECT_EQ(find("rain").size(), 1U);
}

TEST_F(SampleStoreTest, collectionTermFindsItsMembers) {
  putSongs();
  auto collections = CollectionStore::open(*m_database, {});
  const auto id = collections->create("Road songs");
  ASSERT_OK(collections->addSamples(*id, {m_a.id}));
  EXPECT_THAT(find("collection:\"road songs\""), ElementsAre("Iron Road"));
  EXPECT_THAT(find("-collection:road"), ElementsAre("Blue Door", "Sea Song"));
}

TEST_F(SampleStoreTest, rowsStandForTheSameListAsSummaries) {
  putSongs();
  for (const auto sort : {SampleSort::newest, SampleSort::title, SampleSort::titleReversed, SampleSort::worstRated,
                          SampleSort::relevance}) {
    for (const char* text : {"", "mara", "is:deleted", "nosuchword"}) {
      const auto query = parseSampleQuery(text).value();
      const auto rows = m_store->listRows(query, sort);
      ASSERT_OK(rows);
      EXPECT_EQ(m_store->summaries(*rows).value(), m_store->list(query, sort).value()) << text;
    }
  }
  EXPECT_THAT(find("", SampleSort::titleReversed), ElementsAre("Sea Song", "Iron Road", "Blue Door"));
}

TEST_F(SampleStoreTest, rowsThatAreGoneAreLeftOut) {
  putSongs();
  const auto row = m_store->rowOf(m_a.id).value();
  auto rows = m_store->listRows({}, SampleSort::title).value();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1], row);
  ASSERT_OK(m_store->remove(m_a.id));
  EXPECT_EQ(m_store->summaries(rows).value().size(), 2U);
  EXPECT_KIND(m_store->rowOf(m_a.id), ErrorKind::notFound);
}

TEST_F(SampleStoreTest, whatWasPlayedIsFoundAsSuch) {
  putSongs();
  EXPECT_THAT(find("is:unplayed"), ElementsAre("Blue Door", "Iron Road", "Sea Song"));
  SampleEdit edit;
  edit.played = true;
  EXPECT_TRUE(m_store->edit(m_a.id, edit).value().played);
  EXPECT_THAT(find("is:unplayed"), ElementsAre("Blue Door", "Sea Song"));
  EXPECT_THAT(find("is:played"), ElementsAre("Iron Road"));
  EXPECT_TRUE(m_store->list(parseSampleQuery("is:played").value()).value()[0].played);
}

TEST_F(SampleStoreTest, mistypedWordsLeadToWhatIsThere) {
  putSongs();
  EXPECT_THAT(m_store->similarWords("Marra").value(), ElementsAre("mara"));
  EXPECT_THAT(m_store->similarWords("jaz").value(), ElementsAre("jazz"));
  EXPECT_THAT(m_store->similarWords("thrwon").value(), IsEmpty()) << "the trash is not searched";
}

}  // namespace
}  // namespace jukebox

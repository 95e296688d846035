// Library check and rebuild on libraries that were damaged in every way we could think of.
#include "db/library_check.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "core/base/atomic_file.h"
#include "core/domain/json_reader.h"
#include "db/library_rebuild.h"
#include "db/sample_file.h"
#include "db/statement.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::makeSample;
using testing::publish;

class LibraryCheckTest : public ::testing::Test {
 protected:
  void SetUp() override { reopen(); }
  void reopen() {
    m_library.reset();
    auto library = Library::open(m_root, OpenMode::create);
    ASSERT_OK(library);
    m_library.emplace(std::move(*library));
  }
  Sample publishOne() {
    auto sample = publish(*m_library, makeSample());
    EXPECT_OK(sample);
    return *sample;
  }
  fs::path folderOf(const Sample& sample) { return m_library->files().sampleFolder(sample.id); }
  CheckReport check(bool repair, CheckDepth depth = CheckDepth::hashes) {
    auto report = checkLibrary(*m_library, {repair, depth, {}});
    EXPECT_OK(report);
    return std::move(*report);
  }
  static std::vector<std::string> kinds(const CheckReport& report) {
    std::vector<std::string> names;
    for (const auto& finding : report.findings) {
      EXPECT_FALSE(finding.message.empty());
      EXPECT_FALSE(finding.advice.empty()) << finding.message;
      names.emplace_back(findingKindName(finding.kind));
    }
    return names;
  }
  /// Finds `kind` once, mends it, finds nothing more.
  void expectRepaired(const char* kind) {
    const auto seen = check(false);
    EXPECT_THAT(kinds(seen), ElementsAre(kind));
    EXPECT_EQ(seen.unrepairedCount(), 1);
    EXPECT_THAT(kinds(check(false)), ElementsAre(kind)) << "a check must not change anything";
    const auto repaired = check(true);
    EXPECT_THAT(kinds(repaired), ElementsAre(kind));
    EXPECT_EQ(repaired.unrepairedCount(), 0);
    EXPECT_THAT(kinds(check(false)), IsEmpty());
  }
  /// Finds `kind`, says so, and cannot mend it.
  void expectBeyondRepair(const char* kind) {
    EXPECT_THAT(kinds(check(false)), ElementsAre(kind));
    EXPECT_EQ(check(true).unrepairedCount(), 1);
    EXPECT_THAT(kinds(check(false)), ElementsAre(kind));
  }
  testing::TemporaryFolder m_folder;
  fs::path m_root = m_folder.path() / "library";
  std::optional<Library> m_library;
};

TEST_F(LibraryCheckTest, soundLibraryIsClean) {
  publishOne();
  publishOne();
  const auto report = check(true);
  EXPECT_THAT(kinds(report), IsEmpty());
  EXPECT_TRUE(report.isClean());
  EXPECT_EQ(report.sampleCount, 2);
  EXPECT_GT(report.byteCount, 0);
}

TEST_F(LibraryCheckTest, folderWithoutRowIsAdopted) {
  const Sample sample = publishOne();
  ASSERT_OK(m_library->samples().remove(sample.id));
  EXPECT_THAT(kinds(check(false, CheckDepth::names)), ElementsAre("folder_without_row"));
  expectRepaired("folder_without_row");
  EXPECT_OK(m_library->samples().get(sample.id));
}

TEST_F(LibraryCheckTest, rowWithoutFolderGoesToTheTrashAndStaysThereUntilEmptied) {
  const Sample sample = publishOne();
  fs::remove_all(folderOf(sample));
  EXPECT_THAT(kinds(check(false)), ElementsAre("row_without_folder"));
  EXPECT_EQ(check(true).unrepairedCount(), 0);
  EXPECT_TRUE(m_library->samples().get(sample.id)->deleted);
  EXPECT_EQ(check(true).unrepairedCount(), 1);
  EXPECT_EQ(m_library->emptyTrash().value(), 1);
  EXPECT_THAT(kinds(check(false)), IsEmpty());
}

TEST_F(LibraryCheckTest, folderThatComesBackIsTakenAsItIs) {
  const Sample sample = publishOne();
  fs::rename(folderOf(sample), m_folder.path() / "aside");
  check(true);
  fs::rename(m_folder.path() / "aside", folderOf(sample));
  EXPECT_THAT(kinds(check(true)), ElementsAre("row_differs_from_file"));
  EXPECT_FALSE(m_library->samples().get(sample.id)->deleted);
}

TEST_F(LibraryCheckTest, fileWinsOverARowThatDiffers) {
  Sample sample = publishOne();
  sample.title = "From the file";
  ASSERT_OK(writeSampleFile(folderOf(sample), sample));
  expectRepaired("row_differs_from_file");
  EXPECT_EQ(m_library->samples().get(sample.id)->title, "From the file");
}

TEST_F(LibraryCheckTest, badSampleJsonIsWrittenAnewFromTheRow) {
  const Sample sample = publishOne();
  const std::string good = testing::readText(folderOf(sample) / kSampleJsonName);
  for (const std::string& bad : {std::string(), std::string("{"), std::string("[]"), std::string("{}"),
                                 good.substr(0, good.size() / 2), std::string(100, '\0'), std::string(1000, '[')}) {
    testing::writeText(folderOf(sample) / kSampleJsonName, bad);
    expectRepaired("bad_sample_json");
  }
  fs::remove(folderOf(sample) / kSampleJsonName);
  expectRepaired("bad_sample_json");
  EXPECT_EQ(testing::readText(folderOf(sample) / kSampleJsonName), good);
}

TEST_F(LibraryCheckTest, badSampleJsonWithoutRowIsBeyondRepair) {
  const Sample sample = publishOne();
  ASSERT_OK(m_library->samples().remove(sample.id));
  testing::writeText(folderOf(sample) / kSampleJsonName, "{");
  expectBeyondRepair("bad_sample_json");
}

TEST_F(LibraryCheckTest, sampleJsonOfANewerVersionIsNotOverwritten) {
  const Sample sample = publishOne();
  std::string text = testing::readText(folderOf(sample) / kSampleJsonName);
  const auto at = text.find("\"format\": 1");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 11, "\"format\": 2");
  testing::writeText(folderOf(sample) / kSampleJsonName, text);
  expectBeyondRepair("bad_sample_json");
  EXPECT_EQ(testing::readText(folderOf(sample) / kSampleJsonName), text);
}

TEST_F(LibraryCheckTest, changedAudioAndCodesAreSeen) {
  const Sample sample = publishOne();
  testing::writeText(folderOf(sample) / "audio.flac", "something else");
  expectBeyondRepair("wrong_hash");
  EXPECT_THAT(kinds(check(false, CheckDepth::files)), IsEmpty()) << "only the deep check reads every byte";
  testing::writeText(folderOf(sample) / "codes.safetensors", "something else");
  EXPECT_THAT(kinds(check(true)), ElementsAre("wrong_hash", "wrong_hash"));
}

TEST_F(LibraryCheckTest, missingAudioAndCodesAreSeen) {
  const Sample sample = publishOne();
  fs::remove(folderOf(sample) / "audio.flac");
  expectBeyondRepair("missing_file");
  fs::remove(folderOf(sample) / "codes.safetensors");
  EXPECT_THAT(kinds(check(true, CheckDepth::files)), ElementsAre("missing_file", "missing_file"));
}

TEST_F(LibraryCheckTest, leftoverPartsAreRemovedWhenTheyAreOld) {
  const Sample sample = publishOne();
  const auto folder = m_library->files().sampleBuildFolder(newId());
  fs::create_directories(folder);
  testing::writeText(folderOf(sample) / "sample.json.123.part", "half");
  EXPECT_THAT(kinds(check(true)), IsEmpty());
  testing::makeOld(folder);
  expectRepaired("leftover_part");
  testing::makeOld(folderOf(sample));
  expectRepaired("leftover_part");
  EXPECT_TRUE(fs::exists(folderOf(sample) / kSampleJsonName));
}

TEST_F(LibraryCheckTest, strangersAreReportedAndLeftAlone) {
  testing::writeText(m_library->files().samplesFolder() / "notes.txt", "mine");
  expectBeyondRepair("unknown_entry");
  EXPECT_TRUE(fs::exists(m_library->files().samplesFolder() / "notes.txt"));
}

TEST_F(LibraryCheckTest, jobThatStoppedWithoutAWordIsInterrupted) {
  Job job = testing::makeJob();
  job.state = JobState::running;
  ASSERT_OK(m_library->jobs().insert(job));
  EXPECT_THAT(kinds(check(false, CheckDepth::names)), ElementsAre("stale_job"));
  expectRepaired("stale_job");
  EXPECT_EQ(m_library->jobs().get(job.id)->state, JobState::interrupted);
}

TEST_F(LibraryCheckTest, damagedSearchIndexIsMadeAnew) {
  publishOne();
  publishOne();
  ASSERT_OK(m_library->database().execute("DELETE FROM samples_fts WHERE rowid = 1"));
  expectRepaired("bad_search_index");
  EXPECT_EQ(m_library->samples().count(*parseSampleQuery("rain")).value(), 2);
}

TEST_F(LibraryCheckTest, searchIndexWithWrongContentsIsMadeAnew) {
  publishOne();
  m_library.reset();
  // A connection without our protections: the shadow table of FTS5 then says something that the index does not.
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open((m_root / "library.sqlite").c_str(), &handle), SQLITE_OK);
  const int code = sqlite3_exec(handle, "UPDATE samples_fts_content SET c0 = 'umbrella'", nullptr, nullptr, nullptr);
  sqlite3_close(handle);
  ASSERT_EQ(code, SQLITE_OK);
  reopen();
  expectRepaired("bad_search_index");
  EXPECT_EQ(m_library->samples().count(*parseSampleQuery("umbrella")).value(), 0);
  EXPECT_EQ(m_library->samples().count(*parseSampleQuery("title:mara")).value(), 1);
}

TEST_F(LibraryCheckTest, checkCanBeStopped) {
  for (int i = 0; i < 3; ++i) publishOne();
  CheckOptions options;
  std::int64_t calls = 0;
  options.progress = [&](std::int64_t done, std::int64_t total) {
    EXPECT_EQ(done, ++calls);
    EXPECT_EQ(total, 3);
    return done < 2;
  };
  EXPECT_KIND(checkLibrary(*m_library, options), ErrorKind::cancelled);
  EXPECT_EQ(calls, 2);
}

class LibraryRebuildTest : public LibraryCheckTest {
 protected:
  /// Two samples, a collection, a finished and a running job, all with files.
  void fill() {
    for (Sample* sample : {&m_first, &m_second}) *sample = publishOne();
    SampleEdit edit;
    edit.rating = 5;
    edit.favourite = true;
    edit.notes = "precious";
    edit.tags = std::vector<std::string>{"live"};
    ASSERT_OK(m_library->editSample(m_first.id, edit));
    ASSERT_OK(m_library->removeSample(m_second.id));
    m_collection = *m_library->collections().create("Mix");
    ASSERT_OK(m_library->collections().addSamples(m_collection, {m_second.id, m_first.id}));
    m_job = testing::makeJob();
    m_job.state = JobState::running;
    fs::create_directories(m_library->files().jobFolder(m_job.id));
    testing::writeText(m_library->files().jobFolder(m_job.id) / kJobJsonName, toJson(m_job).dump());
    ASSERT_OK(m_library->jobs().insert(m_job));
  }
  void expectEverythingIsBack() {
    reopen();
    const auto first = m_library->samples().get(m_first.id);
    ASSERT_OK(first);
    EXPECT_EQ(first->rating, 5);
    EXPECT_TRUE(first->favourite);
    EXPECT_EQ(first->notes, "precious");
    EXPECT_THAT(first->tags, ElementsAre("live"));
    EXPECT_TRUE(m_library->samples().get(m_second.id)->deleted);
    EXPECT_THAT(*m_library->collections().sampleIds(m_collection), ElementsAre(m_second.id, m_first.id));
    EXPECT_EQ(m_library->jobs().get(m_job.id)->state, JobState::interrupted);
    EXPECT_EQ(m_library->models().list()->size(), 1U);
    EXPECT_EQ(m_library->samples().count(*parseSampleQuery("rain precious tag:\"live\"")).value(), 1);
    EXPECT_THAT(kinds(check(false)), IsEmpty());
  }
  void damage(const std::string& bytes) {
    m_library.reset();
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(m_root / (std::string("library.sqlite") + suffix));
    testing::writeText(m_root / "library.sqlite", bytes);
  }
  Sample m_first, m_second;
  std::string m_collection;
  Job m_job;
};

TEST_F(LibraryRebuildTest, nothingIsLostFromASoundLibrary) {
  fill();
  m_library.reset();
  const auto report = rebuildLibrary(m_root);
  ASSERT_OK(report);
  EXPECT_EQ(report->sampleCount, 2);
  EXPECT_EQ(report->jobCount, 1);
  EXPECT_EQ(report->collectionCount, 1);
  EXPECT_THAT(report->problems, IsEmpty());
  EXPECT_TRUE(fs::exists(m_root / "library.sqlite.bak"));
  for (const char* leftover : {"library.sqlite.rebuild", "library.sqlite-wal", "library.sqlite-shm"}) {
    EXPECT_FALSE(fs::exists(m_root / leftover)) << leftover;
  }
  expectEverythingIsBack();
}

TEST_F(LibraryRebuildTest, damagedDatabaseIsReplacedAndKept) {
  fill();
  const std::string rubbish(10000, 'x');
  damage(rubbish);
  ASSERT_OK(rebuildLibrary(m_root));
  EXPECT_EQ(testing::readText(m_root / "library.sqlite.bak"), rubbish);
  expectEverythingIsBack();
}

TEST_F(LibraryRebuildTest, logOfADamagedDatabaseDoesNotReachTheNewOne) {
  fill();
  damage(std::string(10000, 'x'));
  testing::writeText(m_root / "library.sqlite-wal", std::string(5000, 'w'));
  ASSERT_OK(rebuildLibrary(m_root));
  EXPECT_FALSE(fs::exists(m_root / "library.sqlite-wal"));
  EXPECT_TRUE(fs::exists(m_root / "library.sqlite.bak-wal"));
  expectEverythingIsBack();
}

TEST_F(LibraryRebuildTest, newerDatabaseCanBeRebuiltToo) {
  fill();
  ASSERT_OK(m_library->database().execute("PRAGMA user_version = 999"));
  m_library.reset();
  ASSERT_OK(rebuildLibrary(m_root));
  expectEverythingIsBack();
}

TEST_F(LibraryRebuildTest, unreadableFoldersAreNamedAndTheRestIsRebuilt) {
  fill();
  testing::writeText(folderOf(m_second) / kSampleJsonName, "{");
  testing::writeText(m_library->files().jobFolder(m_job.id) / kJobJsonName, "[]");
  m_library.reset();
  const auto report = rebuildLibrary(m_root);
  ASSERT_OK(report);
  EXPECT_EQ(report->sampleCount, 1);
  EXPECT_EQ(report->jobCount, 0);
  EXPECT_EQ(report->problems.size(), 2U);
  EXPECT_EQ(report->missingCollectionEntries, 1);
}

TEST_F(LibraryRebuildTest, unreadableCollectionsFileIsKeptAside) {
  fill();
  m_library.reset();
  testing::writeText(m_root / kCollectionsFileName, "{ half");
  const auto report = rebuildLibrary(m_root);
  ASSERT_OK(report);
  EXPECT_EQ(report->problems.size(), 1U);
  EXPECT_EQ(testing::readText(m_root / "collections.json.bak"), "{ half");
}

TEST_F(LibraryRebuildTest, stoppedRebuildLeavesEverythingAsItWas) {
  fill();
  m_library.reset();
  const std::string before = testing::readText(m_root / "library.sqlite");
  EXPECT_KIND(rebuildLibrary(m_root, [](std::int64_t, std::int64_t) { return false; }), ErrorKind::cancelled);
  EXPECT_EQ(testing::readText(m_root / "library.sqlite"), before);
  EXPECT_FALSE(fs::exists(m_root / "library.sqlite.rebuild"));
  EXPECT_FALSE(fs::exists(m_root / "library.sqlite.bak"));
}

TEST_F(LibraryRebuildTest, folderWithoutALibraryIsNotFound) {
  EXPECT_KIND(rebuildLibrary(m_folder.path() / "nowhere"), ErrorKind::notFound);
}

}  // namespace
}  // namespace jukebox

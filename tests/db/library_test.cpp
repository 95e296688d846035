// Library: files and rows together, and what is left after every kind of accident.
#include "db/library.h"

#include <gmock/gmock.h>

#include "core/base/file_lock.h"
#include "db/library_rebuild.h"
#include "db/migrate.h"
#include "db/sample_file.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using testing::makeSample;
using testing::publish;

class LibraryTest : public ::testing::Test {
 protected:
  Library open(OpenMode mode = OpenMode::create) {
    auto library = Library::open(m_root, mode);
    EXPECT_OK(library);
    return std::move(*library);
  }
  testing::TemporaryFolder m_folder;
  fs::path m_root = m_folder.path() / "library";
};

TEST_F(LibraryTest, existingModeNeverMakesALibrary) {
  EXPECT_KIND(Library::open(m_root, OpenMode::existing), ErrorKind::notFound);
  EXPECT_FALSE(fs::exists(m_root));
  open(OpenMode::create);
  EXPECT_OK(Library::open(m_root, OpenMode::existing));
}

TEST_F(LibraryTest, publishedSampleIsCompleteOnDiskAndInTheIndex) {
  Library library = open();
  const Sample sample = makeSample();
  const auto published = publish(library, sample);
  ASSERT_OK(published);
  EXPECT_EQ(published->audioSha256.size(), 64U);
  EXPECT_EQ(published->codesSha256.size(), 64U);
  EXPECT_FALSE(fs::exists(library.files().sampleBuildFolder(sample.id)));
  const auto onDisk = readSampleFile(library.files().sampleFolder(sample.id), sample.id);
  ASSERT_OK(onDisk);
  EXPECT_EQ(onDisk->audioSha256, published->audioSha256);
  EXPECT_EQ(library.samples().get(sample.id)->audioSha256, published->audioSha256);
  EXPECT_EQ(library.models().list()->size(), 1U);
  EXPECT_GT(library.samples().stats()->totalBytes, 0);
  EXPECT_TRUE(fs::exists(library.audioFile(*published)));
  EXPECT_TRUE(fs::exists(library.codesFile(*published)));
}

TEST_F(LibraryTest, sampleThatCannotBePublishedLeavesItsBuildFolder) {
  Library library = open();
  const Sample good = makeSample();
  const auto folder = library.files().sampleBuildFolder(good.id);
  fs::create_directories(folder);
  EXPECT_KIND(library.publishSample(folder, good), ErrorKind::notFound);  // no audio
  testing::writeText(folder / "audio.flac", "x");
  Sample badId = good, badFile = good, badText = good, badRate = good;
  badId.id = "../../etc";
  badFile.audioFile = "../audio.flac";
  badText.notes = "\xff";
  badRate.sampleRate = 0;
  for (const auto& sample : {badId, badFile, badText, badRate}) {
    EXPECT_KIND(library.publishSample(folder, sample), ErrorKind::invalidInput);
  }
  EXPECT_TRUE(fs::exists(folder / "audio.flac"));
  EXPECT_EQ(library.samples().ids()->size(), 0U);
  EXPECT_OK(library.publishSample(folder, good));
}

TEST_F(LibraryTest, secondSampleOfTheSameIdIsRefused) {
  Library library = open();
  const Sample sample = makeSample();
  ASSERT_OK(publish(library, sample));
  EXPECT_KIND(publish(library, sample), ErrorKind::alreadyExists);
}

TEST_F(LibraryTest, editReachesFileAndRow) {
  Library library = open();
  const Sample sample = makeSample();
  ASSERT_OK(publish(library, sample));
  SampleEdit edit;
  edit.favourite = true;
  edit.tags = std::vector<std::string>{"live"};
  ASSERT_OK(library.editSample(sample.id, edit));
  EXPECT_TRUE(readSampleFile(library.files().sampleFolder(sample.id))->favourite);
  EXPECT_TRUE(library.samples().get(sample.id)->favourite);
  EXPECT_THAT(library.samples().get(sample.id)->tags, ElementsAre("live"));
  EXPECT_KIND(library.editSample(newId(), edit), ErrorKind::notFound);
  EXPECT_KIND(library.editSample("../x", edit), ErrorKind::invalidInput);
}

TEST_F(LibraryTest, updateRewritesFileAndRow) {
  Library library = open();
  Sample sample = *publish(library, makeSample());
  sample.title = "New title";
  ASSERT_OK(library.updateSample(sample));
  EXPECT_EQ(readSampleFile(library.files().sampleFolder(sample.id))->title, "New title");
  EXPECT_EQ(library.samples().get(sample.id)->title, "New title");
  EXPECT_FALSE(library.updateSample(makeSample()).has_value());  // has no folder
}

TEST_F(LibraryTest, sampleIsPurgedFromTheTrashOnly) {
  Library library = open();
  const Sample sample = *publish(library, makeSample());
  const auto collection = library.collections().create("Mix");
  ASSERT_OK(library.collections().addSamples(*collection, {sample.id}));
  EXPECT_KIND(library.purgeSample(sample.id), ErrorKind::invalidInput);
  ASSERT_OK(library.removeSample(sample.id));
  EXPECT_TRUE(fs::exists(library.audioFile(sample)));
  ASSERT_OK(library.restoreSample(sample.id));
  ASSERT_OK(library.removeSample(sample.id));
  ASSERT_OK(library.purgeSample(sample.id));
  EXPECT_TRUE(fs::is_empty(library.files().samplesFolder()));
  EXPECT_EQ(library.samples().ids()->size(), 0U);
  EXPECT_TRUE(readCollectionsFile(m_root / kCollectionsFileName)->front().sampleIds.empty());
}

TEST_F(LibraryTest, emptiedTrashTakesWhatIsInIt) {
  Library library = open();
  const Sample keep = *publish(library, makeSample());
  for (int i = 0; i < 3; ++i) ASSERT_OK(library.removeSample(publish(library, makeSample())->id));
  EXPECT_EQ(library.emptyTrash().value(), 3);
  EXPECT_THAT(*library.samples().ids(), ElementsAre(keep.id));
}

TEST_F(LibraryTest, folderWithoutRowIsAdopted) {
  Library library = open();
  const Sample sample = *publish(library, makeSample());
  ASSERT_OK(library.samples().remove(sample.id));
  ASSERT_OK(library.adopt(library.files().sampleFolder(sample.id)));
  EXPECT_OK(library.samples().get(sample.id));
}

TEST_F(LibraryTest, foldersThatAreNotOursAreNotAdopted) {
  Library library = open();
  fs::create_directories(m_root / "samples" / "stranger");
  EXPECT_KIND(library.adopt(m_root / "samples" / "stranger"), ErrorKind::invalidInput);
  const std::string id = newId();
  fs::create_directories(m_folder.path() / id);
  EXPECT_KIND(library.adopt(m_folder.path() / id), ErrorKind::invalidInput);
  fs::create_directories(library.files().sampleFolder(id));
  EXPECT_KIND(library.adopt(library.files().sampleFolder(id)), ErrorKind::notFound);  // no sample.json
  ASSERT_OK(writeSampleFile(library.files().sampleFolder(id), makeSample()));
  EXPECT_KIND(library.adopt(library.files().sampleFolder(id)), ErrorKind::corrupt);  // of another id
}

TEST_F(LibraryTest, onlyAbandonedBuildFoldersAreSwept) {
  fs::path old, young, locked;
  std::optional<FileLock> lock;
  {
    const Library library = open();
    old = library.files().sampleBuildFolder(newId());
    young = library.files().sampleBuildFolder(newId());
    locked = library.files().sampleBuildFolder(newId());
    for (const auto& folder : {old, young, locked}) {
      fs::create_directories(folder);
      testing::writeText(folder / "audio.flac", "x");
    }
    auto acquired = FileLock::acquire(locked / kJobLockName);
    ASSERT_OK(acquired);
    lock.emplace(std::move(*acquired));
    testing::makeOld(old);
    testing::makeOld(locked);
    fs::create_directories(m_root / "samples" / ".mine.part");
    testing::makeOld(m_root / "samples" / ".mine.part");
  }
  open();
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(young));
  EXPECT_TRUE(fs::exists(locked));
  EXPECT_TRUE(fs::exists(m_root / "samples" / ".mine.part"));
}

TEST_F(LibraryTest, jobsWhoseLockIsFreeAreInterrupted) {
  Library library = open();
  Job dead = testing::makeJob(), alive = testing::makeJob();
  std::optional<FileLock> lock;
  for (Job* job : {&dead, &alive}) {
    job->state = JobState::running;
    ASSERT_OK(library.jobs().insert(*job));
    fs::create_directories(library.files().jobFolder(job->id));
  }
  auto acquired = FileLock::acquire(library.files().jobFolder(alive.id) / kJobLockName);
  ASSERT_OK(acquired);
  EXPECT_THAT(library.markInterruptedJobs().value(), ElementsAre(dead.id));
}

TEST_F(LibraryTest, lostDatabaseComesBackByItself) {
  std::string id;
  {
    Library library = open();
    id = publish(library, makeSample())->id;
  }
  fs::remove(m_root / "library.sqlite");
  Library library = open(OpenMode::existing);
  EXPECT_OK(library.samples().get(id));
}

TEST_F(LibraryTest, newerLibraryIsRefusedAndUntouched) {
  { ASSERT_OK(open().database().execute("PRAGMA user_version = 999")); }
  const auto before = testing::readText(m_root / "library.sqlite");
  EXPECT_KIND(Library::open(m_root, OpenMode::create), ErrorKind::unsupported);
  EXPECT_EQ(testing::readText(m_root / "library.sqlite"), before);
}

TEST_F(LibraryTest, damagedDatabaseSaysHowToMendIt) {
  open();
  testing::writeText(m_root / "library.sqlite", std::string(8192, 'x'));
  const auto library = Library::open(m_root, OpenMode::create);
  EXPECT_KIND(library, ErrorKind::corrupt);
  EXPECT_NE(library.error().advice.find("library rebuild"), std::string::npos);
}

TEST_F(LibraryTest, rebuildWaitsForNobody) {
  const Library library = open();
  EXPECT_KIND(rebuildLibrary(m_root), ErrorKind::busy);
  const auto lock = LibraryLock::shared(m_root);  // any number may share
  EXPECT_OK(lock);
}

}  // namespace
}  // namespace jukebox

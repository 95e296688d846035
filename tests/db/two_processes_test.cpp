// Two processes on one library: nothing is lost, nothing is done twice.
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "db/library.h"
#include "db/library_check.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

using testing::makeJob;
using testing::makeSample;
using testing::publish;

/// Runs `body` in this many processes at once; true if it returned true in all of them. The body opens what it needs:
/// a connection must not cross a fork.
bool runInProcesses(int count, const std::function<bool(int index)>& body) {
  std::vector<pid_t> children;
  for (int i = 0; i < count; ++i) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(body(i) ? 0 : 1);
    children.push_back(child);
  }
  bool allWell = true;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    allWell &= WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  return allWell;
}

class TwoProcesses : public ::testing::Test {
 protected:
  testing::TemporaryFolder m_folder;
  std::filesystem::path m_root = m_folder.path() / "library";
};

TEST_F(TwoProcesses, bothMayMakeTheSameLibrary) {
  EXPECT_TRUE(runInProcesses(4, [&](int) { return Library::open(m_root, OpenMode::create).has_value(); }));
  EXPECT_OK(Library::open(m_root, OpenMode::existing));
}

TEST_F(TwoProcesses, bothPublishAndNothingIsLost) {
  constexpr int kSamples = 20;
  EXPECT_TRUE(runInProcesses(2, [&](int) {
    auto library = Library::open(m_root, OpenMode::create);
    if (!library) return false;
    for (int i = 0; i < kSamples; ++i) {
      if (!publish(*library, makeSample())) return false;
    }
    return true;
  }));
  auto library = Library::open(m_root, OpenMode::existing);
  ASSERT_OK(library);
  EXPECT_EQ(library->samples().count({}).value(), 2 * kSamples);
  const auto report = checkLibrary(*library);
  ASSERT_OK(report);
  EXPECT_TRUE(report->isClean());
}

TEST_F(TwoProcesses, bothEditOneSampleAndNoEditIsLost) {
  std::string id;
  {
    auto library = Library::open(m_root, OpenMode::create);
    id = publish(*library, makeSample())->id;
  }
  EXPECT_TRUE(runInProcesses(2, [&](int index) {
    auto library = Library::open(m_root, OpenMode::existing);
    if (!library) return false;
    for (int i = 1; i <= 20; ++i) {
      SampleEdit edit;
      if (index == 0) {
        edit.notes = "note " + std::to_string(i);
      } else {
        edit.rating = i % 6;
      }
      if (!library->editSample(id, edit)) return false;
    }
    return true;
  }));
  auto library = Library::open(m_root, OpenMode::existing);
  EXPECT_EQ(library->samples().get(id)->notes, "note 20");
  EXPECT_EQ(library->samples().get(id)->rating, 20 % 6);
  EXPECT_TRUE(checkLibrary(*library)->isClean());
}

TEST_F(TwoProcesses, eachQueuedJobIsStartedOnce) {
  constexpr int kJobs = 20;
  {
    auto library = Library::open(m_root, OpenMode::create);
    for (int i = 0; i < kJobs; ++i) ASSERT_OK(library->jobs().insert(makeJob()));
  }
  const auto started = m_folder.path() / "started";
  std::filesystem::create_directories(started);
  EXPECT_TRUE(runInProcesses(2, [&](int index) {
    auto library = Library::open(m_root, OpenMode::existing);
    while (true) {
      const auto next = library->jobs().nextQueued();
      if (!next) return false;
      if (!next->has_value()) return true;
      const auto job = library->jobs().changeState((*next)->id, JobState::running);
      if (job) testing::writeText(started / (job->id + "." + std::to_string(index)), "");
      if (!job && job.error().kind != ErrorKind::invalidInput) return false;
    }
  }));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(started), {}), kJobs);
}

TEST_F(TwoProcesses, collectionsMirrorHoldsTheChangesOfBoth) {
  EXPECT_TRUE(runInProcesses(2, [&](int index) {
    auto library = Library::open(m_root, OpenMode::create);
    if (!library) return false;
    for (int i = 0; i < 10; ++i) {
      if (!library->collections().create(std::to_string(index) + "/" + std::to_string(i))) return false;
    }
    return true;
  }));
  EXPECT_EQ(readCollectionsFile(m_root / kCollectionsFileName)->size(), 20U);
}

TEST_F(TwoProcesses, processThatIsKilledInATransactionLeavesNothingHalfDone) {
  { ASSERT_OK(Library::open(m_root, OpenMode::create)); }
  const pid_t child = ::fork();
  if (child == 0) {
    auto library = Library::open(m_root, OpenMode::existing);
    (void)library->database().execute("BEGIN IMMEDIATE");
    (void)library->samples().put(makeSample());
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  auto library = Library::open(m_root, OpenMode::existing);
  ASSERT_OK(library);
  EXPECT_EQ(library->samples().count({}).value(), 0);
  EXPECT_OK(library->samples().put(makeSample()));
}

}  // namespace
}  // namespace jukebox

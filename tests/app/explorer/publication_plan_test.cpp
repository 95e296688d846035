#include "app/explorer/publication_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/explorer/explorer_writer.h"
#include "tests/app/explorer/explorer_world.h"

namespace jukebox::explorer {
namespace {

namespace fs = std::filesystem;
using Kind = FolderFinding::Kind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class PublicationPlanTest : public ::testing::Test {
 protected:
  std::string add(const std::string& title, int lowestLevel = 0, const std::string& licence = "CC0-1.0") {
    Sample sample = test::songSample(title, "Mara Vale", "folk", "la la", 4);
    sample.lowestLevel = lowestLevel;
    sample.model.license = licence;
    return test::addSong(m_library, sample).id;
  }
  PublicationPlan plan(PlanWish wish = {}) {
    if (wish.folder.empty()) wish.folder = m_folder;
    auto plan = planPublication(m_library, wish);
    EXPECT_TRUE(plan) << plan.error().sentence();
    return plan ? *plan : PublicationPlan();
  }
  test::ExplorerWorld m_world;
  Library m_library = m_world.library();
  fs::path m_folder = m_world.file("site");
};

TEST_F(PublicationPlanTest, songsLengthLicencesAndStatementAreTold) {
  const auto first = add("A"), second = add("B", 0, "Jukebox NC"), third = add("C");
  const auto all = plan();
  EXPECT_THAT(all.ids, UnorderedElementsAre(first, second, third));
  EXPECT_NEAR(all.seconds, 12, 0.01);
  EXPECT_THAT(all.licences, ElementsAre(NameCount{"CC0-1.0", 2}, NameCount{"Jukebox NC", 1}));
  EXPECT_THAT(all.statement, HasSubstr("Made by a machine"));
  EXPECT_EQ(all.folder.kind, Kind::fresh);
  EXPECT_GT(all.folder.freeBytes, 0U);
  EXPECT_FALSE(fs::exists(m_folder)) << "a plan writes nothing";
}

TEST_F(PublicationPlanTest, draftsAreCountedAndLeftOutOnWish) {
  const auto whole = add("A"), draft = add("B", 2);
  EXPECT_THAT(plan().ids, UnorderedElementsAre(whole, draft));
  PlanWish wish;
  wish.includesDrafts = false;
  const auto without = plan(wish);
  EXPECT_THAT(without.ids, ElementsAre(whole));
  EXPECT_EQ(without.drafts, 1U);
}

TEST_F(PublicationPlanTest, theTrashIsNeverPublished) {
  const auto kept = add("A"), removed = add("B");
  ASSERT_TRUE(m_library.removeSample(removed));
  EXPECT_THAT(plan().ids, ElementsAre(kept));
  PlanWish wish;
  wish.query = "is:deleted";
  const auto trash = plan(wish);
  EXPECT_TRUE(trash.ids.empty());
  EXPECT_EQ(trash.inTrash, 1U);
  EXPECT_EQ(trash.bytes, 0U);
}

TEST_F(PublicationPlanTest, chosenSamplesComeInTheirOrder) {
  const auto first = add("A"), second = add("B"), third = add("C", 1);
  PlanWish wish;
  wish.ids = {third, first};
  EXPECT_THAT(plan(wish).ids, ElementsAre(third, first));
  wish.includesDrafts = false;
  EXPECT_THAT(plan(wish).ids, ElementsAre(first));
  wish.ids = {second, "0123456789abcdefghjkmnpqrs"};
  EXPECT_EQ(planPublication(m_library, wish).error().kind, ErrorKind::notFound);
}

TEST_F(PublicationPlanTest, theSizeIsAboutWhatIsWritten) {
  std::vector<std::string> ids;
  for (const char* title : {"A", "B", "C", "D"}) ids.push_back(add(title));
  for (const auto format : kBrowserFormats) {
    PlanWish wish;
    wish.format = format;
    const auto expected = static_cast<double>(plan(wish).bytes);
    const auto report = publish(m_library.files(), ids, {m_folder, "T", format}, {}, {});
    ASSERT_TRUE(report) << report.error().sentence();
    const auto written = static_cast<double>(report->bytes);
    EXPECT_GT(expected, 0.6 * written) << audioFormatName(format);
    // Plain tones take less than music where the bit rate follows the sound.
    const bool follows = format == AudioFormat::ogg || format == AudioFormat::flac;
    EXPECT_LT(expected, (follows ? 3 : 1.5) * written) << audioFormatName(format);
  }
}

TEST_F(PublicationPlanTest, aQueryThatBreaksTheLanguageIsRefused) {
  PlanWish wish;
  wish.query = "rating:>many";
  const auto refused = planPublication(m_library, wish);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::invalidInput);
}

TEST_F(PublicationPlanTest, theFolderIsKnownForWhatItIs) {
  ASSERT_TRUE(publish(m_library.files(), {add("A")}, {m_folder, "My songs"}, {}, {}));
  fs::create_directories(m_world.file("empty"));
  test::writeText(m_world.file("documents/letter.txt"), "Dear");
  test::writeText(m_world.file("newer/explorer.json"), R"({"kind":"jukebox-explorer","format":2})");
  const std::pair<fs::path, Kind> table[] = {{m_world.file("new/below/new"), Kind::fresh},
                                             {m_world.file("empty"), Kind::fresh},
                                             {m_folder, Kind::explorer},
                                             {m_world.file("documents"), Kind::occupied},
                                             {m_world.file("newer"), Kind::newer},
                                             {m_world.file("documents/letter.txt"), Kind::unwritable},
                                             {m_world.file("documents/letter.txt/site"), Kind::unwritable},
                                             {"relative/path", Kind::unwritable},
                                             {"", Kind::unwritable}};
  for (const auto& [folder, kind] : table) EXPECT_EQ(inspectFolder(folder).kind, kind) << folder;
  EXPECT_EQ(inspectFolder(m_folder).mark.title, "My songs");
  EXPECT_EQ(inspectFolder(m_folder).mark.songCount, 1);
}

}  // namespace
}  // namespace jukebox::explorer

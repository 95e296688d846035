#include "app/explorer/explorer_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/explorer/explorer_writer.h"
#include "db/library_check.h"
#include "tests/app/explorer/explorer_world.h"

namespace jukebox::explorer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::SizeIs;

class ExplorerReaderTest : public ::testing::Test {
 protected:
  Sample publishOne(const std::string& title = "Night Train") {
    const Sample sample = test::addSong(m_library, test::songSample(title, "Mara Vale", "folk", "la\nla la"));
    EXPECT_TRUE(publish(m_library.files(), {sample.id}, {m_folder, "Road songs", AudioFormat::mp3}, {}, {}));
    return sample;
  }
  /// A song of another publisher.
  void writeSong(const std::string& id, const json& metadata) {
    test::writeText(m_folder / "songs" / id / "metadata.json", metadata.dump());
  }
  void writeTable(const json& table) { test::writeText(m_folder / "table.json", table.dump()); }
  Result<ImportReport> import() { return importExplorer(m_other, m_folder, {}, {}); }

  test::ExplorerWorld m_world;
  Library m_library = m_world.library(), m_other = m_world.library("other");
  fs::path m_folder = m_world.file("site");
};

TEST_F(ExplorerReaderTest, whatWasPublishedArrivesInAnotherLibrary) {
  const Sample sample = publishOne();
  const auto report = import();
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_THAT(report->ids, ElementsAre(sample.id));
  EXPECT_THAT(report->problems, SizeIs(0));
  const auto arrived = m_other.samples().get(sample.id);
  ASSERT_TRUE(arrived);
  EXPECT_EQ(arrived->title, "Night Train");
  EXPECT_EQ(arrived->request, sample.request);
  EXPECT_EQ(arrived->model.license, "CC0-1.0");
  EXPECT_EQ(arrived->model.attribution, sample.model.attribution);
  EXPECT_EQ(arrived->cleanedLyrics, sample.cleanedLyrics);
  EXPECT_EQ(arrived->createdAt, sample.createdAt);
  EXPECT_NEAR(arrived->durationSeconds, sample.durationSeconds, 1e-6);
  ASSERT_TRUE(arrived->alignment);
  ASSERT_EQ(arrived->alignment->characterSeconds.size(), sample.alignment->characterSeconds.size());
  EXPECT_NEAR(arrived->alignment->characterSeconds[3], sample.alignment->characterSeconds[3], 0.001);
  EXPECT_TRUE(fs::exists(m_other.audioFile(*arrived)));
  EXPECT_EQ(*m_other.collections().sampleIds(report->collectionId), report->ids);
  EXPECT_EQ(report->collectionName, "Road songs");
  const auto check = checkLibrary(m_other, {});
  ASSERT_TRUE(check);
  EXPECT_THAT(check->findings, SizeIs(0));
}

TEST_F(ExplorerReaderTest, importingTwiceSkipsWhatIsThere) {
  const Sample sample = publishOne();
  ASSERT_TRUE(import());
  const auto again = import();
  ASSERT_TRUE(again) << again.error().sentence();
  EXPECT_THAT(again->ids, SizeIs(0));
  EXPECT_THAT(again->skipped, ElementsAre(sample.id));
}

TEST_F(ExplorerReaderTest, songsOfOtherPublishersGetTheSameIdEveryTime) {
  const Sample sample = publishOne();
  fs::remove(m_folder / "explorer.json");
  writeSong("787730292", {{"id", "787730292"}, {"artist", "Somebody"}, {"genre", "rock"}});
  fs::copy_file(m_folder / "songs" / sample.id / "audio.mp3", m_folder / "songs/787730292/audio.mp3");
  writeTable({{{"id", "787730292"}}});
  const auto report = import();
  ASSERT_TRUE(report) << report.error().sentence();
  ASSERT_THAT(report->ids, SizeIs(1));
  const auto arrived = m_other.samples().get(report->ids.front());
  ASSERT_TRUE(arrived);
  EXPECT_EQ(arrived->request.conditioning.artist, "Somebody");
  EXPECT_NEAR(arrived->durationSeconds, 1, 0.2);
  EXPECT_THAT(import()->skipped, ElementsAre("787730292"));
}

TEST_F(ExplorerReaderTest, hostileEntriesAreReportedAndTheOthersTaken) {
  const Sample sample = publishOne();
  test::writeText(m_world.file("outside/metadata.json"), R"({"id":"outside"})");
  fs::create_directory_symlink(m_world.file("outside"), m_folder / "songs/linked");
  writeSong("broken", "text");
  test::writeText(m_folder / "songs/nojson/metadata.json", "{");
  test::writeText(m_folder / "songs/deep/metadata.json", std::string(100'000, '['));
  writeSong("other", {{"id", "somebody-else"}});
  writeSong("silent", {{"id", "silent"}, {"audio", "audio.mp3"}});
  writeSong("escaping", {{"id", "escaping"}, {"audio", "../../../outside/metadata.json"}});
  writeSong("noise", {{"id", "noise"}});
  test::writeText(m_folder / "songs/noise/audio.mp3", "this is no sound");
  writeSong("alias", {{"id", "alias"}});
  fs::create_symlink(m_folder / "songs" / sample.id / "audio.mp3", m_folder / "songs/alias/audio.mp3");
  json table = json::array({{{"id", "../outside"}}, {{"id", 5}}, 7, {{"id", std::string(65, 'a')}}});
  for (const char* id :
       {"linked", "broken", "nojson", "deep", "other", "silent", "escaping", "noise", "alias", "gone"}) {
    table.push_back({{"id", id}});
  }
  table.push_back({{"id", sample.id}});
  writeTable(table);
  const auto report = import();
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_THAT(report->ids, ElementsAre(sample.id));
  EXPECT_THAT(report->problems, SizeIs(14));
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(m_other.files().samplesFolder())) folders += entry.is_directory();
  EXPECT_EQ(folders, 1U) << "nothing half-imported is left behind";
}

TEST_F(ExplorerReaderTest, foldersThatAreNoExplorerAreRefused) {
  EXPECT_EQ(import().error().kind, ErrorKind::notFound);
  test::writeText(m_folder / "table.json", "not json");
  EXPECT_EQ(import().error().kind, ErrorKind::corrupt);
  writeTable({{"id", "an object"}});
  EXPECT_EQ(import().error().kind, ErrorKind::corrupt);
  fs::resize_file(m_folder / "table.json", kMaximumTableBytes + 1);
  EXPECT_EQ(import().error().kind, ErrorKind::unsupported);
  writeTable(json::array());
  test::writeText(m_folder / "explorer.json", R"({"kind":"jukebox-explorer","format":2})");
  EXPECT_EQ(import().error().kind, ErrorKind::unsupported);
}

TEST_F(ExplorerReaderTest, recordingsThatAreTooLargeAreLeft) {
  const Sample sample = publishOne();
  fs::resize_file(m_folder / "songs" / sample.id / "audio.mp3", kMaximumAudioBytes + 1);
  const auto report = import();
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_THAT(report->problems, SizeIs(1));
}

TEST_F(ExplorerReaderTest, aCancelledImportKeepsWhatItHasInItsCollection) {
  const Sample first = test::addSong(m_library, test::songSample("A", "B", "C", ""));
  const Sample second = test::addSong(m_library, test::songSample("D", "E", "F", ""));
  ASSERT_TRUE(publish(m_library.files(), {first.id, second.id}, {m_folder, "Two", AudioFormat::mp3}, {}, {}));
  CancellationToken token;
  const auto stop = [&](std::size_t, std::size_t, const std::string&) { token.request(CancelMode::now); };
  EXPECT_EQ(importExplorer(m_other, m_folder, stop, token).error().kind, ErrorKind::cancelled);
  EXPECT_EQ(m_other.collections().find("Two")->sampleCount, 1);
}

TEST_F(ExplorerReaderTest, aPlanTellsWhatAnImportWouldBring) {
  publishOne();
  const auto plan = planImport(m_other, m_folder);
  ASSERT_TRUE(plan) << plan.error().sentence();
  EXPECT_EQ(plan->title, "Road songs");
  EXPECT_EQ(plan->songs, 1U);
  EXPECT_EQ(plan->known, 0U);
  ASSERT_TRUE(import());
  EXPECT_EQ(planImport(m_other, m_folder)->known, 1U);
  EXPECT_EQ(planImport(m_other, m_world.file("nowhere")).error().kind, ErrorKind::notFound);
  test::writeText(m_folder / "table.json", "[{\"id\": ");
  EXPECT_EQ(planImport(m_other, m_folder).error().kind, ErrorKind::corrupt);
}

TEST_F(ExplorerReaderTest, aCancelledImportIsTakenBackOnWish) {
  const auto first = test::addSong(m_library, test::songSample("A", "Mara Vale", "folk", "la"));
  const auto second = test::addSong(m_library, test::songSample("B", "Mara Vale", "folk", "la"));
  ASSERT_TRUE(publish(m_library.files(), {first.id, second.id}, {m_folder, "Road songs"}, {}, {}));
  CancellationToken token;
  const auto stop = [&](std::size_t, std::size_t, const std::string&) { token.request(CancelMode::now); };
  const auto cancelled = importExplorer(m_other, m_folder, stop, token, OnCancel::takeBack);
  ASSERT_FALSE(cancelled);
  EXPECT_EQ(cancelled.error().kind, ErrorKind::cancelled);
  EXPECT_THAT(*m_other.samples().ids(), SizeIs(0));
  EXPECT_FALSE(fs::exists(m_other.files().sampleFolder(first.id)));
  EXPECT_FALSE(m_other.collections().find("Road songs"));
}

}  // namespace
}  // namespace jukebox::explorer

#include "app/explorer/explorer_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/audio_file/audio_reader.h"
#include "tests/app/explorer/explorer_world.h"

namespace jukebox::explorer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class ExplorerWriterTest : public ::testing::Test {
 protected:
  Result<PublishReport> publishAll(const std::vector<std::string>& ids, AudioFormat format = AudioFormat::mp3) {
    return publish(m_library.files(), ids, {m_folder, "My songs", format}, {}, {});
  }
  std::string add(const std::string& title) {
    return test::addSong(m_library, test::songSample(title, "Mara Vale", "folk", "la la")).id;
  }
  test::ExplorerWorld m_world;
  Library m_library = m_world.library();
  fs::path m_folder = m_world.file("site");
};

TEST_F(ExplorerWriterTest, pageTableAndSongsAreThere) {
  const auto first = add("Night Train"), second = add("Blue Lantern");
  std::vector<std::size_t> seen;
  const auto report = publish(m_library.files(), {second, first}, {m_folder, "My songs", AudioFormat::mp3},
                              [&](std::size_t done, std::size_t, const std::string&) { seen.push_back(done); }, {});
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_EQ(report->songs, 2U);
  EXPECT_EQ(seen, (std::vector<std::size_t>{1, 2}));
  for (const char* name : {"index.html", "explorer.css", "explorer.js", "table.json", "table.js", "explorer.json"}) {
    EXPECT_TRUE(fs::exists(m_folder / name)) << name;
  }
  const json table = json::parse(test::readText(m_folder / "table.json"));
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table[0]["id"], second);
  EXPECT_EQ(table[0]["title"], "Blue Lantern");
  const json song = json::parse(test::readText(m_folder / "songs" / first / "metadata.json"));
  EXPECT_EQ(song["title"], "Night Train");
  EXPECT_EQ(song["waveform"]["levels"].get<std::string>().size(), kWaveformPieces);
  const auto audio = readAudioFileInfo(m_folder / "songs" / first / "audio.mp3");
  ASSERT_TRUE(audio) << audio.error().sentence();
  EXPECT_THAT(audio->tags.comment, HasSubstr("Made by a machine"));
}

TEST_F(ExplorerWriterTest, thePageAsksNobodyElse) {
  ASSERT_TRUE(publishAll({add("A")}));
  const std::string page = test::readText(m_folder / "index.html");
  EXPECT_THAT(page, HasSubstr("Content-Security-Policy\" content=\"default-src 'none'"));
  for (const char* name : {"index.html", "explorer.css", "explorer.js", "song_list.js", "lyrics.js"}) {
    const std::string text = test::readText(m_folder / name);
    ASSERT_FALSE(text.empty()) << name;
    for (const char* bad : {"innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "fetch(",
                            "https:", "@import", "unsafe-inline"}) {
      EXPECT_THAT(text, Not(HasSubstr(bad))) << name;
    }
  }
}

TEST_F(ExplorerWriterTest, hostileTitlesCannotLeaveTheirScript) {
  const auto id = add("</script><img src=x onerror=alert(1)>\u2028 \"quoted\" \\ ü");
  ASSERT_TRUE(publishAll({id}));
  for (const fs::path& script : {m_folder / "table.js", m_folder / "songs" / id / "metadata.js"}) {
    const std::string text = test::readText(script);
    EXPECT_THAT(text, Not(HasSubstr("<")));
    EXPECT_TRUE(std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  }
}

TEST_F(ExplorerWriterTest, publishingAgainBringsTheFolderUpToDate) {
  const auto first = add("Night Train"), second = add("Blue Lantern");
  ASSERT_TRUE(publishAll({first, second}));
  test::writeText(m_folder / "CNAME", "songs.example");
  const auto third = add("New One");
  SampleEdit edit;
  edit.title = "Day Train";
  ASSERT_TRUE(m_library.editSample(first, edit));
  const auto report = publishAll({third, first});
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_EQ(report->converted, 2U);  // the new one, and the one whose tags changed
  EXPECT_EQ(report->removed, 1U);
  EXPECT_FALSE(fs::exists(m_folder / "songs" / second));
  EXPECT_TRUE(fs::exists(m_folder / "CNAME"));
  EXPECT_EQ(publishAll({third, first})->converted, 0U);
}

TEST_F(ExplorerWriterTest, anotherFormatReplacesTheOldRecordings) {
  const auto id = add("A");
  ASSERT_TRUE(publishAll({id}));
  ASSERT_TRUE(publishAll({id}, AudioFormat::m4a));
  EXPECT_FALSE(fs::exists(m_folder / "songs" / id / "audio.mp3"));
  EXPECT_TRUE(fs::exists(m_folder / "songs" / id / "audio.m4a"));
}

TEST_F(ExplorerWriterTest, aFolderOfSomebodyElseIsNotTouched) {
  const auto id = add("A");
  test::writeText(m_folder / "thesis.txt", "years of work");
  const auto refused = publishAll({id});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::alreadyExists);
  test::writeText(m_folder / "explorer.json", R"({"kind":"something else"})");
  EXPECT_EQ(publishAll({id}).error().kind, ErrorKind::alreadyExists);
  EXPECT_EQ(std::distance(fs::directory_iterator(m_folder), {}), 2);
}

TEST_F(ExplorerWriterTest, aSampleWithoutSoundIsLeftOutAndReported) {
  const auto good = add("Good"), bad = add("Bad");
  fs::remove(m_library.files().sampleFolder(bad) / "audio.flac");
  const auto report = publishAll({bad, "../../etc", good});
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_EQ(report->songs, 1U);
  EXPECT_EQ(report->problems.size(), 2U);
  EXPECT_FALSE(fs::exists(m_folder / "songs" / bad / "metadata.json"));
}

TEST_F(ExplorerWriterTest, aCancelledPublicationCanBeContinued) {
  const auto first = add("A"), second = add("B");
  CancellationToken token;
  const auto stop = [&](std::size_t, std::size_t, const std::string&) { token.request(CancelMode::now); };
  const auto cancelled = publish(m_library.files(), {first, second}, {m_folder, "T", AudioFormat::mp3}, stop, token);
  ASSERT_FALSE(cancelled);
  EXPECT_EQ(cancelled.error().kind, ErrorKind::cancelled);
  const auto report = publishAll({first, second});
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_EQ(report->converted, 1U);
}

TEST_F(ExplorerWriterTest, aCancelledPublicationIsTakenBackOnWish) {
  const auto first = add("A"), second = add("B");
  CancellationToken token;
  const auto stop = [&](std::size_t, std::size_t, const std::string&) { token.request(CancelMode::now); };
  PublishOptions options{m_folder / "below" / "site", "T", AudioFormat::mp3};
  options.keepsUnfinished = false;
  EXPECT_EQ(publish(m_library.files(), {first, second}, options, stop, token).error().kind, ErrorKind::cancelled);
  EXPECT_FALSE(fs::exists(m_folder)) << "folders made for it are gone";
  fs::create_directories(options.folder);
  EXPECT_FALSE(publish(m_library.files(), {first, second}, options, stop, token));
  EXPECT_TRUE(fs::exists(options.folder)) << "a folder that was there stays";
  EXPECT_TRUE(fs::is_empty(options.folder));
}

TEST_F(ExplorerWriterTest, anExplorerThatWasThereStaysWholeWhenItsUpdateIsTakenBack) {
  const auto first = add("A"), second = add("B"), third = add("C");
  ASSERT_TRUE(publishAll({first}));
  const std::string table = test::readText(m_folder / "table.json");
  CancellationToken token;
  const auto stop = [&](std::size_t done, std::size_t, const std::string&) {
    if (done == 2) token.request(CancelMode::now);
  };
  PublishOptions options{m_folder, "T", AudioFormat::m4a};
  options.keepsUnfinished = false;
  EXPECT_FALSE(publish(m_library.files(), {first, second, third}, options, stop, token));
  EXPECT_EQ(test::readText(m_folder / "table.json"), table);
  EXPECT_TRUE(fs::exists(m_folder / "songs" / first / "audio.mp3")) << "the list still names it";
  EXPECT_FALSE(fs::exists(m_folder / "songs" / second));
}

TEST_F(ExplorerWriterTest, anotherFormatTakesThePlaceOfTheOldOne) {
  const auto id = add("A");
  ASSERT_TRUE(publishAll({id}));
  const auto report = publishAll({id}, AudioFormat::m4a);
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_EQ(report->converted, 1U);
  EXPECT_TRUE(fs::exists(m_folder / "songs" / id / "audio.m4a"));
  EXPECT_FALSE(fs::exists(m_folder / "songs" / id / "audio.mp3"));
}

TEST_F(ExplorerWriterTest, aPublicationInAnotherLanguageHasTheSameSongs) {
  const auto id = add("A");
  ASSERT_TRUE(publishAll({id}));
  const std::string table = test::readText(m_folder / "table.json"), page = test::readText(m_folder / "index.html");
  PublishOptions options{m_folder, "My songs", AudioFormat::mp3, PageLanguage::dutch};
  const auto report = publish(m_library.files(), {id}, options, {}, {});
  ASSERT_TRUE(report) << report.error().sentence();
  EXPECT_EQ(report->converted, 0U);
  EXPECT_EQ(test::readText(m_folder / "table.json"), table);
  EXPECT_NE(test::readText(m_folder / "index.html"), page);
  EXPECT_THAT(test::readText(m_folder / "texts.js"), HasSubstr("Kies een nummer"));
}

TEST_F(ExplorerWriterTest, aFolderThatCannotBeWrittenIsTold) {
  test::writeText(m_world.file("letter.txt"), "Dear");
  PublishOptions options{m_world.file("letter.txt") / "site", "T"};
  const auto refused = publish(m_library.files(), {add("A")}, options, {}, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::io) << refused.error().sentence();
  EXPECT_THAT(refused.error().message, HasSubstr("letter.txt"));
}

TEST_F(ExplorerWriterTest, wishesThatMakeNoSenseAreRefused) {
  EXPECT_EQ(publishAll({}).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(publishAll({add("A")}, AudioFormat::wav32f).error().kind, ErrorKind::unsupported);
  EXPECT_FALSE(fs::exists(m_folder));
}

}  // namespace
}  // namespace jukebox::explorer

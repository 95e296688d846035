// jukebox library, through the executable, on samples made without the engine.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/audio_file/audio_reader.h"
#include "core/domain/library_files.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(LibraryCommand, samplesAreListedFoundAndShown) {
  const TestWorld world;
  const Sample train = world.addSample("Night Train", "Mara Vale");
  const Sample boat = world.addSample("Slow Boat", "Tom Harrow");
  const auto list = json::parse(world.run({"library", "list", "--json"}).output);
  ASSERT_EQ(list.size(), 2U);
  const auto found = json::parse(world.run({"library", "search", "artist:mara", "--json"}).output);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["id"], train.id);
  EXPECT_THAT(world.run({"library", "search", "boat"}).output, HasSubstr(boat.id));
  EXPECT_EQ(json::parse(world.run({"library", "list", "--limit", "1", "--json"}).output).size(), 1U);
  const auto shown = world.run({"library", "show", train.id});
  EXPECT_THAT(shown.output, HasSubstr("Night Train"));
  EXPECT_THAT(shown.output, HasSubstr("CC0-1.0"));
  EXPECT_THAT(shown.output, HasSubstr("la la la"));
  EXPECT_EQ(json::parse(world.run({"library", "show", train.id, "--json"}).output)["id"], train.id);
}

TEST(LibraryCommand, aMistakeInAQueryIsAUsageError) {
  const TestWorld world;
  const auto result = world.run({"library", "search", "rating:blue"});
  EXPECT_EQ(result.exitStatus, 2);
  EXPECT_THAT(result.errors, HasSubstr("error: "));
}

TEST(LibraryCommand, exportWritesTagsThatSayThatAMachineMadeIt) {
  const TestWorld world;
  const Sample sample = world.addSample("Night Train", "Mara Vale");
  for (const std::string name : {"song.wav", "song.flac", "song.mp3", "song.ogg", "song.opus", "song.m4a"}) {
    const auto result = world.run({"library", "export", sample.id, "--out", world.file(name).string()});
    ASSERT_EQ(result.exitStatus, 0) << result.errors;
    const auto info = readAudioFileInfo(world.file(name));
    ASSERT_TRUE(info) << name;
    EXPECT_EQ(info->tags.title, "Night Train") << name;
    EXPECT_EQ(info->tags.artist, "Jukebox – Mara Vale") << name;
    EXPECT_THAT(info->tags.comment, HasSubstr("Made by a machine")) << name;
    EXPECT_THAT(info->tags.comment, HasSubstr(sample.id)) << name;
  }
}

TEST(LibraryCommand, exportReplacesAFileOnlyWhenForced) {
  const TestWorld world;
  const Sample sample = world.addSample("Night Train", "Mara Vale");
  const auto file = world.file("song.wav");
  std::ofstream(file) << "precious";
  const std::vector<std::string> command{"library", "export", sample.id, "--out", file.string()};
  const auto refused = world.run(command);
  EXPECT_EQ(refused.exitStatus, 1);
  EXPECT_THAT(refused.errors, HasSubstr("--force"));
  EXPECT_EQ(fs::file_size(file), 8U);
  auto forced = command;
  forced.push_back("--force");
  EXPECT_EQ(world.run(forced).exitStatus, 0);
  EXPECT_GT(fs::file_size(file), 8000U);
}

TEST(LibraryCommand, exportWritesMetadataBeside) {
  const TestWorld world;
  const Sample sample = world.addSample("Night, \"Train\"", "Mara Vale");
  const auto out = world.file("song.flac").string();
  ASSERT_EQ(world.run({"library", "export", sample.id, "--out", out, "--metadata", "json"}).exitStatus, 0);
  EXPECT_EQ(json::parse(std::ifstream(world.file("song.json")))["id"], sample.id);
  ASSERT_EQ(world.run({"library", "export", sample.id, "--out", out, "--metadata", "csv", "--force"}).exitStatus, 0);
  std::ifstream csv(world.file("song.csv"));
  const std::string text((std::istreambuf_iterator<char>(csv)), {});
  EXPECT_THAT(text, HasSubstr("id,title,artist"));
  EXPECT_THAT(text, HasSubstr("\"Night, \"\"Train\"\"\""));
}

TEST(LibraryCommand, everySampleCanBeExportedAtOnce) {
  const TestWorld world;
  const Sample first = world.addSample("One", "Mara Vale");
  const Sample second = world.addSample("Two", "Mara Vale");
  const auto folder = world.file("all");
  const auto result = world.run({"library", "export", "--all", "--to", folder.string(), "--format", "ogg"});
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  EXPECT_TRUE(fs::exists(folder / (first.id + ".ogg")));
  EXPECT_TRUE(fs::exists(folder / (second.id + ".ogg")));
}

TEST(LibraryCommand, removedSamplesCanBeTakenBack) {
  const TestWorld world;
  const Sample sample = world.addSample("Night Train", "Mara Vale");
  ASSERT_EQ(world.run({"library", "remove", sample.id}).exitStatus, 0);
  EXPECT_THAT(world.run({"library", "list"}).output, Not(HasSubstr(sample.id)));
  EXPECT_THAT(world.run({"library", "list", "--trash"}).output, HasSubstr(sample.id));
  ASSERT_EQ(world.run({"library", "restore", sample.id}).exitStatus, 0);
  EXPECT_THAT(world.run({"library", "list"}).output, HasSubstr(sample.id));
  ASSERT_EQ(world.run({"library", "remove", "--purge", sample.id}).exitStatus, 0);
  EXPECT_FALSE(fs::exists(LibraryFiles(world.library()).sampleFolder(sample.id)));
}

TEST(LibraryCommand, checkFindsWhatIsMissing) {
  const TestWorld world;
  const Sample sample = world.addSample("Night Train", "Mara Vale");
  EXPECT_EQ(world.run({"library", "check"}).exitStatus, 0);
  fs::remove(LibraryFiles(world.library()).sampleFolder(sample.id) / "audio.flac");
  const auto result = world.run({"library", "check", "--json"});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_EQ(json::parse(result.output)["findings"][0]["kind"], "missing_file");
}

TEST(LibraryCommand, aLostIndexIsRebuiltFromTheFolders) {
  const TestWorld world;
  const Sample sample = world.addSample("Night Train", "Mara Vale");
  std::ofstream(LibraryFiles(world.library()).database()) << "this is no database at all, only a few words of text";
  const auto broken = world.run({"library", "list"});
  EXPECT_EQ(broken.exitStatus, 1);
  EXPECT_THAT(broken.errors, HasSubstr("error: "));
  ASSERT_EQ(world.run({"library", "rebuild"}).exitStatus, 0);
  EXPECT_THAT(world.run({"library", "list"}).output, HasSubstr(sample.id));
  EXPECT_EQ(json::parse(world.run({"library", "stats", "--json"}).output)["samples"], 1);
}

TEST(LibraryCommand, anUnknownSampleIsAnError) {
  const TestWorld world;
  for (const std::string command : {"show", "remove", "restore"}) {
    const auto result = world.run({"library", command, "01jd9e6x1qpz4c8m2v7k5t3w9r"});
    EXPECT_EQ(result.exitStatus, 1) << command;
    EXPECT_THAT(result.errors, HasSubstr("01jd9e6x1qpz4c8m2v7k5t3w9r")) << command;
  }
}

}  // namespace
}  // namespace jukebox::test

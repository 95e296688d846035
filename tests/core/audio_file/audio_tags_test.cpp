#include "core/audio_file/audio_tags.h"

#include <cctype>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/core/audio_file/audio_test_files.h"

namespace jukebox {
namespace {

using AudioTagsTest = test::AudioFolderTest;

const AudioTags kTags{.title = "Élégie \"No. 1\"",
                      .artist = "Ella & 音楽",
                      .album = "Album; with = signs",
                      .genre = "Classic Pop",
                      .date = "2026",
                      .comment = "Made by a machine. AI-generated.",
                      .lyrics = "First line\nSecond line: naïve\n\nChorus"};

TEST_F(AudioTagsTest, roundTripInEveryFormat) {
  for (const AudioFormat format : allAudioFormats()) {
    const auto file = path(std::string(audioFormatName(format)) + "." + std::string(audioFormatExtension(format)));
    const auto status = writeAudioFile(file, test::sweep(1.0, 44100, 2), {.format = format, .tags = kTags});
    ASSERT_TRUE(status.has_value()) << status.error().sentence();
    const auto info = readAudioFileInfo(file);
    ASSERT_TRUE(info.has_value());
    EXPECT_EQ(info->tags.title, kTags.title) << audioFormatName(format);
    EXPECT_EQ(info->tags.artist, kTags.artist) << audioFormatName(format);
    EXPECT_EQ(info->tags.album, kTags.album) << audioFormatName(format);
    EXPECT_EQ(info->tags.genre, kTags.genre) << audioFormatName(format);
    EXPECT_EQ(info->tags.date, kTags.date) << audioFormatName(format);
    EXPECT_EQ(info->tags.comment, kTags.comment) << audioFormatName(format);
    EXPECT_EQ(info->tags.lyrics, kTags.lyrics) << audioFormatName(format);
  }
}

TEST_F(AudioTagsTest, otherProgramsSeeThem) {
  if (!test::runsCommand("ffprobe -version")) GTEST_SKIP() << "ffprobe is not installed";
  for (const AudioFormat format : allAudioFormats()) {
    const auto file = path(std::string(audioFormatName(format)) + "." + std::string(audioFormatExtension(format)));
    ASSERT_TRUE(writeAudioFile(file, test::sweep(1.0, 44100, 2), {.format = format, .tags = kTags}).has_value());
    const auto report = path("report.json");
    ASSERT_EQ(
        std::system(
            ("ffprobe -v error -show_format -show_streams -of json " + file.string() + " >" + report.string()).c_str()),
        0);
    const auto json = nlohmann::json::parse(test::bytesOf(report));
    nlohmann::json tags = json["format"].value("tags", nlohmann::json::object());
    tags.update(json["streams"][0].value("tags", nlohmann::json::object()));
    std::map<std::string, std::string> byName;
    for (const auto& [key, value] : tags.items()) {
      std::string name = key;
      std::transform(name.begin(), name.end(), name.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
      byName[name.substr(0, name.find('-'))] = value.get<std::string>();
    }
    EXPECT_EQ(byName["title"], kTags.title) << audioFormatName(format);
    EXPECT_EQ(byName["artist"], kTags.artist) << audioFormatName(format);
    EXPECT_EQ(byName["album"], kTags.album) << audioFormatName(format);
    EXPECT_EQ(byName["genre"], kTags.genre) << audioFormatName(format);
    EXPECT_EQ(byName["date"], kTags.date) << audioFormatName(format);
    EXPECT_EQ(byName["comment"], kTags.comment) << audioFormatName(format);
    // FFmpeg knows no name for lyrics in RIFF's INFO list and shows the key itself.
    const bool isWav = audioFormatExtension(format) == "wav";
    EXPECT_EQ(byName[isWav ? "ilyr" : "lyrics"], kTags.lyrics) << audioFormatName(format);
  }
}

TEST_F(AudioTagsTest, emptyFieldsAreNotWritten) {
  for (const AudioFormat format : allAudioFormats()) {
    const auto file = path(std::string(audioFormatName(format)));
    ASSERT_TRUE(
        writeAudioFile(file, test::sweep(1.0, 44100), {.format = format, .tags = {.title = "Only"}}).has_value());
    EXPECT_EQ(readAudioFileInfo(file).value().tags, (AudioTags{.title = "Only"})) << audioFormatName(format);
  }
}

TEST_F(AudioTagsTest, tagsDoNotTouchTheSound) {
  const AudioBuffer sound = test::quantised(test::sweep(1.0, 44100, 1), 16);
  // An odd length in bytes makes RIFF pad the tag's chunk.
  for (const char* title : {"ab", "abc"}) {
    ASSERT_TRUE(writeAudioFile(path("a.wav"), sound, {.tags = {.title = title}, .overwrite = true}).has_value());
    EXPECT_EQ(readAudioFile(path("a.wav")).value(), sound);
    EXPECT_EQ(std::filesystem::file_size(path("a.wav")) % 2, 0U);
  }
}

TEST_F(AudioTagsTest, invalidTextInAFileBecomesValidUtf8) {
  ASSERT_TRUE(writeAudioFile(path("a.flac"), test::sweep(0.2, 44100), {.tags = {.title = "XXXXXX", .artist = "A"}})
                  .has_value());
  std::string bytes = test::bytesOf(path("a.flac"));
  bytes.replace(bytes.find("XXXXXX"), 6, "a\xFF\xC0z\xE9!");
  test::putBytes(path("b.flac"), bytes);
  const auto info = readAudioFileInfo(path("b.flac"));
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->tags.title, "a\uFFFD\uFFFDz\uFFFD!");
}

TEST_F(AudioTagsTest, longLyricsSurvive) {
  const std::string lyrics(300'000, 'l');
  for (const AudioFormat format : {AudioFormat::flac, AudioFormat::mp3, AudioFormat::wav16, AudioFormat::m4a}) {
    const auto file = path(std::string(audioFormatName(format)));
    ASSERT_TRUE(
        writeAudioFile(file, test::sweep(0.5, 44100), {.format = format, .tags = {.lyrics = lyrics}}).has_value());
    EXPECT_EQ(readAudioFileInfo(file).value().tags.lyrics.size(), lyrics.size()) << audioFormatName(format);
  }
}

}  // namespace
}  // namespace jukebox

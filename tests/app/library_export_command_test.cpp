// jukebox library export, through the executable: every option, and what happens when something fails.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/cli/codes_file.h"
#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/id.h"
#include "core/domain/library_files.h"
#include "core/engine/checkpoint/safetensors.h"
#include "core/sound/loudness.h"
#include "db/library.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

std::string contents(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class LibraryExport : public testing::Test {
 protected:
  /// Names of what is in the folder "out", hidden ones too.
  std::vector<std::string> written() const {
    std::vector<std::string> names;
    if (!fs::exists(out())) return names;
    for (const auto& entry : fs::directory_iterator(out())) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  fs::path out() const { return world.file("out"); }
  CommandResult exportWith(const std::vector<std::string>& options) const {
    std::vector<std::string> arguments{"library", "export", "--to", out().string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return world.run(arguments);
  }
  /// Two seconds whose two lines of lyrics are sung one after another. `amplitude` of its sine.
  Sample addTimedSample(const std::string& title, float amplitude = 0.3F) const {
    auto library = Library::open(world.library(), OpenMode::create);
    EXPECT_TRUE(library.has_value());
    Sample sample;
    sample.id = newId();
    sample.title = title;
    sample.createdAt = "2026-11-20T10:00:00Z";
    sample.request.conditioning = {"Mara Vale", "folk", "la la\nlo lo"};
    sample.model = {"tiny", "1", "hash", "CC0-1.0", "Ask nobody", "", true};
    sample.sampleRate = 22050;
    sample.durationSeconds = 2;
    sample.topLevel = 2;
    sample.cleanedLyrics = "la la\nlo lo";
    sample.alignment.emplace();
    for (int i = 0; i < 11; ++i) sample.alignment->characterSeconds.push_back(i * 0.125);
    const fs::path build = library->files().sampleBuildFolder(sample.id);
    fs::create_directories(build);
    AudioBuffer audio{22050, 1, {}};
    for (int i = 0; i < 2 * 22050; ++i) {
      audio.samples.push_back(amplitude * std::sin(static_cast<float>(i) * 0.2F));
    }
    EXPECT_TRUE(writeAudioFile(build / sample.audioFile, audio).has_value());
    EXPECT_TRUE(cli::writeSampleCodes(build / kCodesName, {{{1, 2, 3, 4}, {5, 6}, {7}}}).has_value());
    auto published = library->publishSample(build, sample);
    EXPECT_TRUE(published.has_value());
    return *published;
  }

  TestWorld world;
};

TEST_F(LibraryExport, formatRateAndDepthAreThoseAskedFor) {
  const Sample sample = addTimedSample("Night Train");
  struct Case {
    std::string format, extension;
    std::vector<std::string> options;
    int rate;
    std::string codec;
  };
  const std::vector<Case> cases{{"wav", "wav", {"--bit-depth", "24", "--sample-rate", "48000"}, 48000, "pcm_s24le"},
                                {"wav", "wav", {"--bit-depth", "32"}, 22050, "pcm_f32le"},
                                {"flac", "flac", {"--sample-rate", "16000"}, 16000, "flac"},
                                {"mp3", "mp3", {"--bit-rate", "96", "--sample-rate", "44100"}, 44100, "mp3"},
                                {"ogg", "ogg", {"--sample-rate", "32000"}, 32000, "vorbis"},
                                {"opus", "opus", {"--bit-rate", "64"}, 48000, "opus"},
                                {"m4a", "m4a", {"--sample-rate", "44100"}, 44100, "aac"}};
  for (const auto& one : cases) {
    auto options = one.options;
    options.insert(options.end(), {sample.id, "--format", one.format, "--force"});
    const auto result = exportWith(options);
    ASSERT_EQ(result.exitStatus, 0) << one.format << result.errors;
    const auto info = readAudioFileInfo(out() / (sample.id + "." + one.extension));
    ASSERT_TRUE(info.has_value()) << one.format;
    EXPECT_EQ(info->sourceSampleRate, one.rate) << one.format;
    EXPECT_THAT(info->codecName, HasSubstr(one.codec));
    EXPECT_THAT(info->tags.comment, HasSubstr("CC0-1.0")) << one.format;
  }
}

TEST_F(LibraryExport, figuresThatAFormatDoesNotHaveAreRefusedAndNothingIsWritten) {
  const Sample sample = addTimedSample("Night Train");
  const std::vector<std::vector<std::string>> bad{{"--format", "mp3", "--bit-depth", "16"},
                                                  {"--format", "flac", "--bit-rate", "128"},
                                                  {"--format", "flac", "--bit-depth", "32"},
                                                  {"--format", "tape"},
                                                  {"--sample-rate", "7"},
                                                  {"--loudness", "3"},
                                                  {"--metadata", "xml"},
                                                  {"--table", "list.txt"},
                                                  {"--all"}};
  for (auto options : bad) {
    const auto said = testing::PrintToString(options);
    options.push_back(sample.id);
    const auto result = exportWith(options);
    EXPECT_EQ(result.exitStatus, 2) << said << result.errors;
    EXPECT_THAT(result.errors, Not(IsEmpty())) << said;
  }
  EXPECT_THAT(written(), IsEmpty());
}

TEST_F(LibraryExport, loudnessIsReachedAsFarAsNothingClips) {
  const Sample quiet = addTimedSample("Quiet", 0.05F);
  ASSERT_EQ(exportWith({quiet.id, "--format", "wav", "--loudness", "-16"}).exitStatus, 0);
  const auto audio = readAudioFile(out() / (quiet.id + ".wav"));
  EXPECT_NEAR(*measureLoudness(*audio)->integratedLufs, -16, 0.2);

  const auto limited = exportWith({quiet.id, "--format", "wav", "--loudness", "-3", "--force"});
  EXPECT_EQ(limited.exitStatus, 2) << "beyond the range";
  const Sample loud = addTimedSample("Loud", 0.5F);
  const Sample peaky = [&] {  // a quiet sine with one click that reaches the top
    return addTimedSample("Peaky", 0.1F);
  }();
  AudioBuffer clicked = *readAudioFile(LibraryFiles(world.library()).sampleFolder(peaky.id) / "audio.flac");
  clicked.samples[10'000] = 0.99F;
  ASSERT_TRUE(
      writeAudioFile(LibraryFiles(world.library()).sampleFolder(peaky.id) / "audio.flac", clicked, {.overwrite = true})
          .has_value());
  const auto result = exportWith({peaky.id, loud.id, "--format", "wav", "--bit-depth", "32", "--loudness", "-14"});
  ASSERT_EQ(result.exitStatus, 0) << result.errors;
  EXPECT_THAT(result.errors, HasSubstr("Peaky: "));
  EXPECT_THAT(result.errors, HasSubstr("would clip"));
  EXPECT_THAT(result.errors, Not(HasSubstr("Loud: ")));
  const auto figures = measureLoudness(*readAudioFile(out() / (peaky.id + ".wav")));
  EXPECT_LE(*figures->truePeakDbtp, -0.9);
}

TEST_F(LibraryExport, withoutALoudnessEverySampleStaysAsItIs) {
  const Sample loud = addTimedSample("Loud", 1.0F);
  ASSERT_EQ(exportWith({loud.id, "--format", "wav"}).exitStatus, 0);
  const auto stored = readAudioFile(LibraryFiles(world.library()).sampleFolder(loud.id) / "audio.flac");
  EXPECT_EQ(readAudioFile(out() / (loud.id + ".wav"))->samples, stored->samples);
}

TEST_F(LibraryExport, lyricsWithTimesAreWrittenBeside) {
  const Sample sample = addTimedSample("Night Train");
  ASSERT_EQ(exportWith({sample.id, "--lrc", "--srt"}).exitStatus, 0);
  EXPECT_THAT(written(), ElementsAre(sample.id + ".flac", sample.id + ".lrc", sample.id + ".srt"));
  const auto lrc = contents(out() / (sample.id + ".lrc"));
  EXPECT_THAT(lrc, HasSubstr("[00:00.00]la la\n[00:00.75]lo lo\n"));
  EXPECT_THAT(lrc, HasSubstr("Made by a machine"));
  const auto srt = contents(out() / (sample.id + ".srt"));
  EXPECT_THAT(srt, HasSubstr("\n00:00:00,750 --> 00:00:01,750\nlo lo\n"));
  EXPECT_THAT(srt, HasSubstr("Made by a machine"));
}

TEST_F(LibraryExport, lyricsWithoutTimesAreSaidNotWritten) {
  const Sample sample = world.addSample("Night Train", "Mara Vale");
  const auto result = exportWith({sample.id, "--lrc"});
  EXPECT_EQ(result.exitStatus, 0);
  EXPECT_THAT(result.errors, HasSubstr("no times"));
  EXPECT_THAT(written(), ElementsAre(sample.id + ".flac"));
}

TEST_F(LibraryExport, codesCarryLicenceAndStatement) {
  const Sample sample = addTimedSample("Night – Train");
  ASSERT_EQ(exportWith({sample.id, "--codes"}).exitStatus, 0);
  const auto file = SafetensorsFile::open(out() / (sample.id + ".safetensors"));
  ASSERT_TRUE(file.has_value()) << file.error().sentence();
  EXPECT_EQ(file->metadata().at("license"), "CC0-1.0");
  EXPECT_EQ(file->metadata().at("attribution"), "Ask nobody");
  EXPECT_EQ(file->metadata().at("title"), "Night – Train");
  EXPECT_EQ(file->metadata().at("sample_id"), sample.id);
  EXPECT_THAT(file->metadata().at("statement"), HasSubstr("Made by a machine"));
  const auto stored = SafetensorsFile::open(LibraryFiles(world.library()).sampleFolder(sample.id) / kCodesName);
  ASSERT_EQ(file->tensors().size(), stored->tensors().size());
  for (const auto& [name, tensor] : stored->tensors()) {
    const auto* copy = file->find(name);
    ASSERT_NE(copy, nullptr) << name;
    EXPECT_EQ(copy->shape, tensor.shape);
    const auto a = copy->contiguousBytes(), b = tensor.contiguousBytes();
    EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end())) << name;
  }
}

TEST_F(LibraryExport, tablesListWhatWasWritten) {
  const Sample one = addTimedSample("One, two");
  const Sample three = addTimedSample("Three");
  const auto csv = world.file("list.csv"), list = world.file("list.json");
  ASSERT_EQ(exportWith({"--all", "--name-pattern", "{n} {artist} - {title}", "--table", csv.string()}).exitStatus, 0);
  EXPECT_THAT(contents(csv), StartsWith("id,title,artist"));
  EXPECT_THAT(contents(csv), HasSubstr("\"One, two\""));
  ASSERT_EQ(exportWith({one.id, three.id, "--format", "ogg", "--table", list.string()}).exitStatus, 0);
  const auto rows = json::parse(contents(list));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["id"], one.id);
  EXPECT_EQ(rows[1]["file"], three.id + ".ogg");
  EXPECT_THAT(rows[0]["statement"].get<std::string>(), HasSubstr("Made by a machine"));
  EXPECT_EQ(exportWith({one.id, "--format", "mp3", "--table", list.string()}).exitStatus, 1) << "it is there already";
  EXPECT_FALSE(fs::exists(out() / (one.id + ".mp3")));
}

TEST_F(LibraryExport, namesFollowThePattern) {
  addTimedSample("A/B: c");
  ASSERT_EQ(exportWith({"--query", "artist:mara", "--name-pattern", "{artist} - {title} {n}"}).exitStatus, 0);
  const auto names = written();
  ASSERT_EQ(names.size(), 1U);
  EXPECT_THAT(names[0], StartsWith("Mara Vale - A"));
  EXPECT_THAT(names[0], HasSubstr(" 1.flac"));
}

TEST_F(LibraryExport, oneThatFailsDoesNotKeepTheOthersBack) {
  const Sample first = addTimedSample("First"), broken = addTimedSample("Broken"), last = addTimedSample("Last");
  fs::remove(LibraryFiles(world.library()).sampleFolder(broken.id) / "audio.flac");
  const auto list = world.file("list.json");
  const auto result = exportWith({first.id, broken.id, last.id, "--table", list.string()});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.errors, HasSubstr("Not written: Broken: "));
  EXPECT_THAT(result.errors, HasSubstr("1 of 3 samples"));
  EXPECT_THAT(result.errors, HasSubstr("Written: 2 samples"));
  EXPECT_TRUE(fs::exists(out() / (first.id + ".flac")));
  EXPECT_TRUE(fs::exists(out() / (last.id + ".flac")));
  EXPECT_EQ(written().size(), 2U);
  EXPECT_EQ(json::parse(contents(list)).size(), 2U);
}

TEST_F(LibraryExport, anUnknownSampleIsSaidBeforeAnythingIsWritten) {
  const Sample sample = addTimedSample("Night Train");
  const auto result = exportWith({sample.id, "01jd9e6x1qpz4c8m2v7k5t3w9r"});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.errors, HasSubstr("01jd9e6x1qpz4c8m2v7k5t3w9r"));
  EXPECT_THAT(written(), IsEmpty());
}

TEST_F(LibraryExport, whatForceReplacesSurvivesAFailure) {
  const Sample sample = addTimedSample("Night Train");
  ASSERT_EQ(exportWith({sample.id, "--metadata", "json", "--codes"}).exitStatus, 0);
  const auto audio = out() / (sample.id + ".flac"), metadata = out() / (sample.id + ".json");
  std::ofstream(audio) << "precious";
  std::ofstream(metadata) << "dear";
  std::ofstream(LibraryFiles(world.library()).sampleFolder(sample.id) / kCodesName) << "damaged";
  const std::vector<std::string> again{sample.id, "--metadata", "json", "--codes", "--force"};
  const auto result = exportWith(again);
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.errors, HasSubstr("damaged"));
  EXPECT_EQ(contents(audio), "precious");
  EXPECT_EQ(contents(metadata), "dear");
  EXPECT_EQ(written().size(), 3U) << "nothing half written is left";
  EXPECT_EQ(exportWith({sample.id, "--metadata", "json", "--force"}).exitStatus, 0);
  EXPECT_TRUE(readAudioFileInfo(audio).has_value());
  EXPECT_EQ(json::parse(contents(metadata))["id"], sample.id);
}

}  // namespace
}  // namespace jukebox::test

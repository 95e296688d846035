#include "app/export/sample_exporter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <fstream>

#include "core/audio_file/audio_reader.h"
#include "core/base/id.h"
#include "core/sound/loudness.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr int kRate = 22'050;

/// One sample of three seconds in a library folder of its own.
class SampleExporterTest : public testing::Test {
 protected:
  SampleExporterTest()
      : m_root(fs::temp_directory_path() / ("jukebox_export_" + newId())), m_files(m_root / "library") {
    m_sample.id = newId();
    m_sample.title = "Night Train";
    m_sample.request.conditioning.artist = "Mara Vale";
    m_sample.model.name = "tiny";
    m_sample.model.license = "CC0-1.0";
    m_sample.sampleRate = kRate;
    m_sample.durationSeconds = 3;
    const auto folder = m_files.sampleFolder(m_sample.id);
    fs::create_directories(folder);
    AudioBuffer audio{kRate, 1, {}};
    for (int i = 0; i < 3 * kRate; ++i) audio.samples.push_back(0.1F * std::sin(0.2F * static_cast<float>(i)));
    EXPECT_TRUE(writeAudioFile(folder / "audio.flac", audio));
    std::ofstream(folder / kCodesName) << std::string("\x02\0\0\0\0\0\0\0{}", 10);
  }
  ~SampleExporterTest() override { fs::remove_all(m_root); }

  Result<ExportedSample> exported(const ExportSettings& settings) {
    ASSIGN_OR_RETURN(auto exporter, SampleExporter::create(m_files, settings));
    return exporter.exportInto(out(), m_sample, 1, {});
  }
  fs::path out() const { return m_root / "out"; }
  std::size_t fileCount() const {
    if (!fs::exists(out())) return 0;
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(out()), {}));
  }

  fs::path m_root;
  LibraryFiles m_files;
  Sample m_sample;
};

TEST_F(SampleExporterTest, everyFormatHasItsRateLoudnessAndTags) {
  for (const std::string format : {"wav", "flac", "mp3", "ogg", "opus", "m4a"}) {
    ExportSettings settings;
    settings.format = format;
    settings.sampleRate = 48'000;
    settings.loudnessLufs = -16;
    const auto written = exported(settings);
    ASSERT_TRUE(written) << format << written.error().sentence();
    EXPECT_TRUE(written->notes.empty()) << format;
    const auto info = readAudioFileInfo(written->audioFile);
    EXPECT_EQ(info->sourceSampleRate, 48'000) << format;
    EXPECT_THAT(info->tags.comment, HasSubstr("Made by a machine")) << format;
    EXPECT_THAT(info->tags.comment, HasSubstr("CC0-1.0")) << format;
    const auto loudness = measureLoudness(*readAudioFile(written->audioFile));
    EXPECT_NEAR(*loudness->integratedLufs, -16, 0.5) << format;
    EXPECT_LT(*loudness->truePeakDbtp, 0) << format;
  }
}

TEST_F(SampleExporterTest, aLoudnessThatWouldClipIsNotReachedAndSaidSo) {
  ExportSettings settings;
  settings.format = "wav";
  settings.loudnessLufs = -5;
  settings.peakCeilingDbtp = -6;
  const auto written = exported(settings);
  ASSERT_TRUE(written);
  ASSERT_EQ(written->notes.size(), 1U);
  EXPECT_THAT(written->notes[0], HasSubstr("would clip"));
  EXPECT_NEAR(*measureLoudness(*readAudioFile(written->audioFile))->truePeakDbtp, -6, 0.1);
}

TEST_F(SampleExporterTest, existingFilesFollowTheRule) {
  ExportSettings settings;
  settings.json = true;
  EXPECT_EQ(exported(settings)->audioFile.filename(), "Mara Vale - Night Train.flac");
  EXPECT_EQ(exported(settings)->audioFile.filename(), "Mara Vale - Night Train (2).flac");
  settings.existing = ExistingFiles::refuse;
  EXPECT_EQ(exported(settings).error().kind, ErrorKind::alreadyExists);
  EXPECT_EQ(fileCount(), 4U);
  settings.existing = ExistingFiles::replace;
  auto exporter = SampleExporter::create(m_files, settings);
  ASSERT_TRUE(exporter);
  EXPECT_EQ(exporter->exportInto(out(), m_sample, 1, {})->audioFile.filename(), "Mara Vale - Night Train.flac");
  EXPECT_EQ(exporter->exportInto(out(), m_sample, 2, {})->audioFile.filename(), "Mara Vale - Night Train (2).flac");
  EXPECT_EQ(fileCount(), 4U);
}

TEST_F(SampleExporterTest, sidecarsAreWrittenAndMissingTimesAreTold) {
  ExportSettings settings;
  settings.json = settings.csv = settings.codes = settings.lrc = settings.srt = true;
  const auto untimed = exported(settings);
  ASSERT_TRUE(untimed);
  EXPECT_EQ(untimed->sidecars.size(), 3U);
  ASSERT_EQ(untimed->notes.size(), 1U);
  EXPECT_THAT(untimed->notes[0], HasSubstr("no times"));
  m_sample.cleanedLyrics = "la la";
  m_sample.alignment = LyricAlignment{0, 0, 0.1, {0, 0.5, 1, 1.5, 2}};
  EXPECT_EQ(exported(settings)->sidecars.size(), 5U);
}

TEST_F(SampleExporterTest, aCancelledExportLeavesNothing) {
  auto exporter = SampleExporter::create(m_files, {});
  ASSERT_TRUE(exporter);
  CancellationToken cancellation;
  cancellation.request(CancelMode::now);
  EXPECT_EQ(exporter->exportInto(out(), m_sample, 1, cancellation).error().kind, ErrorKind::cancelled);
  EXPECT_EQ(fileCount(), 0U);
}

TEST_F(SampleExporterTest, aFileThatCannotGrowLeavesNothing) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{20'000, before.rlim_max};
  ExportSettings settings;
  settings.format = "wav";
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto audioFails = exported(settings);
  settings.format = "opus";
  settings.sampleRate = 8000;
  settings.bitRateKbps = 8;
  settings.codes = true;
  fs::remove(m_files.sampleFolder(m_sample.id) / kCodesName);
  const auto sidecarFails = exported(settings);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  ASSERT_FALSE(audioFails);
  EXPECT_THAT(audioFails.error().sentence(), HasSubstr("Night Train.wav"));
  ASSERT_FALSE(sidecarFails);
  EXPECT_EQ(fileCount(), 0U);
}

}  // namespace
}  // namespace jukebox

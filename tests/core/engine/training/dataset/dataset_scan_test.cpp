#include "core/engine/training/dataset/dataset_scan.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/audio_file/audio_writer.h"
#include "core/base/atomic_file.h"
#include "core/base/id.h"

namespace jukebox {
namespace {

class DatasetScanTest : public testing::Test {
 protected:
  DatasetScanTest() : m_folder(std::filesystem::temp_directory_path() / ("jukebox-scan-" + newId())) {
    std::filesystem::create_directories(in());
  }
  ~DatasetScanTest() override { std::filesystem::remove_all(m_folder); }
  std::filesystem::path in() const { return m_folder / "in"; }
  std::filesystem::path out() const { return m_folder / "out"; }

  /// A melody of random notes: fingerprints of different seeds differ.
  static AudioBuffer melody(unsigned seed, double seconds = 8, float gain = 0.3F) {
    AudioBuffer buffer{16000, 1, {}};
    std::mt19937 random(seed);
    double phase = 0, hz = 220;
    for (int t = 0; t < static_cast<int>(seconds * 16000); ++t) {
      if (t % 4000 == 0) hz = 220 * std::pow(2.0, static_cast<double>(random() % 24) / 12);
      phase += hz / 16000;
      buffer.samples.push_back(gain * static_cast<float>(std::sin(2 * 3.14159265 * phase) + 0.4 * std::sin(6.2831853 * 3 * phase)));
    }
    return buffer;
  }
  void write(const std::string& name, const AudioBuffer& buffer, AudioTags tags = {}) const {
    AudioWriterOptions options;
    options.tags = std::move(tags);
    ASSERT_TRUE(writeAudioFile(in() / name, buffer, options).has_value());
  }
  ScanRequest request() const {
    ScanRequest r;
    r.folder = in();
    r.out = out();
    r.sampleRate = 16000;
    r.jobs = 2;
    return r;
  }
  std::filesystem::path m_folder;
};

TEST_F(DatasetScanTest, recordingsBecomeAPreparedDataSetWithTheirLabels) {
  AudioTags tags;
  tags.artist = "Tag Artist";
  tags.genre = "folk";
  write("a.flac", melody(1), tags);
  write("b.wav", melody(2));
  ASSERT_TRUE(writeFileAtomically(in() / "b.txt", "la la\n").has_value());
  ASSERT_TRUE(writeFileAtomically(m_folder / "m.csv", "file,artist,licence\nb.wav,Listed,CC0-1.0\n").has_value());
  ScanRequest r = request();
  r.manifest = m_folder / "m.csv";
  r.licence = "CC-BY-4.0";
  const auto report = scanRecordings(r, {}, {});
  ASSERT_TRUE(report.has_value()) << report.error().sentence();
  const auto dataset = PreparedDataset::open(out());
  ASSERT_TRUE(dataset.has_value());
  ASSERT_EQ(dataset->index().songs.size(), 2U);
  const DatasetSong &a = dataset->index().songs[0], &b = dataset->index().songs[1];
  EXPECT_EQ(a.artist, "Tag Artist");
  EXPECT_EQ(a.licence, "CC-BY-4.0");
  EXPECT_EQ(b.artist, "Listed");
  EXPECT_EQ(b.licence, "CC0-1.0");
  EXPECT_EQ(b.lyrics, "la la");
  EXPECT_EQ(b.startFrame, a.frameCount);
  EXPECT_TRUE(std::filesystem::exists(out() / "data-card.md"));
  float sample[1600];
  dataset->readMono(1, 8000, 1600, 0.5, sample);
  const AudioBuffer original = melody(2);
  for (int i = 0; i < 1600; ++i) EXPECT_NEAR(sample[i], original.samples[static_cast<std::size_t>(8000 + i)], 1e-3);
}

TEST_F(DatasetScanTest, damagedFilesAreReportedAndSkipped) {
  write("good.wav", melody(1));
  ASSERT_TRUE(writeFileAtomically(in() / "bad.mp3", "this is no music").has_value());
  const auto report = scanRecordings(request(), {}, {});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->skipped, 1U);
  EXPECT_FALSE(report->recordings[0].error.empty());
  EXPECT_EQ(PreparedDataset::open(out())->index().songs.size(), 1U);
}

TEST_F(DatasetScanTest, copiesAndTranscodedCopiesAreFound) {
  write("a.wav", melody(1));
  write("copy.wav", melody(1));
  write("lossy.mp3", melody(1));
  write("other.wav", melody(7));
  const auto report = scanRecordings(request(), {}, {});
  ASSERT_TRUE(report.has_value());
  ASSERT_EQ(report->exactDuplicates.size(), 1U);
  EXPECT_EQ(report->exactDuplicates[0].second, "copy.wav");
  bool found = false;
  for (const auto& [a, b] : report->nearDuplicates) {
    found = found || (a == "a.wav" && b == "lossy.mp3");
    EXPECT_NE(a, "other.wav");
    EXPECT_NE(b, "other.wav");
  }
  EXPECT_TRUE(found);
}

TEST_F(DatasetScanTest, silenceAndClippingAreMeasured) {
  AudioBuffer half = melody(1, 4);
  half.samples.resize(half.samples.size() * 4, 0.0F);
  write("silent.wav", half);
  write("loud.wav", melody(2, 4, 3.0F));
  const auto report = scanRecordings(request(), {}, {});
  ASSERT_TRUE(report.has_value());
  EXPECT_GT(report->recordings[0].facts.clippedShare, 0.1);
  EXPECT_NEAR(report->recordings[1].facts.silentShare, 0.75, 0.02);
}

TEST_F(DatasetScanTest, aStoppedScanLeavesNothing) {
  write("a.wav", melody(1));
  CancellationToken token;
  token.request(CancelMode::now);
  EXPECT_EQ(scanRecordings(request(), {}, token).error().kind, ErrorKind::cancelled);
  EXPECT_FALSE(std::filesystem::exists(out() / kDatasetIndexFile));
  EXPECT_FALSE(std::filesystem::exists(out() / "audio.s16.part"));
}

TEST_F(DatasetScanTest, aFolderWithoutMusicIsAnError) {
  EXPECT_EQ(scanRecordings(request(), {}, {}).error().kind, ErrorKind::notFound);
  ScanRequest r = request();
  r.folder = m_folder / "nowhere";
  EXPECT_EQ(scanRecordings(r, {}, {}).error().kind, ErrorKind::notFound);
}

}  // namespace
}  // namespace jukebox

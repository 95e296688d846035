#include "core/engine/training/dataset/prepared_dataset.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/engine/training/dataset/dataset_split.h"
#include "core/engine/training/dataset/dataset_vocabulary.h"
#include "core/engine/training/dataset/token_shard.h"

namespace jukebox {
namespace {

class PreparedDatasetTest : public testing::Test {
 protected:
  PreparedDatasetTest() : m_folder(std::filesystem::temp_directory_path() / ("jukebox-dataset-" + newId())) {
    std::filesystem::create_directories(m_folder);
  }
  ~PreparedDatasetTest() override { std::filesystem::remove_all(m_folder); }

  void writeSamples(const std::vector<std::int16_t>& samples) {
    std::ofstream file(m_folder / kDatasetSampleFile, std::ios::binary);
    file.write(reinterpret_cast<const char*>(samples.data()), static_cast<std::streamsize>(samples.size() * 2));
  }
  static DatasetSong song(const std::string& name, std::int64_t start, std::int64_t count) {
    DatasetSong entry;
    entry.name = entry.file = name;
    entry.startFrame = start;
    entry.frameCount = count;
    return entry;
  }
  std::filesystem::path m_folder;
};

TEST_F(PreparedDatasetTest, whatIsWrittenIsReadBack) {
  DatasetIndex index{8000, 2, {song("a", 0, 2), song("b", 2, 1)}};
  index.songs[0].artist = "Mära";
  index.songs[0].lyrics = "la\nlu";
  index.songs[0].timings = {{0, 0.25}, {3, 0.5}};
  index.songs[1].split = SongSplit::validation;
  ASSERT_TRUE(writeDatasetIndex(m_folder, index).has_value());
  writeSamples({16384, -16384, 8192, 8192, 0, 32767});
  const auto dataset = PreparedDataset::open(m_folder);
  ASSERT_TRUE(dataset.has_value());
  EXPECT_EQ(dataset->index().songs[0].artist, "Mära");
  ASSERT_EQ(dataset->index().songs[0].timings.size(), 2U);
  EXPECT_EQ(dataset->index().songs[0].timings[1].character, 3);
  EXPECT_EQ(dataset->songsOf(SongSplit::validation), std::vector<std::size_t>{1});
  float samples[4] = {9, 9, 9, 9};
  dataset->readMono(0, -1, 4, 0.75, samples);  // one frame before the song, one behind it
  EXPECT_FLOAT_EQ(samples[0], 0.0F);
  EXPECT_FLOAT_EQ(samples[1], 0.25F);  // 0.75·0.5 − 0.25·0.5
  EXPECT_FLOAT_EQ(samples[2], 0.25F);
  EXPECT_FLOAT_EQ(samples[3], 0.0F);
}

TEST_F(PreparedDatasetTest, songsOutsideTheSamplesAreCorrupt) {
  ASSERT_TRUE(writeDatasetIndex(m_folder, {8000, 1, {song("a", 2, 3)}}).has_value());
  writeSamples({1, 2, 3, 4});
  EXPECT_EQ(PreparedDataset::open(m_folder).error().kind, ErrorKind::corrupt);
}

TEST_F(PreparedDatasetTest, brokenIndexFilesAreRefused) {
  EXPECT_EQ(readDatasetIndex(m_folder).error().kind, ErrorKind::notFound);
  for (const char* text :
       {"", "[]", "{\"format\":\"jukebox-dataset\"}", "{\"format\":\"other\",\"version\":1,\"songs\":[]}",
        "{\"format\":\"jukebox-dataset\",\"version\":1,\"sampleRate\":8000,\"channels\":3,\"songs\":[]}",
        "{\"format\":\"jukebox-dataset\",\"version\":1,\"sampleRate\":8000,\"songs\":[{\"startSample\":-1}]}",
        "{\"format\":\"jukebox-dataset\",\"version\":1,\"sampleRate\":8000,\"songs\":[{\"timings\":7}]}",
        "{\"format\":\"jukebox-dataset\",\"version\":1,\"sampleRate\":8000,\"songs\":[{\"name\":\"x\"},{\"name\":\"x\"}]}"}) {
    ASSERT_TRUE(writeFileAtomically(m_folder / kDatasetIndexFile, text).has_value());
    EXPECT_FALSE(readDatasetIndex(m_folder).has_value()) << text;
  }
}

TEST_F(PreparedDatasetTest, theSplitDependsOnSeedAndNameAndKeepsTwinsTogether) {
  DatasetIndex index{8000, 1, {}};
  for (int i = 0; i < 200; ++i) index.songs.push_back(song("song " + std::to_string(i), i, 1));
  std::vector<std::pair<std::string, std::string>> alike;
  for (int i = 0; i < 100; i += 2) alike.emplace_back("song " + std::to_string(i), "song " + std::to_string(i + 1));
  splitDataset(index, alike, 0.2, 1);
  const DatasetIndex first = index;
  std::reverse(index.songs.begin(), index.songs.end());
  splitDataset(index, {}, 0.2, 1);
  std::size_t heldOut = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    heldOut += first.songs[i].split == SongSplit::validation ? 1U : 0U;
    if (i < 100) continue;
    EXPECT_EQ(index.songs[199 - i].split, first.songs[i].split);  // the order does not matter
  }
  for (std::size_t i = 0; i < 100; i += 2) EXPECT_EQ(first.songs[i].split, first.songs[i + 1].split);
  EXPECT_GT(heldOut, 20U);
  EXPECT_LT(heldOut, 60U);
}

TEST_F(PreparedDatasetTest, namesBecomeIdsInAlphabeticalOrderAfterUnknown) {
  DatasetIndex index{8000, 1, {song("a", 0, 1), song("b", 1, 1)}};
  index.songs[0].artist = "Zoe";
  index.songs[1].artist = "Abe";
  index.songs[1].genre = "folk";
  const DatasetVocabulary names = datasetVocabulary(index);
  EXPECT_EQ(names.artistsText, "unknown;0\nAbe;1\nZoe;2\n");
  EXPECT_EQ(names.genresText, "unknown;0\nfolk;1\n");
  EXPECT_EQ(names.artistCount, 3);
}

TEST_F(PreparedDatasetTest, tokenShardsKeepEverySongsCodes) {
  const std::filesystem::path file = m_folder / TokenShard::fileName(std::string(64, 'a'), 1);
  EXPECT_EQ(file.filename(), "codes-aaaaaaaaaaaaaaaa-level1.u16");
  const std::vector<LevelCodes> codes{{1, 2, 3}, {}, {65535, 0}};
  ASSERT_TRUE(TokenShard::write(file, {3, 0, 2}, [&](std::size_t i) -> Result<LevelCodes> { return codes[i]; }).has_value());
  const auto shard = TokenShard::open(file, {3, 0, 2});
  ASSERT_TRUE(shard.has_value());
  std::int64_t out[2] = {};
  shard->read(2, 0, 2, out);
  EXPECT_EQ(out[0], 65535);
  shard->read(0, 1, 2, out);
  EXPECT_EQ(out[1], 3);
  EXPECT_EQ(TokenShard::open(file, {3, 0, 3}).error().kind, ErrorKind::corrupt);
}

}  // namespace
}  // namespace jukebox

#include "app/cli/codes_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/base/id.h"
#include "core/domain/library_files.h"
#include "core/engine/checkpoint/safetensors.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

class CodesFile : public ::testing::Test {
 protected:
  CodesFile() : m_path(fs::temp_directory_path() / ("codes-" + newId() + ".safetensors")) {
    m_codec.levels = 3;
    m_codec.bins = 32;
  }
  ~CodesFile() override { fs::remove(m_path); }

  fs::path m_path;
  CodecHyperparameters m_codec;
};

TEST_F(CodesFile, aSampleComesBackAsItWas) {
  const SongCodes codes{{{0, 31, 5, 7}, {1, 2}, {}}};
  ASSERT_TRUE(writeSampleCodes(m_path, codes));
  EXPECT_EQ(readSampleCodes(m_path, m_codec).value(), codes);
}

TEST_F(CodesFile, theAlignmentIsKeptBesideTheCodes) {
  AlignmentResult alignment;
  alignment.rows = 2;
  alignment.characters = 3;
  alignment.matrix = {0, 1, 2, 253, 254, 255};
  ASSERT_TRUE(writeSampleCodes(m_path, {{{1}, {}, {}}}, alignment));
  const auto file = SafetensorsFile::open(m_path);
  ASSERT_TRUE(file);
  const auto* view = file->find(kAlignmentTensorName);
  ASSERT_NE(view, nullptr);
  EXPECT_EQ(view->dtype, DType::u8);
  EXPECT_EQ(view->shape, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(static_cast<int>(view->contiguousBytes()[5]), 255);
}

TEST_F(CodesFile, aJobComesBackWithItsTime) {
  const JobCodes codes{{{{{1, 2}, {3}, {}}}, {{{}, {4}, {5}}}}, 12.5};
  ASSERT_TRUE(writeJobCodes(m_path, codes));
  const auto read = readJobCodes(m_path, 2, m_codec);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->samples, codes.samples);
  EXPECT_DOUBLE_EQ(read->elapsedSeconds, 12.5);
}

TEST_F(CodesFile, codesOfAnotherCodecAreRefused) {
  for (const SongCodes& codes : {SongCodes{{{32}}}, SongCodes{{{-1}}}, SongCodes{{{1}, {1}, {1}, {1}}}, SongCodes{}}) {
    ASSERT_TRUE(writeSampleCodes(m_path, codes));
    const auto read = readSampleCodes(m_path, m_codec);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::invalidInput);
  }
}

TEST_F(CodesFile, damagedFilesAreErrors) {
  EXPECT_EQ(readSampleCodes(m_path, m_codec).error().kind, ErrorKind::notFound);
  std::ofstream(m_path) << "nothing of the kind";
  EXPECT_EQ(readSampleCodes(m_path, m_codec).error().kind, ErrorKind::corrupt);
  ASSERT_TRUE(writeSampleCodes(m_path, {{{1, 2, 3}, {4}, {5}}}));
  fs::resize_file(m_path, fs::file_size(m_path) - 1);
  EXPECT_EQ(readSampleCodes(m_path, m_codec).error().kind, ErrorKind::corrupt);
}

TEST_F(CodesFile, tensorsOfTheWrongShapeOrTypeAreErrors) {
  const std::vector<float> floats(4);
  const auto bytes = std::as_bytes(std::span(floats));
  ASSERT_TRUE(writeSafetensors(m_path, {{sampleCodesTensorName(0), TensorBytes{DType::f32, {4}, bytes}}}));
  EXPECT_EQ(readSampleCodes(m_path, m_codec).error().kind, ErrorKind::corrupt);
  ASSERT_TRUE(writeSafetensors(m_path, {{sampleCodesTensorName(0), TensorBytes{DType::i32, {2, 2}, bytes}}}));
  EXPECT_EQ(readSampleCodes(m_path, m_codec).error().kind, ErrorKind::corrupt);
}

}  // namespace
}  // namespace jukebox::cli

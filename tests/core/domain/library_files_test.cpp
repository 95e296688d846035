#include "core/domain/library_files.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(LibraryFiles, everyNameLiesWhereTheFormatSays) {
  const LibraryFiles files("/music/library");
  const std::string id = "01jd9e6x1qpz4c8m2v7k5t3w9r";
  EXPECT_EQ(files.root(), "/music/library");
  EXPECT_EQ(files.database(), "/music/library/library.sqlite");
  EXPECT_EQ(files.samplesFolder(), "/music/library/samples");
  EXPECT_EQ(files.jobsFolder(), "/music/library/jobs");
  EXPECT_EQ(files.sampleFolder(id), "/music/library/samples/01jd9e6x1qpz4c8m2v7k5t3w9r");
  EXPECT_EQ(files.sampleBuildFolder(id), "/music/library/samples/.01jd9e6x1qpz4c8m2v7k5t3w9r.part");
  EXPECT_EQ(files.jobFolder(id), "/music/library/jobs/01jd9e6x1qpz4c8m2v7k5t3w9r");
}

TEST(LibraryFiles, fileAndTensorNamesAreThoseOfTheFormat) {
  EXPECT_STREQ(kSampleJsonName, "sample.json");
  EXPECT_STREQ(kCodesName, "codes.safetensors");
  EXPECT_STREQ(kJobJsonName, "job.json");
  EXPECT_STREQ(kJobLockName, "lock");
  EXPECT_STREQ(kAlignmentTensorName, "alignment");
  EXPECT_EQ(sampleCodesTensorName(2), "level.2");
  EXPECT_EQ(jobCodesTensorName(0, 2), "sample.0.level.2");
  EXPECT_EQ(jobCodesTensorName(1023, 7), "sample.1023.level.7");
}

}  // namespace
}  // namespace jukebox

#pragma once
// Fixtures: temporary folders, samples and libraries for the tests of db/.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "core/base/id.h"
#include "core/domain/job.h"
#include "core/domain/sample.h"
#include "db/library.h"

namespace jukebox::testing {

/// A folder that goes with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() : m_path(std::filesystem::temp_directory_path() / ("jukebox-db-test-" + newId())) {
    std::filesystem::create_directories(m_path);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

inline Sample makeSample(const std::string& artist = "Mara Vale", const std::string& genre = "folk",
                         const std::string& lyrics = "The rain came down on the iron road") {
  Sample sample;
  sample.id = newId();
  sample.createdAt = "2026-11-20T10:00:00Z";
  sample.request.conditioning = {artist, genre, lyrics};
  sample.request.seed = 42;
  sample.title = defaultTitle(sample.request, 0);
  sample.model.name = "starter";
  sample.model.version = "1.0";
  sample.model.weightsHash = "abc";
  sample.model.license = "CC0-1.0";
  sample.jobId = newId();
  sample.sampleRate = 44100;
  sample.durationSeconds = 20;
  sample.topLevel = 2;
  return sample;
}

inline Job makeJob() {
  Job job;
  job.id = newId();
  job.createdAt = "2026-11-20T10:00:00Z";
  job.sampleIds = {newId()};
  return job;
}

inline void writeText(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

inline std::string readText(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Lets everything in `path` look as if it was last touched two days ago.
inline void makeOld(const std::filesystem::path& path) {
  const auto then = std::filesystem::file_time_type::clock::now() - std::chrono::hours(48);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    std::filesystem::last_write_time(entry.path(), then);
  }
  std::filesystem::last_write_time(path, then);
}

/// Fills the build folder of `sample` as the engine does and publishes it.
inline Result<Sample> publish(Library& library, const Sample& sample) {
  const auto folder = library.files().sampleBuildFolder(sample.id);
  std::filesystem::create_directories(folder);
  writeText(folder / "audio.flac", "audio of " + sample.id);
  writeText(folder / "codes.safetensors", "codes of " + sample.id);
  return library.publishSample(folder, sample);
}

/// `result` must hold a value; the message of its error explains why not.
#define ASSERT_OK(result) ASSERT_TRUE((result).has_value()) << (result).error().sentence() << (result).error().detail
#define EXPECT_OK(result) EXPECT_TRUE((result).has_value()) << (result).error().sentence() << (result).error().detail
#define EXPECT_KIND(result, expected)                                               \
  do {                                                                              \
    const auto& resultUnderTest = (result);                                         \
    ASSERT_FALSE(resultUnderTest.has_value());                                      \
    EXPECT_EQ(errorKindName(resultUnderTest.error().kind), errorKindName(expected)) \
        << resultUnderTest.error().sentence() << resultUnderTest.error().detail;    \
  } while (false)

}  // namespace jukebox::testing

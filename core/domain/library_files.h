#pragma once
// LibraryFiles: every name inside a library folder, built here and nowhere else (docs/formats.md).
//
//   library.sqlite            index; can be rebuilt from the folders
//   samples/<id>/             sample.json, audio.flac, codes.safetensors: complete by itself
//   verdicts.jsonl            what listeners preferred in comparisons, a line each
//   cache/                    what can be computed again (thumbnails of the studio)
//   jobs/<id>/                job.json, codes.safetensors (after every window), lock

#include <filesystem>
#include <string>

namespace jukebox {

class LibraryFiles {
 public:
  explicit LibraryFiles(std::filesystem::path root) : m_root(std::move(root)) {}
  const std::filesystem::path& root() const { return m_root; }
  std::filesystem::path database() const { return m_root / "library.sqlite"; }
  std::filesystem::path samplesFolder() const { return m_root / "samples"; }
  std::filesystem::path cacheFolder() const { return m_root / "cache"; }
  std::filesystem::path verdictsFile() const { return m_root / "verdicts.jsonl"; }
  std::filesystem::path jobsFolder() const { return m_root / "jobs"; }
  std::filesystem::path sampleFolder(const std::string& id) const { return samplesFolder() / id; }
  /// Where a sample is built before it is published; removed by the next sweep when left behind.
  std::filesystem::path sampleBuildFolder(const std::string& id) const {
    return samplesFolder() / ("." + id + ".part");
  }
  std::filesystem::path jobFolder(const std::string& id) const { return jobsFolder() / id; }

 private:
  std::filesystem::path m_root;
};

inline constexpr const char* kSampleJsonName = "sample.json";
inline constexpr const char* kCodesName = "codes.safetensors";
inline constexpr const char* kJobJsonName = "job.json";
inline constexpr const char* kJobLockName = "lock";

/// Names of tensors in codes.safetensors: "level.2" in a sample folder, "sample.0.level.2" in a job folder.
std::string sampleCodesTensorName(int level);
std::string jobCodesTensorName(int sampleIndex, int level);
inline constexpr const char* kAlignmentTensorName = "alignment";

}  // namespace jukebox

#pragma once
// PreparedDataset: decoded songs in one memory-mapped file, with their labels (docs/datasets.md).

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/mapped_file.h"
#include "core/base/result.h"

namespace jukebox {

/// When a character of the lyrics begins to be sung.
struct LyricTiming {
  std::int64_t character = 0;  ///< code points from the beginning of the lyrics
  double seconds = 0;
};

enum class SongSplit { train, validation };

struct DatasetSong {
  std::string name;  ///< unique within the data set
  std::string file;  ///< where it was decoded from
  std::string artist, genre, lyrics, licence, source;
  double totalSeconds = 0;
  std::int64_t startFrame = 0, frameCount = 0;  ///< place in the sample file
  SongSplit split = SongSplit::train;
  std::vector<LyricTiming> timings;  ///< ascending; may be empty
};

/// What dataset.json says.
struct DatasetIndex {
  int sampleRate = 0;
  int channels = 1;  ///< 1 or 2
  std::vector<DatasetSong> songs;
};

/// Names of the files in a prepared folder.
inline constexpr const char* kDatasetIndexFile = "dataset.json";
inline constexpr const char* kDatasetSampleFile = "audio.s16";

/// Bounded reader and writer of dataset.json. Kind corrupt names the song and the field.
Result<DatasetIndex> readDatasetIndex(const std::filesystem::path& folder);
Status writeDatasetIndex(const std::filesystem::path& folder, const DatasetIndex& index);

/// Read-only, safe to share between threads.
class PreparedDataset {
 public:
  /// Maps a folder that `jukebox dataset scan` made. Kinds: notFound, corrupt (songs outside the sample file).
  static Result<PreparedDataset> open(const std::filesystem::path& folder);

  const DatasetIndex& index() const { return m_index; }
  const std::filesystem::path& folder() const { return m_folder; }
  /// Numbers of the songs of one side.
  std::vector<std::size_t> songsOf(SongSplit split) const;

  /// `frames` mono samples of a song from `startFrame` on into `out`; zeros where the song has none. Stereo is mixed as
  /// leftWeight·left + (1−leftWeight)·right.
  void readMono(std::size_t song, std::int64_t startFrame, std::int64_t frames, double leftWeight, float* out) const;

 private:
  std::filesystem::path m_folder;
  DatasetIndex m_index;
  std::shared_ptr<const MappedFile> m_samples;
};

}  // namespace jukebox

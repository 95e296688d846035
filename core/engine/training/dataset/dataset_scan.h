#pragma once
// Dataset scan: a folder of recordings becomes a prepared data set, and a report of what is wrong with it.

#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/base/cancellation.h"
#include "core/engine/training/dataset/audio_facts.h"
#include "core/engine/training/dataset/song_labels.h"

namespace jukebox {

struct ScanRequest {
  std::filesystem::path folder;
  std::filesystem::path manifest;  ///< may be empty
  std::filesystem::path out;       ///< the prepared data set; empty: report only
  int sampleRate = 44100;
  int channels = 1;
  int jobs = 0;                 ///< files decoded at once; 0: one a core
  std::string licence, source;  ///< for recordings that name none
  double validationShare = 0.05;
  std::uint64_t seed = 0;
};

/// One recording as the scan found it.
struct ScannedRecording {
  std::string file;  ///< relative to the folder
  AudioFacts facts;
  RecordingLabels labels;
  std::vector<std::string> problems;  ///< sentences; a recording with `error` is skipped
  std::string error;
};

struct ScanReport {
  std::vector<ScannedRecording> recordings;  ///< sorted by file
  std::vector<std::pair<std::string, std::string>> exactDuplicates, nearDuplicates;
  double totalSeconds = 0;
  std::size_t skipped = 0;
};

/// done of total files.
using ScanProgress = std::function<void(std::size_t done, std::size_t total, const std::string& file)>;

/// Reads every audio file below the folder once. Corrupt files are reported and skipped; of exact duplicates the first
/// is taken. With `out` the data set appears when everything is written; a stopped scan leaves nothing.
/// Kinds: notFound (no such folder, no audio in it), io, noSpace, cancelled.
Result<ScanReport> scanRecordings(const ScanRequest& request, const ScanProgress& progress,
                                  const CancellationToken& cancellation);

/// The report as JSON.
nlohmann::json toJson(const ScanReport& report);

}  // namespace jukebox

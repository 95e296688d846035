#include "core/engine/training/dataset/dataset_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "core/audio_file/audio_reader.h"
#include "core/engine/training/dataset/data_card.h"
#include "core/engine/training/dataset/dataset_split.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr double kLongestRecordingSeconds = 4 * 3600;
constexpr double kSilentWarning = 0.5, kClippedWarning = 0.001;

bool looksLikeAudio(const fs::path& path) {
  static const std::set<std::string> kExtensions{".wav", ".flac", ".mp3", ".ogg", ".oga", ".opus", ".m4a",
                                                 ".aac", ".aif",  ".aiff", ".wma", ".mp4", ".mka", ".webm"};
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
  return kExtensions.contains(extension);
}

Result<std::vector<fs::path>> audioFilesBelow(const fs::path& folder) {
  std::error_code code;
  if (!fs::is_directory(folder, code)) {
    return makeError(ErrorKind::notFound, fmt::format("{} is no folder.", folder.string()));
  }
  std::vector<fs::path> files;
  for (auto it = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, code);
       it != fs::recursive_directory_iterator(); it.increment(code)) {
    if (code) break;
    if (it->is_regular_file(code) && looksLikeAudio(it->path())) files.push_back(it->path());
  }
  if (files.empty()) {
    return makeError(ErrorKind::notFound, fmt::format("There are no recordings below {}.", folder.string()),
                     "Formats: wav, flac, mp3, ogg, opus, m4a and others that FFmpeg reads.");
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::int16_t> toInt16(const std::vector<float>& samples) {
  std::vector<std::int16_t> out(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    out[i] = static_cast<std::int16_t>(std::lround(std::clamp(samples[i], -1.0F, 1.0F) * 32767.0F));
  }
  return out;
}

RecordingLabels tagLabels(const AudioTags& tags) {
  RecordingLabels labels;
  labels.title = tags.title;
  labels.artist = tags.artist;
  labels.genre = tags.genre;
  labels.lyrics = tags.lyrics;
  return labels;
}

void noteProblems(ScannedRecording& r) {
  if (r.facts.silentShare > kSilentWarning) {
    r.problems.push_back(fmt::format("{:.0f} % of it are silent.", r.facts.silentShare * 100));
  }
  if (r.facts.clippedShare > kClippedWarning) {
    r.problems.push_back(fmt::format("{:.2f} % of its samples are clipped.", r.facts.clippedShare * 100));
  }
  for (const auto& [name, value] : {std::pair{"artist", &r.labels.artist}, std::pair{"genre", &r.labels.genre},
                                    std::pair{"licence", &r.labels.licence}}) {
    if (value->empty()) r.problems.push_back(fmt::format("It names no {}.", name));
  }
  const bool ordered = std::is_sorted(r.labels.timings.begin(), r.labels.timings.end(),
                                      [](const LyricTiming& a, const LyricTiming& b) { return a.seconds < b.seconds; });
  if (!ordered) r.problems.push_back("Its lyric times run backwards in places.");
}

/// Everything that several threads share while they scan.
class Scanner {
 public:
  Scanner(const ScanRequest& request, std::vector<fs::path> files, Manifest manifest)
      : m_request(request), m_files(std::move(files)), m_manifest(std::move(manifest)) {
    m_report.recordings.resize(m_files.size());
    m_samples.resize(m_files.size());
  }

  Status run(std::ofstream* samples, DatasetIndex& index, const ScanProgress& progress,
             const CancellationToken& cancellation) {
    m_stream = samples;
    const unsigned jobs = m_request.jobs > 0 ? static_cast<unsigned>(m_request.jobs)
                                             : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < jobs; ++i) {
      threads.emplace_back([&] {
        for (std::size_t file = m_next++; file < m_files.size() && !cancellation.shouldStopNow(); file = m_next++) {
          scanOne(file);
          take(file, index, progress);
        }
      });
    }
    threads.clear();
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    if (m_stream != nullptr && !*m_stream) {
      return makeError(ErrorKind::io, "The samples could not be written.", "Check the free space.");
    }
    return {};
  }

  ScanReport finish() {
    std::vector<std::vector<std::uint32_t>> fingerprints;
    for (const ScannedRecording& r : m_report.recordings) fingerprints.push_back(r.facts.fingerprint);
    for (const auto& [a, b] : nearDuplicates(fingerprints)) {
      const auto pair = std::pair{m_report.recordings[a].file, m_report.recordings[b].file};
      const auto& exact = m_report.exactDuplicates;
      if (std::find(exact.begin(), exact.end(), pair) == exact.end()) m_report.nearDuplicates.push_back(pair);
    }
    return std::move(m_report);
  }

 private:
  void scanOne(std::size_t file) {
    ScannedRecording& r = m_report.recordings[file];
    r.file = m_files[file].lexically_relative(m_request.folder).generic_string();
    ReadAudioOptions options;
    options.sampleRate = m_request.sampleRate;
    options.channels = m_request.channels;
    options.limitSeconds = kLongestRecordingSeconds;
    const auto info = readAudioFileInfo(m_files[file]);
    const auto audio = info ? readAudioFile(m_files[file], options) : Result<AudioBuffer>(info.error());
    if (!audio || audio->samples.empty()) {
      r.error = audio ? "It has no sound." : audio.error().sentence();
      return;
    }
    m_samples[file] = toInt16(audio->samples);
    auto facts = measureAudio(*audio, m_samples[file]);
    if (facts) r.facts = std::move(*facts);
    auto found = m_manifest.find(r.file);
    if (found == m_manifest.end()) found = m_manifest.find(m_files[file].filename().string());
    if (found != m_manifest.end()) r.labels = found->second;
    fillIn(r.labels, readSidecars(m_files[file], r.problems));
    fillIn(r.labels, tagLabels(info->tags));
    RecordingLabels defaults;
    defaults.licence = m_request.licence;
    defaults.source = m_request.source;
    fillIn(r.labels, defaults);
    noteProblems(r);
  }

  // Hands finished files on in order, so that the data set does not depend on the threads.
  void take(std::size_t file, DatasetIndex& index, const ScanProgress& progress) {
    const std::lock_guard lock(m_mutex);
    m_finished.insert(file);
    if (progress) progress(++m_done, m_files.size(), m_report.recordings[file].file);
    for (; m_finished.contains(m_written); ++m_written) write(m_written, index);
  }

  void write(std::size_t file, DatasetIndex& index) {
    ScannedRecording& r = m_report.recordings[file];
    const std::vector<std::int16_t> samples = std::move(m_samples[file]);
    m_samples[file] = {};
    if (!r.error.empty()) {
      ++m_report.skipped;
      return;
    }
    const auto [first, fresh] = m_byHash.try_emplace(r.facts.sha256, r.file);
    if (!fresh) {
      m_report.exactDuplicates.emplace_back(first->second, r.file);
      ++m_report.skipped;
      return;
    }
    m_report.totalSeconds += r.facts.durationSeconds;
    const auto frames = static_cast<std::int64_t>(samples.size()) / m_request.channels;
    index.songs.push_back({fs::path(r.file).replace_extension().generic_string(), r.file, r.labels.artist,
                           r.labels.genre, r.labels.lyrics, r.labels.licence, r.labels.source, r.facts.durationSeconds,
                           m_frames, frames, SongSplit::train, r.labels.timings});
    m_frames += frames;
    if (m_stream != nullptr) {
      m_stream->write(reinterpret_cast<const char*>(samples.data()),
                      static_cast<std::streamsize>(samples.size() * sizeof(std::int16_t)));
    }
  }

  const ScanRequest& m_request;
  std::vector<fs::path> m_files;
  Manifest m_manifest;
  ScanReport m_report;
  std::vector<std::vector<std::int16_t>> m_samples;
  std::ofstream* m_stream = nullptr;
  std::atomic<std::size_t> m_next = 0;
  std::mutex m_mutex;
  std::set<std::size_t> m_finished;
  std::size_t m_written = 0, m_done = 0;
  std::int64_t m_frames = 0;
  std::map<std::string, std::string> m_byHash;
};

// Names must be unique even when "a.wav" and "a.flac" are both there.
void makeNamesUnique(DatasetIndex& index) {
  std::map<std::string, int> uses;
  for (const DatasetSong& song : index.songs) ++uses[song.name];
  for (DatasetSong& song : index.songs) {
    if (uses[song.name] > 1) song.name = song.file;
  }
}

}  // namespace

Result<ScanReport> scanRecordings(const ScanRequest& request, const ScanProgress& progress,
                                  const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(std::vector<fs::path> files, audioFilesBelow(request.folder));
  Manifest manifest;
  if (!request.manifest.empty()) {
    ASSIGN_OR_RETURN(manifest, readManifest(request.manifest));
  }
  Scanner scanner(request, std::move(files), std::move(manifest));
  DatasetIndex index{request.sampleRate, request.channels, {}};
  const fs::path samples = request.out / kDatasetSampleFile, part = samples.string() + ".part";
  std::ofstream stream;
  if (!request.out.empty()) {
    std::error_code code;
    fs::create_directories(request.out, code);
    stream.open(part, std::ios::binary | std::ios::trunc);
  }
  const Status scanned = scanner.run(request.out.empty() ? nullptr : &stream, index, progress, cancellation);
  stream.close();
  if (!scanned) {
    std::error_code code;
    fs::remove(part, code);
    return scanned.error();
  }
  ScanReport report = scanner.finish();
  if (request.out.empty()) return report;
  makeNamesUnique(index);
  splitDataset(index, report.nearDuplicates, request.validationShare, request.seed);
  std::error_code code;
  fs::remove(request.out / kDatasetIndexFile, code);  // the old index never stands beside new samples
  fs::rename(part, samples, code);
  if (code) return makeError(ErrorKind::io, fmt::format("{} cannot be written.", samples.string()), "", code.message());
  RETURN_IF_ERROR(writeDataCard(request.out, index, report));
  RETURN_IF_ERROR(writeDatasetIndex(request.out, index));
  return report;
}

nlohmann::json toJson(const ScanReport& report) {
  nlohmann::json recordings = nlohmann::json::array();
  for (const ScannedRecording& r : report.recordings) {
    nlohmann::json item{{"file", r.file},
                        {"seconds", r.facts.durationSeconds},
                        {"silent_share", r.facts.silentShare},
                        {"clipped_share", r.facts.clippedShare},
                        {"artist", r.labels.artist},
                        {"genre", r.labels.genre},
                        {"licence", r.labels.licence},
                        {"source", r.labels.source},
                        {"lyric_characters", r.labels.lyrics.size()},
                        {"timings", r.labels.timings.size()},
                        {"problems", r.problems}};
    if (r.facts.loudnessLufs) item["loudness_lufs"] = *r.facts.loudnessLufs;
    if (!r.error.empty()) item["error"] = r.error;
    recordings.push_back(std::move(item));
  }
  return {{"recordings", std::move(recordings)},
          {"exact_duplicates", report.exactDuplicates},
          {"near_duplicates", report.nearDuplicates},
          {"total_seconds", report.totalSeconds},
          {"skipped", report.skipped}};
}

}  // namespace jukebox

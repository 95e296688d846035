#include "core/engine/training/dataset/prepared_dataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/atomic_file.h"
#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

constexpr const char* kFormat = "jukebox-dataset";
constexpr int kVersion = 1;
constexpr std::uint64_t kMaximumIndexBytes = 1U << 30U;
constexpr std::int64_t kMaximumFrames = std::int64_t{1} << 46;
constexpr float kFullScale = 32768.0F;

Json songJson(const DatasetSong& song) {
  Json timings = Json::array();
  for (const LyricTiming& t : song.timings) timings.push_back({{"character", t.character}, {"seconds", t.seconds}});
  return {{"name", song.name},
          {"file", song.file},
          {"artist", song.artist},
          {"genre", song.genre},
          {"lyrics", song.lyrics},
          {"licence", song.licence},
          {"source", song.source},
          {"totalSeconds", song.totalSeconds},
          {"startSample", song.startFrame},
          {"sampleCount", song.frameCount},
          {"split", song.split == SongSplit::train ? "train" : "validation"},
          {"timings", std::move(timings)}};
}

Status readTimings(const Json& json, DatasetSong& song) {
  if (!json.is_array()) return makeError(ErrorKind::corrupt, fmt::format("The timings of {} are no list.", song.name));
  for (const Json& item : json) {
    JsonReader reader(item, fmt::format("A timing of {}", song.name));
    LyricTiming timing;
    reader.integer("character", timing.character, 0, std::int64_t{1} << 32);
    reader.number("seconds", timing.seconds, -3600, 1e7);
    RETURN_IF_ERROR(reader.status());
    song.timings.push_back(timing);
  }
  std::stable_sort(song.timings.begin(), song.timings.end(),
                   [](const LyricTiming& a, const LyricTiming& b) { return a.seconds < b.seconds; });
  return {};
}

Result<DatasetSong> readSong(const Json& json) {
  DatasetSong song;
  JsonReader reader(json, "A song of dataset.json");
  std::string split = "train";
  reader.text("name", song.name, 4096);
  reader.text("file", song.file, 65536);
  reader.text("artist", song.artist, 65536);
  reader.text("genre", song.genre, 65536);
  reader.text("lyrics", song.lyrics);
  reader.text("licence", song.licence, 65536);
  reader.text("source", song.source, 65536);
  reader.number("totalSeconds", song.totalSeconds, 0, 1e7);
  reader.integer("startSample", song.startFrame, 0, kMaximumFrames);
  reader.integer("sampleCount", song.frameCount, 0, kMaximumFrames);
  reader.text("split", split, 20);
  RETURN_IF_ERROR(reader.status());
  song.split = split == "validation" ? SongSplit::validation : SongSplit::train;
  if (reader.has("timings")) RETURN_IF_ERROR(readTimings(json.at("timings"), song));
  return song;
}

}  // namespace

Result<DatasetIndex> readDatasetIndex(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kDatasetIndexFile;
  if (!std::filesystem::exists(path)) {
    return makeError(ErrorKind::notFound, fmt::format("{} is no prepared data set.", folder.string()),
                     "Make one with `jukebox dataset scan RECORDINGS --out DATA`.");
  }
  ASSIGN_OR_RETURN(const std::string text, readFile(path, kMaximumIndexBytes));
  ASSIGN_OR_RETURN(const Json json, parseJson(text, path.string()));
  DatasetIndex index;
  JsonReader reader(json, path.string());
  std::string format;
  int version = 0;
  reader.text("format", format, 100);
  reader.integer("version", version, 0, 1000);
  reader.integer("sampleRate", index.sampleRate, 1, 768'000);
  reader.integer("channels", index.channels, 1, 2);
  RETURN_IF_ERROR(reader.status());
  if (format != kFormat || version != kVersion || !reader.has("songs") || !json.at("songs").is_array()) {
    return makeError(ErrorKind::unsupported, fmt::format("{} is of another format.", path.string()),
                     "Prepare the data set again with this version.");
  }
  std::set<std::string> names;
  for (const Json& item : json.at("songs")) {
    ASSIGN_OR_RETURN(DatasetSong song, readSong(item));
    if (!names.insert(song.name).second) {
      return makeError(ErrorKind::corrupt, fmt::format("{} lists \"{}\" twice.", path.string(), song.name));
    }
    index.songs.push_back(std::move(song));
  }
  return index;
}

Status writeDatasetIndex(const std::filesystem::path& folder, const DatasetIndex& index) {
  Json songs = Json::array();
  for (const DatasetSong& song : index.songs) songs.push_back(songJson(song));
  const Json json{{"format", kFormat},
                  {"version", kVersion},
                  {"sampleRate", index.sampleRate},
                  {"channels", index.channels},
                  {"songs", std::move(songs)}};
  return writeFileAtomically(folder / kDatasetIndexFile,
                             json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<PreparedDataset> PreparedDataset::open(const std::filesystem::path& folder) {
  PreparedDataset dataset;
  dataset.m_folder = folder;
  ASSIGN_OR_RETURN(dataset.m_index, readDatasetIndex(folder));
  ASSIGN_OR_RETURN(dataset.m_samples, MappedFile::open(folder / kDatasetSampleFile));
  const auto frames = static_cast<std::int64_t>(dataset.m_samples->bytes().size() / sizeof(std::int16_t)) /
                      dataset.m_index.channels;
  for (const DatasetSong& song : dataset.m_index.songs) {
    if (song.startFrame + song.frameCount <= frames) continue;
    return makeError(ErrorKind::corrupt,
                     fmt::format("The samples of \"{}\" are missing from {}.", song.name, folder.string()),
                     "Prepare the data set again.");
  }
  return dataset;
}

std::vector<std::size_t> PreparedDataset::songsOf(SongSplit split) const {
  std::vector<std::size_t> songs;
  for (std::size_t i = 0; i < m_index.songs.size(); ++i) {
    if (m_index.songs[i].split == split) songs.push_back(i);
  }
  return songs;
}

void PreparedDataset::readMono(std::size_t number, std::int64_t startFrame, std::int64_t frames, double leftWeight,
                               float* out) const {
  const DatasetSong& song = m_index.songs[number];
  const std::int64_t first = std::clamp<std::int64_t>(-startFrame, 0, frames);
  const std::int64_t last = std::clamp<std::int64_t>(song.frameCount - startFrame, first, frames);
  std::fill(out, out + first, 0.0F);
  std::fill(out + last, out + frames, 0.0F);
  const auto left = static_cast<float>(leftWeight);
  const std::size_t channels = static_cast<std::size_t>(m_index.channels);
  const std::byte* from = m_samples->bytes().data() +
                          static_cast<std::size_t>(song.startFrame + startFrame + first) * channels * sizeof(std::int16_t);
  for (std::int64_t i = first; i < last; ++i) {
    std::int16_t frame[2] = {0, 0};
    std::memcpy(frame, from, channels * sizeof(std::int16_t));
    from += channels * sizeof(std::int16_t);
    const float a = static_cast<float>(frame[0]) / kFullScale;
    out[i] = channels == 1 ? a : left * a + (1 - left) * (static_cast<float>(frame[1]) / kFullScale);
  }
}

}  // namespace jukebox

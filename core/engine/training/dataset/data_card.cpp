#include "core/engine/training/dataset/data_card.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

std::map<std::string, double> secondsBy(const DatasetIndex& index, std::string DatasetSong::* field) {
  std::map<std::string, double> seconds;
  for (const DatasetSong& song : index.songs) seconds[song.*field] += song.totalSeconds;
  return seconds;
}

std::string table(const std::string& title, const Json& seconds) {
  std::string text = fmt::format("\n## {}\n\n| {} | minutes |\n|---|---|\n", title, title);
  for (const auto& [name, value] : seconds.items()) {
    text += fmt::format("| {} | {:.1f} |\n", name.empty() ? "(not given)" : name, value.get<double>() / 60);
  }
  return text;
}

std::string problemList(const ScanReport& report) {
  std::string text;
  for (const ScannedRecording& r : report.recordings) {
    if (!r.error.empty()) text += fmt::format("- {}: skipped. {}\n", r.file, r.error);
    for (const std::string& problem : r.problems) text += fmt::format("- {}: {}\n", r.file, problem);
  }
  for (const auto& [a, b] : report.exactDuplicates) text += fmt::format("- {}: the same as {}, skipped.\n", b, a);
  for (const auto& [a, b] : report.nearDuplicates) text += fmt::format("- {}: sounds like {}.\n", b, a);
  return text.empty() ? "None.\n" : text;
}

}  // namespace

nlohmann::json datasetStatistics(const DatasetIndex& index) {
  double seconds = 0, heldOut = 0, lyricCharacters = 0, lyricSeconds = 0;
  std::size_t heldOutSongs = 0, timed = 0;
  for (const DatasetSong& song : index.songs) {
    seconds += song.totalSeconds;
    if (song.split == SongSplit::validation) {
      heldOut += song.totalSeconds;
      ++heldOutSongs;
    }
    if (!song.lyrics.empty()) {
      lyricCharacters += static_cast<double>(song.lyrics.size());
      lyricSeconds += song.totalSeconds;
    }
    if (!song.timings.empty()) ++timed;
  }
  return {{"songs", index.songs.size()},
          {"seconds", seconds},
          {"sample_rate", index.sampleRate},
          {"channels", index.channels},
          {"validation_songs", heldOutSongs},
          {"validation_seconds", heldOut},
          {"songs_with_timed_lyrics", timed},
          {"lyric_characters", lyricCharacters},
          {"lyric_characters_per_second", lyricSeconds > 0 ? lyricCharacters / lyricSeconds : 0.0},
          {"artists", secondsBy(index, &DatasetSong::artist)},
          {"genres", secondsBy(index, &DatasetSong::genre)},
          {"licences", secondsBy(index, &DatasetSong::licence)},
          {"sources", secondsBy(index, &DatasetSong::source)}};
}

Status writeDataCard(const std::filesystem::path& folder, const DatasetIndex& index, const ScanReport& report) {
  const Json statistics = datasetStatistics(index);
  Json card{{"statistics", statistics}, {"scan", toJson(report)}};
  std::string text = fmt::format(
      "# Data card\n\n{} songs, {:.1f} minutes, {} Hz, {} channel(s); {} songs held out, {} with timed lyrics, {:.1f} "
      "characters of lyrics a second.\n",
      index.songs.size(), statistics.at("seconds").get<double>() / 60, index.sampleRate, index.channels,
      statistics.at("validation_songs").get<std::size_t>(), statistics.at("songs_with_timed_lyrics").get<std::size_t>(),
      statistics.at("lyric_characters_per_second").get<double>());
  text += table("Licences", statistics.at("licences")) + table("Sources", statistics.at("sources")) +
          table("Genres", statistics.at("genres")) + table("Artists", statistics.at("artists")) +
          "\n## Problems\n\n" + problemList(report);
  RETURN_IF_ERROR(writeFileAtomically(folder / "data-card.json",
                                      card.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"));
  return writeFileAtomically(folder / "data-card.md", text);
}

}  // namespace jukebox

#include "core/engine/training/dataset/dataset_vocabulary.h"

#include <fmt/format.h>

#include <set>

namespace jukebox {
namespace {

std::string idLines(const std::set<std::string>& names) {
  std::string text = "unknown;0\n";
  int id = 0;
  for (const std::string& name : names) text += fmt::format("{};{}\n", name, ++id);
  return text;
}

}  // namespace

DatasetVocabulary datasetVocabulary(const DatasetIndex& index) {
  std::set<std::string> artists, genres;
  for (const DatasetSong& song : index.songs) {
    if (!song.artist.empty()) artists.insert(song.artist);
    if (!song.genre.empty()) genres.insert(song.genre);
  }
  return {idLines(artists), idLines(genres), static_cast<std::int64_t>(artists.size()) + 1,
          static_cast<std::int64_t>(genres.size()) + 1};
}

}  // namespace jukebox

#pragma once
// ExplorerSong: what a publication says about one song; the value behind songs/<id>/metadata.json and a row of
// table.json. The fields id, collection, artist, genre, lyrics and condition are those of the public sample explorer;
// the others are ours (docs/explorer.md).

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/explorer/explorer_waveform.h"
#include "core/base/result.h"
#include "core/domain/sample.h"

namespace jukebox::explorer {

struct ExplorerSong {
  /// Everything that is published of the sample. After reading: empty where the file is silent, and the id is checked
  /// by isSafeSongId() alone: other publishers have ids of another form.
  Sample sample;
  std::string collection;   ///< one of the explorer's collections, see collectionOf()
  std::string condition;    ///< what the model was given, in words
  std::string aiMade;       ///< the statement that a machine made it
  std::string audioFile;    ///< plain file name beside metadata.json
  std::string audioSource;  ///< hash of the recording, format and tags that the audio file was made from
  ExplorerWaveform waveform;
};

/// Without what is the user's own (notes, ratings, hearts, paths on his machine). Audio and waveform stay empty.
ExplorerSong explorerSongOf(const Sample& sample);

/// "Re-renditions", "Completions", "No lyrics" or "Unseen lyrics": the first that applies.
std::string collectionOf(const Sample& sample);

/// 1–64 letters, digits, "-" and "_": a folder name on every system that leads nowhere else.
bool isSafeSongId(std::string_view id);

nlohmann::json toJson(const ExplorerSong& song);
/// The row in table.json: what a list shows and what is searched.
nlohmann::json tableRow(const ExplorerSong& song);
/// Bounded and checked as sample.json is; only the id is required. Kind corrupt names the field.
Result<ExplorerSong> explorerSongFromJson(const nlohmann::json& json);

}  // namespace jukebox::explorer

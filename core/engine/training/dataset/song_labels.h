#pragma once
// SongLabels of a data set: artist, genre, lyrics and their times from manifests, sidecar files and tags.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/engine/training/dataset/prepared_dataset.h"

namespace jukebox {

/// What is known of a recording besides its sound. Empty: unknown.
struct RecordingLabels {
  std::string title, artist, genre, lyrics, licence, source;
  std::vector<LyricTiming> timings;
};

/// Fields of `more` that `labels` lacks.
void fillIn(RecordingLabels& labels, const RecordingLabels& more);

/// Labels by file, as a manifest gives them: paths relative to the manifest's folder, or plain file names.
using Manifest = std::map<std::string, RecordingLabels>;

/// CSV with a header line: file, artist, genre, lyrics, licence, source, title in any order; quotes as in RFC 4180.
Result<Manifest> parseCsvManifest(std::string_view text, const std::string& what);
/// JSON: a list of objects with "file" and the fields of a sidecar, or an object {file: fields}.
Result<Manifest> parseJsonManifest(std::string_view text, const std::string& what);
/// Chooses by extension; ≤ 256 MB.
Result<Manifest> readManifest(const std::filesystem::path& file);

/// JSON sidecar: artist, genre, title, lyrics, licence, source and either "timings" [{character, seconds}] or
/// "syllables" [{text, vowel}], which are looked up in the lyrics in order.
Result<RecordingLabels> parseJsonSidecar(std::string_view text, const std::string& what);
/// LRC: "[mm:ss.xx] line", several times a line allowed, "<mm:ss.xx>" before words; [ar:], [ti:] tags.
Result<RecordingLabels> parseLrc(std::string_view text, const std::string& what);

/// What lies beside a recording: NAME.json, NAME.lrc, NAME.txt (in this order). Broken sidecars are reported in
/// `problems` and skipped.
RecordingLabels readSidecars(const std::filesystem::path& recording, std::vector<std::string>& problems);

}  // namespace jukebox

#pragma once
// ExplorerWriter: samples of a library become a folder of static web pages that mirrors the public sample explorer.
//
// Whoever opens the folder at any moment finds a whole publication: songs are written first, then the list that names
// them, and what the list names no more is removed last. Every file appears whole or not at all.

#include <functional>
#include <string>
#include <vector>

#include "app/explorer/explorer_folder.h"
#include "app/explorer/page_texts.h"
#include "core/audio_file/audio_format.h"
#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/domain/library_files.h"

namespace jukebox::explorer {

struct PublishOptions {
  std::filesystem::path folder;
  std::string title = "Jukebox samples";
  AudioFormat format = AudioFormat::mp3;  ///< mp3, m4a, opus, ogg, flac or wav16; every browser plays mp3 and m4a
  PageLanguage language = PageLanguage::english;
  /// What a cancelled or failed publication wrote stays, for the next one to go on with; otherwise it is taken away: a
  /// folder that was new is as it was before, an explorer that was there stays whole.
  bool keepsUnfinished = true;
};

/// `done` of `total` songs are finished, the last of them called `title`.
using ExplorerProgress = std::function<void(std::size_t done, std::size_t total, const std::string& title)>;

struct PublishReport {
  std::filesystem::path folder;
  std::size_t songs = 0;              ///< in the list now
  std::size_t converted = 0;          ///< whose audio was written anew; the others were there already
  std::size_t removed = 0;            ///< of an earlier publication, not wanted any more
  std::uint64_t bytes = 0;            ///< of everything that belongs to the publication
  std::vector<std::string> problems;  ///< samples that were left out, and why
};

/// Publishes the samples in this order. The folder must be new, empty or a publication, which is then brought up to
/// date. A sample that cannot be read is reported and left out; what cannot be written ends the publication.
/// Kinds: invalidInput (no samples, title), unsupported (format), alreadyExists (some other folder), cancelled, io,
/// noSpace.
Result<PublishReport> publish(const LibraryFiles& library, const std::vector<std::string>& sampleIds,
                              const PublishOptions& options, const ExplorerProgress& progress,
                              const CancellationToken& cancellation);

}  // namespace jukebox::explorer

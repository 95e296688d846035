#include "core/audio_file/sample_tags.h"

#include <fmt/format.h>

namespace jukebox {

AudioTags tagsFor(const Sample& sample) {
  AudioTags tags;
  const auto& conditioning = sample.request.conditioning;
  tags.title = sample.title;
  tags.artist = conditioning.artist.empty() ? "Jukebox" : fmt::format("Jukebox – {}", conditioning.artist);
  tags.genre = conditioning.genre;
  tags.date = sample.createdAt.substr(0, 10);
  tags.comment = aiMadeStatement(sample);
  if (!sample.model.attribution.empty()) tags.comment += " " + sample.model.attribution;
  tags.lyrics = conditioning.lyrics;
  return tags;
}

}  // namespace jukebox

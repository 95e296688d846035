#pragma once
// SampleTags: what an exported file says about the sample in it.

#include "core/audio_file/audio_tags.h"
#include "core/domain/sample.h"

namespace jukebox {

/// Title, artist, genre, date and lyrics of the sample; the comment tells that a machine made it.
AudioTags tagsFor(const Sample& sample);

}  // namespace jukebox

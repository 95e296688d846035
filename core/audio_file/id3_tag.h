#pragma once
// ID3v2.4 tags of MP3 and WAV files: FFmpeg writes comments and lyrics there in a way that players do not show.
// Internal.

#include <string>

#include "core/audio_file/audio_tags.h"

namespace jukebox {

/// The bytes of an ID3v2.4 tag (UTF-8 text frames, COMM, USLT); empty when every field is empty.
std::string buildId3Tag(const AudioTags& tags);

}  // namespace jukebox

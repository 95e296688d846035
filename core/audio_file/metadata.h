#pragma once
// Between AudioTags and FFmpeg's dictionaries. Internal.

#include <cstddef>
#include <string_view>

#include "core/audio_file/audio_tags.h"
#include "core/base/result.h"

struct AVDictionary;

namespace jukebox {

/// Longest tag value that is read or written, bytes.
inline constexpr std::size_t kMaximumTagBytes = std::size_t{1} << 20U;

/// RIFF's INFO list has no key for lyrics; this is ours.
inline constexpr std::string_view kRiffLyricsKey = "ILYR";

/// Fills the empty fields of `tags` from one of a file's dictionaries; repaired to valid UTF-8, cut to the maximum.
void mergeTags(const AVDictionary* dictionary, AudioTags& tags);

/// Sets the fields that are not empty. `*dictionary` is FFmpeg's to free.
Status setTags(const AudioTags& tags, AVDictionary** dictionary);

/// Kind invalidInput when a field is not UTF-8, contains a zero byte or is longer than the maximum.
Status validateTags(const AudioTags& tags);

}  // namespace jukebox

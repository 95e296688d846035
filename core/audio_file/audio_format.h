#pragma once
// AudioFormat: the kinds of file that the product writes.

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/result.h"

namespace jukebox {

enum class AudioFormat {
  wav16,   ///< RIFF, 16-bit integers
  wav24,   ///< RIFF, 24-bit integers
  wav32f,  ///< RIFF, 32-bit floats
  flac,    ///< lossless, 16-bit (24-bit as an option)
  mp3,     ///< MPEG-1 layer 3
  ogg,     ///< Vorbis in Ogg
  opus,    ///< Opus in Ogg
  m4a,     ///< AAC in MPEG-4
};

/// Every format, in the order of the enumeration.
std::span<const AudioFormat> allAudioFormats();

/// Stable lower-case name, as in the enumeration.
std::string_view audioFormatName(AudioFormat format);
std::optional<AudioFormat> audioFormatFromName(std::string_view name);

/// File name extension without the dot ("wav" for the three RIFF formats).
std::string_view audioFormatExtension(AudioFormat format);

/// The format that a path's extension asks for, ignoring case (".wav" is wav16). Kind unsupported for other extensions.
Result<AudioFormat> audioFormatFromPath(const std::filesystem::path& path);

}  // namespace jukebox

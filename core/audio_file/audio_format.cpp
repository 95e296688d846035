#include "core/audio_file/audio_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace jukebox {
namespace {

constexpr std::array kFormats{AudioFormat::wav16, AudioFormat::wav24, AudioFormat::wav32f, AudioFormat::flac,
                              AudioFormat::mp3,   AudioFormat::ogg,   AudioFormat::opus,   AudioFormat::m4a};

}  // namespace

std::span<const AudioFormat> allAudioFormats() {
  return kFormats;
}

std::string_view audioFormatName(AudioFormat format) {
  switch (format) {
    case AudioFormat::wav16:
      return "wav16";
    case AudioFormat::wav24:
      return "wav24";
    case AudioFormat::wav32f:
      return "wav32f";
    case AudioFormat::flac:
      return "flac";
    case AudioFormat::mp3:
      return "mp3";
    case AudioFormat::ogg:
      return "ogg";
    case AudioFormat::opus:
      return "opus";
    case AudioFormat::m4a:
      return "m4a";
  }
  return "wav16";
}

std::optional<AudioFormat> audioFormatFromName(std::string_view name) {
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                   [&](AudioFormat format) { return audioFormatName(format) == name; });
  if (found == kFormats.end()) return std::nullopt;
  return *found;
}

std::string_view audioFormatExtension(AudioFormat format) {
  const bool isWav = format == AudioFormat::wav16 || format == AudioFormat::wav24 || format == AudioFormat::wav32f;
  return isWav ? "wav" : audioFormatName(format);
}

Result<AudioFormat> audioFormatFromPath(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const AudioFormat format : kFormats) {
    if (extension == fmt::format(".{}", audioFormatExtension(format))) return format;
  }
  return makeError(ErrorKind::unsupported,
                   fmt::format("Audio cannot be written to {}: unknown extension.", path.string()),
                   "Use .wav, .flac, .mp3, .ogg, .opus or .m4a.");
}

}  // namespace jukebox

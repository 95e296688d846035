#include "app/export/export_settings.h"

#include <fmt/format.h>

namespace jukebox {
namespace {

bool isLossy(AudioFormat format) {
  return format == AudioFormat::mp3 || format == AudioFormat::ogg || format == AudioFormat::opus ||
         format == AudioFormat::m4a;
}

Status applyBitDepth(int bits, AudioWriterOptions& options) {
  const AudioFormat format = *options.format;
  if (isLossy(format)) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} files have no bit depth.", audioFormatName(format)),
                     "Choose a bit rate instead.");
  }
  if (format == AudioFormat::flac && (bits == 16 || bits == 24)) {
    options.flacBitDepth = bits;
    return {};
  }
  if (format != AudioFormat::flac && (bits == 16 || bits == 24 || bits == 32)) {
    options.format = bits == 16 ? AudioFormat::wav16 : bits == 24 ? AudioFormat::wav24 : AudioFormat::wav32f;
    return {};
  }
  return makeError(ErrorKind::invalidInput,
                   fmt::format("{} files of {} bits cannot be written.", audioFormatExtension(format), bits),
                   "WAV has 16, 24 or 32 bits, FLAC 16 or 24.");
}

Status checkRanges(const ExportSettings& settings) {
  if (settings.sampleRate != 0 && (settings.sampleRate < 8000 || settings.sampleRate > 192'000)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A sample rate of {} Hz is not possible.", settings.sampleRate),
                     "Choose 8000 to 192000 Hz, or 0 for the sample's own.");
  }
  if (settings.loudnessLufs && !(*settings.loudnessLufs >= -40.0 && *settings.loudnessLufs <= -5.0)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A loudness of {} LUFS is not possible.", *settings.loudnessLufs),
                     "Choose -40 to -5 LUFS; streaming services play at about -14.");
  }
  return {};
}

}  // namespace

Result<AudioWriterOptions> writerOptionsFor(const ExportSettings& settings) {
  RETURN_IF_ERROR(checkRanges(settings));
  AudioWriterOptions options;
  options.format = audioFormatFromName(settings.format == "wav" ? "wav16" : settings.format);
  if (!options.format) {
    return makeError(ErrorKind::unsupported, fmt::format("There is no audio format \"{}\".", settings.format),
                     "Choose wav, flac, mp3, ogg, opus or m4a.");
  }
  if (settings.bitDepth) RETURN_IF_ERROR(applyBitDepth(*settings.bitDepth, options));
  if (!settings.bitRateKbps) return options;
  if (!isLossy(*options.format)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("{} files have no bit rate.", audioFormatExtension(*options.format)),
                     "Choose a bit depth instead.");
  }
  if (*settings.bitRateKbps < 8 || *settings.bitRateKbps > 512) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A bit rate of {} kbit/s is not possible.", *settings.bitRateKbps),
                     "Choose 8 to 512 kbit/s.");
  }
  options.bitRateKbps = settings.bitRateKbps;
  return options;
}

}  // namespace jukebox

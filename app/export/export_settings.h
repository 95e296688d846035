#pragma once
// ExportSettings: in which form samples leave the library.

#include <optional>
#include <string>

#include "core/audio_file/audio_writer.h"
#include "core/base/result.h"

namespace jukebox {

/// What happens to a file that is there already.
enum class ExistingFiles {
  refuse,   ///< kind alreadyExists
  rename,   ///< the new file gets " (2)", " (3)" …
  replace,  ///< asked for explicitly
};

struct ExportSettings {
  std::string format = "flac";  ///< wav, flac, mp3, ogg, opus, m4a; also wav16, wav24, wav32f
  int sampleRate = 0;           ///< Hz, [8000, 192000]; 0: as stored. A lossy codec may take the next higher one it has
  std::optional<int> bitDepth = std::nullopt;         ///< wav: 16, 24, 32 (float); flac: 16, 24; others: none
  std::optional<int> bitRateKbps = std::nullopt;      ///< mp3, ogg, opus, m4a: [8, 512]; others: none
  std::optional<double> loudnessLufs = std::nullopt;  ///< [-40, -5]; empty: as loud as it is
  double peakCeilingDbtp = -1.0;                      ///< a loudness target never lifts the true peak beyond
  std::string namePattern = {};                       ///< see core/domain/export_name.h
  bool json = false, csv = false, lrc = false, srt = false, codes = false;  ///< files beside the audio
  ExistingFiles existing = ExistingFiles::rename;
};

/// Format, bit depth and bit rate for the writer, without tags. Kinds unsupported (no such format), invalidInput (a
/// figure that the format does not have, or out of range).
Result<AudioWriterOptions> writerOptionsFor(const ExportSettings& settings);

}  // namespace jukebox

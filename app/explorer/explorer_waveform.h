#pragma once
// ExplorerWaveform: the picture of a recording in a publication, as two short texts.

#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace jukebox::explorer {

/// One character (0–9, a–z: 0 … 35) a piece of the recording, pieces of equal length. Both texts are equally long.
struct ExplorerWaveform {
  std::string levels;      ///< loudest amplitude: '0' silence, 'z' full scale
  std::string brightness;  ///< spectral centroid on a logarithmic scale: '0' dull, 'z' bright
  bool operator==(const ExplorerWaveform&) const = default;
};

/// Pieces in metadata.json and in a row of the table.
inline constexpr std::size_t kWaveformPieces = 200;
inline constexpr std::size_t kTablePieces = 40;

/// Of a file of at most an hour; the errors of readAudioFile().
Result<ExplorerWaveform> computeExplorerWaveform(const std::filesystem::path& audioFile);

/// The same picture with fewer pieces: loudest level and mean brightness of each group.
ExplorerWaveform reduced(const ExplorerWaveform& waveform, std::size_t pieces);

/// True for texts of this form with at most kWaveformPieces pieces.
bool isValid(const ExplorerWaveform& waveform);

}  // namespace jukebox::explorer

#pragma once
// AudioFacts: what a recording sounds like in numbers: for finding what should not be trained on.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

struct AudioFacts {
  double durationSeconds = 0;
  double silentShare = 0;   ///< of 50-millisecond pieces below −60 dB of full scale
  double clippedShare = 0;  ///< of samples at full scale
  std::optional<double> loudnessLufs;
  std::string sha256;                      ///< of the 16-bit samples
  std::vector<std::uint32_t> fingerprint;  ///< acoustic, about 8 numbers a second; empty below 3 s
};

/// Kind invalidInput for an empty buffer.
Result<AudioFacts> measureAudio(const AudioBuffer& buffer, const std::vector<std::int16_t>& samples);

/// Pairs of recordings (by number) that sound the same: fingerprints that agree in 90 % of their bits over most of the
/// shorter one, at any shift.
std::vector<std::pair<std::size_t, std::size_t>> nearDuplicates(const std::vector<std::vector<std::uint32_t>>& fingerprints);

}  // namespace jukebox

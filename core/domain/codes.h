#pragma once
// Codes: the token sequences of a song on every level of the codec.

#include <cstdint>
#include <vector>

namespace jukebox {

/// Code indices of one level, 0 … bins−1, in time order.
using LevelCodes = std::vector<std::int32_t>;

/// Codes of one song; index 0 = bottom level. Levels may be empty or of unequal progress while a job runs.
struct SongCodes {
  std::vector<LevelCodes> levels;
  bool operator==(const SongCodes&) const = default;
};

}  // namespace jukebox

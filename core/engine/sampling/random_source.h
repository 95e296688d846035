#pragma once
// RandomSource: counter-based random numbers. A draw is a pure function of (seed, sample index, level, token position),
// so that batching, threads, interruption and resume cannot change what is sampled (design.md §4).

#include <array>
#include <cstdint>

namespace jukebox {

/// Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11): four words from key and counter.
std::array<std::uint32_t, 4> philox4x32(const std::array<std::uint32_t, 4>& counter,
                                        const std::array<std::uint32_t, 2>& key);

/// Address of one draw.
struct DrawAddress {
  int sampleIndex = 0;
  int level = 0;
  std::int64_t tokenPosition = 0;  ///< within the song, in tokens of the level
};

class RandomSource {
 public:
  explicit RandomSource(std::uint64_t seed) : m_seed(seed) {}
  /// Uniform in [0, 1), 53 bits.
  double uniform(const DrawAddress& address) const;

 private:
  std::uint64_t m_seed;
};

}  // namespace jukebox

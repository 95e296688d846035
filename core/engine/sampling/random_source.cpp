#include "core/engine/sampling/random_source.h"

namespace jukebox {

std::array<std::uint32_t, 4> philox4x32(const std::array<std::uint32_t, 4>& counterIn,
                                        const std::array<std::uint32_t, 2>& keyIn) {
  constexpr std::uint64_t kMultiplier0 = 0xD2511F53U;
  constexpr std::uint64_t kMultiplier1 = 0xCD9E8D57U;
  constexpr std::uint32_t kWeyl0 = 0x9E3779B9U;
  constexpr std::uint32_t kWeyl1 = 0xBB67AE85U;
  auto c = counterIn;
  auto k = keyIn;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product0 = kMultiplier0 * c[0];
    const std::uint64_t product1 = kMultiplier1 * c[2];
    c = {static_cast<std::uint32_t>(product1 >> 32U) ^ c[1] ^ k[0], static_cast<std::uint32_t>(product1),
         static_cast<std::uint32_t>(product0 >> 32U) ^ c[3] ^ k[1], static_cast<std::uint32_t>(product0)};
    k[0] += kWeyl0;
    k[1] += kWeyl1;
  }
  return c;
}

double RandomSource::uniform(const DrawAddress& address) const {
  const auto position = static_cast<std::uint64_t>(address.tokenPosition);
  const auto words =
      philox4x32({static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(position >> 32U),
                  static_cast<std::uint32_t>(address.sampleIndex), static_cast<std::uint32_t>(address.level)},
                 {static_cast<std::uint32_t>(m_seed), static_cast<std::uint32_t>(m_seed >> 32U)});
  const std::uint64_t bits = ((static_cast<std::uint64_t>(words[0]) << 32U) | words[1]) >> 11U;
  return static_cast<double>(bits) * 0x1p-53;
}

}  // namespace jukebox

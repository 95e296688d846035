#pragma once
// What the benches share: a clock, the memory peak, and the official codec's shape.

#include <chrono>
#include <cstdint>

#include "core/domain/hyperparameters.h"

namespace jukebox {

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count(); }

 private:
  std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

/// Largest resident size of this process so far.
std::uint64_t peakMemoryBytes();

/// Three levels of hops 8, 32, 128 at 44.1 kHz (spec/06).
CodecHyperparameters officialCodec();

}  // namespace jukebox

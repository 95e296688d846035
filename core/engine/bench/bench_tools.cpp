#include "core/engine/bench/bench_tools.h"

#include <sys/resource.h>

namespace jukebox {

std::uint64_t peakMemoryBytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

CodecHyperparameters officialCodec() {
  CodecHyperparameters codec;
  codec.downsT = {3, 2, 2};
  codec.stridesT = {2, 2, 2};
  codec.multipliers = {2, 1, 1};
  return codec;
}

}  // namespace jukebox

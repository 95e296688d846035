#include "core/engine/bench/machine_bench.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <vector>

#include "core/engine/bench/bench_tools.h"
#include "core/engine/kernels/simd_info.h"
#include "core/engine/kernels/thread_pool.h"

namespace jukebox {
namespace {

constexpr std::size_t kReadBytes = std::size_t{512} << 20U;
constexpr std::size_t kChunkWords = 64 * 1024;
constexpr int kPasses = 5;
constexpr std::int64_t kGemmSize = 2048;

}  // namespace

double readBandwidthBytesPerSecond() {
  const std::vector<std::uint32_t> memory(kReadBytes / sizeof(std::uint32_t), 1);
  std::vector<std::uint32_t> sums(memory.size() / kChunkWords);
  double best = 0;
  for (int pass = 0; pass < kPasses; ++pass) {
    const Stopwatch watch;
    defaultThreadPool().run(sums.size(), [&](std::size_t chunk) {
      const auto* begin = memory.data() + chunk * kChunkWords;
      sums[chunk] = std::accumulate(begin, begin + kChunkWords, std::uint32_t{0});
    });
    best = std::max(best, static_cast<double>(kReadBytes) / watch.seconds());
  }
  return std::accumulate(sums.begin(), sums.end(), 0U) > 0 ? best : 0;  // the sums are used, so the reading happens
}

double gemmPeakFlops() {
  const at::Tensor a = at::full({kGemmSize, kGemmSize}, 0.5F), b = at::full({kGemmSize, kGemmSize}, 0.25F);
  at::Tensor c = at::mm(a, b);
  double best = 0;
  for (int pass = 0; pass < kPasses; ++pass) {
    const Stopwatch watch;
    at::mm_out(c, a, b);
    best = std::max(best, 2.0 * kGemmSize * kGemmSize * kGemmSize / watch.seconds());
  }
  return best;
}

Result<nlohmann::json> benchMachine() {
  return nlohmann::json{{"bench", "machine"},
                        {"threads", defaultThreadPool().threadCount()},
                        {"simd", simdTargetName()},
                        {"read_bytes_per_second", readBandwidthBytesPerSecond()},
                        {"gemm_flops", gemmPeakFlops()}};
}

}  // namespace jukebox

// Speed of the decode kernels on matrices that do not fit into any cache. Bytes/s counts the weights as stored.
//
// Run: kernels_bench [--benchmark_filter=...]; about 450 MB of weights per case.

#include <benchmark/benchmark.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <numeric>
#include <random>
#include <vector>

#include "core/engine/kernels/attention_step.h"
#include "core/engine/kernels/byte_panels.h"
#include "core/engine/kernels/matvec.h"
#include "core/engine/kernels/thread_pool.h"
#include "core/engine/kernels/vector_ops.h"

namespace jukebox {
namespace {

constexpr size_t kWidth = 2048;
constexpr size_t kStreamBytes = 450u << 20;

/// One block of memory that all cases share: bytes that are harmless in every format.
const std::vector<uint32_t>& stream() {
  static const std::vector<uint32_t> memory = [] {
    std::vector<uint32_t> words(kStreamBytes / sizeof(uint32_t));
    uint32_t state = 1;
    for (uint32_t& word : words) {
      state = state * 1664525u + 1013904223u;
      word = 0x3c003c00u | (state >> 22);  // floats near 0.0078, halves from 1 to 2
    }
    return words;
  }();
  return memory;
}

/// The part of the stream that holds matrix `index` of a case.
WeightMatrix matrixAt(WeightFormat format, WeightMatrix::Layout layout, const float* scales, size_t index) {
  const auto* bytes = reinterpret_cast<const char*>(stream().data());
  const size_t size = kWidth * kWidth * weightBytes(format);
  return {format, layout, bytes + index * size, scales, kWidth, kWidth};
}

/// The whole stream as byte panels.
const std::uint8_t* streamPanels() {
  static const std::unique_ptr<std::uint8_t, void (*)(void*)> panels = [] {
    const size_t size = kStreamBytes / (kWidth * kWidth) * kWidth * kWidth;
    auto* memory = static_cast<std::uint8_t*>(std::aligned_alloc(2u << 20, (size + (4u << 20)) >> 21 << 21));
    madvise(memory, size, MADV_HUGEPAGE);
    for (size_t m = 0; m < size / (kWidth * kWidth); ++m) {
      const WeightMatrix matrix = matrixAt(WeightFormat::int8, WeightMatrix::Layout::inOut, nullptr, m);
      for (size_t p = 0; p < kWidth / kBytePanelOutputs; ++p) {
        packBytePanel(matrix, p, memory + m * kWidth * kWidth + p * bytePanelSize(kWidth));
      }
    }
    return std::unique_ptr<std::uint8_t, void (*)(void*)>(memory, std::free);
  }();
  return panels.get();
}

/// Arguments: format, layout, rows, threads, precision of the activations (8 bits: from panels).
void multiplyFromMemory(benchmark::State& state) {
  const auto format = static_cast<WeightFormat>(state.range(0));
  const auto layout = static_cast<WeightMatrix::Layout>(state.range(1));
  const auto rows = static_cast<size_t>(state.range(2));
  ThreadPool pool(static_cast<size_t>(state.range(3)));
  const auto precision = static_cast<ActivationPrecision>(state.range(4));
  const std::vector<float> x(rows * kWidth, 0.01f);
  const std::vector<float> scales(kWidth, 0.01f);
  std::vector<float> y(rows * kWidth);
  const size_t matrixBytes = kWidth * kWidth * weightBytes(format);
  const size_t matrices = kStreamBytes / matrixBytes;
  stream();
  const bool isNarrow = precision == ActivationPrecision::int8 && hasByteDot();
  for (auto _ : state) {
    for (size_t m = 0; m < matrices; ++m) {
      WeightMatrix matrix = matrixAt(format, layout, scales.data(), m);
      if (isNarrow) matrix.panels = streamPanels() + m * matrixBytes;
      multiply(matrix, x.data(), rows, kWidth, nullptr, y.data(), kWidth, pool,
               precision);
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * matrices * matrixBytes));
}
BENCHMARK(multiplyFromMemory)
    ->ArgNames({"format", "layout", "rows", "threads", "integers"})
    ->ArgsProduct({{0, 1, 2}, {0, 1}, {1, 8}, {1, 2}, {0}})
    ->ArgsProduct({{2}, {0, 1}, {1, 2, 8, 16, 128}, {1, 2}, {1}})
    ->ArgsProduct({{2}, {0}, {1, 2, 4, 8, 16, 128}, {1, 2}, {2}})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// Plain reading of the same memory: the ceiling of the cases above.
void readFromMemory(benchmark::State& state) {
  ThreadPool pool(static_cast<size_t>(state.range(0)));
  const std::vector<uint32_t>& words = stream();
  constexpr size_t kChunkWords = 64 * 1024;
  std::vector<uint32_t> sums(words.size() / kChunkWords);
  for (auto _ : state) {
    pool.run(sums.size(), [&](size_t chunk) {
      const auto* begin = words.data() + chunk * kChunkWords;
      sums[chunk] = std::accumulate(begin, begin + kChunkWords, 0u);
    });
    benchmark::DoNotOptimize(sums.data());
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * sums.size() * kChunkWords * sizeof(uint32_t)));
}
BENCHMARK(readFromMemory)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

/// Arguments: positions, heads, head width, threads.
void attendCached(benchmark::State& state) {
  const auto positions = static_cast<size_t>(state.range(0));
  const auto heads = static_cast<size_t>(state.range(1));
  const auto headWidth = static_cast<size_t>(state.range(2));
  ThreadPool pool(static_cast<size_t>(state.range(3)));
  const size_t width = heads * headWidth;
  const std::vector<float> query(width, 0.1f), keys(positions * width, 0.1f), values(positions * width, 0.2f);
  std::vector<float> out(width);
  const AttentionStep step{heads,       headWidth,     0.0625f, query.data(),         CacheFormat::f32,
                           keys.data(), values.data(), width,   {0, 1, positions, 0}, out.data(),
                           nullptr};
  for (auto _ : state) attend({&step, 1}, pool);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * 2 * positions * width * sizeof(float)));
}
BENCHMARK(attendCached)
    ->ArgNames({"positions", "heads", "headWidth", "threads"})
    ->Args({64, 1, 480, 1})
    ->Args({64, 1, 480, 2})
    ->Args({6528, 2, 256, 1})
    ->Args({6528, 2, 256, 2})
    ->UseRealTime();

void normaliseVector(benchmark::State& state) {
  const std::vector<float> x(kWidth, 0.5f), weight(kWidth, 1.0f), bias(kWidth, 0.0f);
  std::vector<float> y(kWidth);
  for (auto _ : state) layerNorm(x.data(), weight.data(), bias.data(), kWidth, y.data());
}
BENCHMARK(normaliseVector);

void geluVector(benchmark::State& state) {
  std::vector<float> x(kWidth, 0.5f);
  for (auto _ : state) quickGelu(x.data(), kWidth);
}
BENCHMARK(geluVector);

void emptyRun(benchmark::State& state) {
  ThreadPool pool(static_cast<size_t>(state.range(0)));
  for (auto _ : state) pool.run(8, [](size_t) {});
}
BENCHMARK(emptyRun)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime();

}  // namespace
}  // namespace jukebox

BENCHMARK_MAIN();

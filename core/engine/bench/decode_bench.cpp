#include "core/engine/bench/decode_bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/engine/bench/bench_tools.h"
#include "core/engine/bench/machine_bench.h"
#include "core/engine/kernels/thread_pool.h"
#include "core/engine/sampling/random_source.h"
#include "core/engine/sampling/token_filter.h"
#include "core/engine/sampling/window_sampler.h"

namespace jukebox {
namespace {

// The shapes that the original's speed was measured on: width, depth, heads, blocks, default tokens.
struct DecodeShape {
  const char* name;
  int width, depth, heads, context, blocks, tokens;
};
constexpr DecodeShape kShapes[] = {
    {"tiny", 256, 12, 1, 2048, 32, 2000}, {"small", 1024, 48, 1, 8192, 64, 300}, {"1b", 2048, 72, 2, 6528, 64, 60}};

/// Operations of the matrix products of one token: two for every weight of a dense layer.
double denseOperations(const std::vector<ExpectedWeight>& expected) {
  double operations = 0;
  for (const auto& weight : expected) {
    if (weight.role == WeightRole::dense) operations += 2.0 * static_cast<double>(weight.shape[0] * weight.shape[1]);
  }
  return operations;
}

/// Bytes of the matrices that every token passes: of tables (positions, embeddings) it reads a row.
double bytesOfToken(const WeightSet& weights, const std::vector<ExpectedWeight>& expected) {
  double bytes = 0;
  for (const auto& weight : expected) {
    const bool isDense = weight.role == WeightRole::dense;
    if (!isDense && !weight.name.ends_with(".x_out.weight")) continue;
    const auto layout = isDense ? WeightMatrix::Layout::inOut : WeightMatrix::Layout::outIn;
    bytes += static_cast<double>(weights.matrix(weight.name, layout).sizeBytes());
  }
  return bytes;
}

/// How fast given tokens are read, against the matrix product of the same moment.
Status addPrefill(const Prior& prior, int tokens, double operations, const CancellationToken& cancellation,
                  nlohmann::json& report) {
  WindowTask task;
  for (int i = 0; i + 1 < tokens; ++i) task.presentCodes.push_back(i * 37 % prior.bins());
  WindowOptions options;
  options.lengthTokens = tokens;
  const double peakBefore = gemmPeakFlops();
  double seconds = 0;
  const Stopwatch watch;
  // The token that is sampled in the end is chosen after all others have been read.
  const TokenChooser choose = [&](std::size_t, std::int64_t, std::span<float>) {
    seconds = watch.seconds();
    return std::int64_t{0};
  };
  RETURN_IF_ERROR(WindowSampler(prior).sample({task}, options, choose, cancellation, {}));
  const double peak = std::max(peakBefore, gemmPeakFlops());
  const double flops = operations * tokens / seconds;
  report["prefill_tokens"] = tokens;
  report["prefill_tokens_per_second"] = tokens / seconds;
  report["prefill_flops"] = flops;
  report["gemm_flops"] = peak;
  report["prefill_share_of_gemm"] = flops / peak;
  return {};
}

}  // namespace

Result<nlohmann::json> benchDecode(const BenchRequest& request, const CancellationToken& cancellation) {
  const DecodeShape* shape = nullptr;
  for (const auto& candidate : kShapes) {
    if (request.shape == candidate.name) shape = &candidate;
  }
  if (shape == nullptr) {
    return makeError(ErrorKind::invalidInput, fmt::format("There is no shape \"{}\".", request.shape),
                     "Use tiny, small or 1b.");
  }
  PriorHyperparameters hyper;
  hyper.level = 2;
  hyper.nCtx = shape->context;
  hyper.labels = false;
  hyper.transformer = {shape->width, shape->depth, shape->heads, 2, shape->blocks, 0, 0.25, 1.0, false, 1.0};
  const CodecHyperparameters codec = officialCodec();
  const auto expected = expectedPriorWeights(hyper, codec);
  const WeightSet weights = WeightSet::random(expected, request.dtype, 1);
  const Prior prior(weights, hyper, codec, codec.sampleRate, at::kCPU);

  const int tokens = request.tokens > 0 ? std::min(request.tokens, shape->context - 8) : shape->tokens;
  const RandomSource random(1);
  const TokenChooser choose = [&](std::size_t task, std::int64_t position, std::span<float> logits) {
    return static_cast<std::int64_t>(
        chooseToken(logits, 0.99, 0, 0, random.uniform({static_cast<int>(task), 2, position})));
  };
  const auto run = [&](int count) -> Result<double> {
    WindowOptions options;
    options.lengthTokens = count;
    const Stopwatch watch;
    ASSIGN_OR_RETURN(const auto results,
                     WindowSampler(prior).sample(std::vector<WindowTask>(static_cast<std::size_t>(request.batch)),
                                                 options, choose, cancellation, {}));
    return watch.seconds();
  };
  RETURN_IF_ERROR(run(8));  // warm caches and page tables
  ASSIGN_OR_RETURN(const double seconds, run(tokens));
  const double perSecond = tokens * request.batch / seconds;
  const double tokenBytes = bytesOfToken(weights, expected);
  const double bytesPerSecond = tokenBytes * perSecond / request.batch;
  const double readBandwidth = readBandwidthBytesPerSecond();
  nlohmann::json report{{"bench", "decode"},
                        {"shape", shape->name},
                        {"parameters", parameterCount(expected)},
                        {"dtype", weightDtypeName(request.dtype)},
                        {"batch", request.batch},
                        {"threads", defaultThreadPool().threadCount()},
                        {"tokens", tokens * request.batch},
                        {"seconds", seconds},
                        {"tokens_per_second", perSecond},
                        {"weight_bytes", tokenBytes},
                        {"weight_bytes_per_second", bytesPerSecond},
                        {"read_bytes_per_second", readBandwidth},
                        {"share_of_bandwidth", bytesPerSecond / readBandwidth},
                        {"peak_memory_bytes", peakMemoryBytes()}};
  if (request.prefillTokens > 0) {
    const int prefillTokens = std::clamp(request.prefillTokens, 2, shape->context);
    RETURN_IF_ERROR(addPrefill(prior, prefillTokens, denseOperations(expected), cancellation, report));
  }
  return report;
}

}  // namespace jukebox

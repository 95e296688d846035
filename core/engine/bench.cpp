#include "core/engine/bench.h"

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "core/engine/bench_generation.h"
#include "core/engine/checkpoint/presets.h"
#include "core/engine/codec/chunked_codec.h"
#include "core/engine/kernels/thread_pool.h"
#include "core/engine/sampling/random_source.h"
#include "core/engine/sampling/token_filter.h"
#include "core/engine/sampling/window_sampler.h"

namespace jukebox {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::uint64_t peakMemoryBytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

// The shapes that the original's speed was measured on: width, depth, heads, blocks, default tokens.
struct DecodeShape {
  const char* name;
  int width, depth, heads, context, blocks, tokens;
};
constexpr DecodeShape kShapes[] = {
    {"tiny", 256, 12, 1, 2048, 32, 2000}, {"small", 1024, 48, 1, 8192, 64, 300}, {"1b", 2048, 72, 2, 6528, 64, 60}};

CodecHyperparameters benchCodec() {
  CodecHyperparameters codec;
  codec.downsT = {3, 2, 2};
  codec.stridesT = {2, 2, 2};
  codec.multipliers = {2, 1, 1};
  return codec;
}

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
  const CodecHyperparameters codec = benchCodec();
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
    const auto start = Clock::now();
    ASSIGN_OR_RETURN(const auto results,
                     WindowSampler(prior).sample(std::vector<WindowTask>(static_cast<std::size_t>(request.batch)),
                                                 options, choose, cancellation, {}));
    return secondsSince(start);
  };
  RETURN_IF_ERROR(run(8));  // warm caches and page tables
  ASSIGN_OR_RETURN(const double seconds, run(tokens));
  const double perSecond = tokens * request.batch / seconds;
  const auto weightBytes = static_cast<double>(weights.byteCount());
  return nlohmann::json{{"bench", "decode"},
                        {"shape", shape->name},
                        {"parameters", parameterCount(expected)},
                        {"dtype", weightDtypeName(request.dtype)},
                        {"batch", request.batch},
                        {"threads", defaultThreadPool().threadCount()},
                        {"tokens", tokens * request.batch},
                        {"seconds", seconds},
                        {"tokens_per_second", perSecond},
                        {"weight_bytes", weights.byteCount()},
                        {"weight_bytes_per_second", weightBytes * perSecond / request.batch},
                        {"peak_memory_bytes", peakMemoryBytes()}};
}

Result<nlohmann::json> benchCodecSpeed(const BenchRequest& request, const CancellationToken& cancellation) {
  CodecHyperparameters hyper = request.model ? request.model->card.codec : benchCodec();
  std::optional<Codec> codec;
  if (request.model) {
    ASSIGN_OR_RETURN(codec, Codec::load(request.model->folder / request.model->card.codecFile, hyper, at::kCPU));
  } else {
    codec.emplace(WeightSet::random(expectedCodecWeights(hyper), WeightDtype::f32, 1), hyper, at::kCPU);
  }
  const auto total = static_cast<std::int64_t>(request.seconds * hyper.sampleRate);
  std::int64_t delivered = 0;
  const AudioPull pull = [&](std::size_t frames) -> Result<std::vector<float>> {
    const auto count = std::min<std::int64_t>(static_cast<std::int64_t>(frames), total - delivered);
    std::vector<float> samples(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < samples.size(); ++i) {
      samples[i] = 0.5F * std::sin(0.05F * static_cast<float>((delivered + static_cast<std::int64_t>(i)) % 100000));
    }
    delivered += count;
    return samples;
  };
  auto start = Clock::now();
  ASSIGN_OR_RETURN(const SongCodes codes, encodeInChunks(*codec, pull, total, {}, cancellation));
  nlohmann::json result = {{"bench", "codec"},
                           {"model", request.model ? request.model->card.name : "official shape, random weights"},
                           {"audio_seconds", request.seconds},
                           {"encode_all_levels_x_realtime", request.seconds / secondsSince(start)}};
  for (int level = 0; level < hyper.levels; ++level) {
    start = Clock::now();
    const AudioPush push = [](const std::vector<float>&) -> Status { return {}; };
    RETURN_IF_ERROR(
        decodeInChunks(*codec, codes.levels[static_cast<std::size_t>(level)], level, push, {}, cancellation));
    result[fmt::format("decode_level_{}_x_realtime", level)] = request.seconds / secondsSince(start);
  }
  result["peak_memory_bytes"] = peakMemoryBytes();
  return result;
}

}  // namespace

Result<nlohmann::json> runBench(const BenchRequest& request, const CancellationToken& cancellation) {
  const at::NoGradGuard noGrad;
  if (request.kind == "decode") return benchDecode(request, cancellation);
  if (request.kind == "codec") return benchCodecSpeed(request, cancellation);
  if (request.kind == "generation") {
    if (!request.model) return makeError(ErrorKind::invalidInput, "The bench of a generation needs a model.");
    return benchGeneration(*request.model, request.dtype, request.seconds, cancellation);
  }
  return makeError(ErrorKind::invalidInput, fmt::format("There is no bench \"{}\".", request.kind),
                   "Use decode, codec or generation.");
}

}  // namespace jukebox

#include "core/engine/bench/codec_bench.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/engine/bench/bench_tools.h"
#include "core/engine/codec/chunked_codec.h"

namespace jukebox {

Result<nlohmann::json> benchCodec(const BenchRequest& request, const CancellationToken& cancellation) {
  CodecHyperparameters hyper = request.model ? request.model->card.codec : officialCodec();
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
  Stopwatch watch;
  ASSIGN_OR_RETURN(const SongCodes codes, encodeInChunks(*codec, pull, total, {}, cancellation));
  nlohmann::json result = {{"bench", "codec"},
                           {"model", request.model ? request.model->card.name : "official shape, random weights"},
                           {"audio_seconds", request.seconds},
                           {"encode_all_levels_x_realtime", request.seconds / watch.seconds()}};
  for (int level = 0; level < hyper.levels; ++level) {
    watch = Stopwatch();
    const AudioPush push = [](const std::vector<float>&) -> Status { return {}; };
    RETURN_IF_ERROR(
        decodeInChunks(*codec, codes.levels[static_cast<std::size_t>(level)], level, push, {}, cancellation));
    result[fmt::format("decode_level_{}_x_realtime", level)] = request.seconds / watch.seconds();
  }
  result["peak_memory_bytes"] = peakMemoryBytes();
  return result;
}

}  // namespace jukebox

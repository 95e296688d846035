#include "core/engine/bench/bench.h"

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/engine/bench/codec_bench.h"
#include "core/engine/bench/decode_bench.h"
#include "core/engine/bench/generation_bench.h"
#include "core/engine/bench/loss_bench.h"
#include "core/engine/bench/machine_bench.h"
#include "core/engine/bench/memory_bench.h"
#include "core/engine/bench/song_bench.h"

namespace jukebox {

Result<nlohmann::json> runBench(const BenchRequest& request, const CancellationToken& cancellation) {
  const at::NoGradGuard noGrad;
  if (request.kind == "machine") return benchMachine();
  if (request.kind == "decode") return benchDecode(request, cancellation);
  if (request.kind == "codec") return benchCodec(request, cancellation);
  if (request.kind == "song") return benchSong(request, cancellation);
  if (request.kind == "memory") return benchMemory(request, cancellation);
  if (request.kind == "loss") {
    if (!request.song) return makeError(ErrorKind::invalidInput, "The bench of a loss needs a recording.");
    return benchLoss(*request.song, cancellation);
  }
  if (request.kind == "generation") {
    if (!request.model) return makeError(ErrorKind::invalidInput, "The bench of a generation needs a model.");
    return benchGeneration(*request.model, request.dtype, request.seconds, cancellation);
  }
  return makeError(ErrorKind::invalidInput, fmt::format("There is no bench \"{}\".", request.kind),
                   "Use machine, decode, codec, song, memory, loss or generation.");
}

}  // namespace jukebox

#include "core/engine/bench/generation_bench.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/id.h"
#include "core/domain/cost_model.h"
#include "core/engine/codec/chunked_codec.h"
#include "core/engine/kernels/thread_pool.h"
#include "core/engine/sampling/generator.h"

namespace jukebox {
namespace {

constexpr double kUsualSongSeconds = 60;
constexpr double kDecodedSeconds = 2;

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Times the levels of a run and stops it when its time is over.
class LevelTimer : public GenerationObserver {
 public:
  LevelTimer(double budgetSeconds, CancellationToken stop, const CancellationToken& outer)
      : m_budgetSeconds(budgetSeconds), m_stop(std::move(stop)), m_outer(outer) {}

  void progress(const JobProgress& progress) override {
    auto& level = m_levels[progress.level];
    const double now = secondsSince(m_begin);
    if (level.lastSeconds == 0) {
      level.firstSeconds = now;
      level.firstTokens = progress.tokens;
    }
    level.lastSeconds = now;
    level.lastTokens = progress.tokens;
    if (now > m_budgetSeconds || m_outer.shouldStopNow()) m_stop.request(CancelMode::now);
  }
  Status windowFinished(const std::vector<SongCodes>&) override { return {}; }
  Status levelDecoded(int, int, const AudioBuffer&) override { return {}; }
  Status alignmentFound(int, const AlignmentResult&) override { return {}; }
  void notice(const std::string&) override {}

  /// Sampled tokens a second of a level; 0 when there was too little to measure.
  double tokensPerSecond(int level) const {
    const auto found = m_levels.find(level);
    if (found == m_levels.end()) return 0;
    const double seconds = found->second.lastSeconds - found->second.firstSeconds;
    const auto tokens = static_cast<double>(found->second.lastTokens - found->second.firstTokens);
    return seconds > 0 && tokens > 0 ? tokens / seconds : 0;
  }

 private:
  struct Level {
    double firstSeconds = 0, lastSeconds = 0;
    std::int64_t firstTokens = 0, lastTokens = 0;
  };
  double m_budgetSeconds;
  CancellationToken m_stop;
  const CancellationToken& m_outer;
  Clock::time_point m_begin = Clock::now();
  std::map<int, Level> m_levels;
};

/// One window of one level: the levels above are given as codes, so that every level is timed by itself.
GenerationInput inputFor(const InstalledModel& model, WeightDtype dtype, int level) {
  const ModelCard& card = model.card;
  const int top = card.topLevel();
  GenerationInput input;
  input.model = model;
  GenerationRequest& request = input.request;
  request.model = card.name;
  request.dtype = dtype;
  request.device = "auto";
  request.seed = 1;
  request.allowUnknownNames = true;
  request.lowestLevel = level;
  const std::int64_t topHop = card.codec.samplesPerToken(top);
  const std::int64_t window = card.priorOf(level)->hyperparameters.nCtx * card.codec.samplesPerToken(level);
  const std::int64_t tokens = std::max<std::int64_t>(1, window / topHop);
  request.durationSeconds = static_cast<double>(tokens * topHop) / card.codec.sampleRate + 1e-6;
  const double song = card.defaultTotalDurationSeconds > 0 ? card.defaultTotalDurationSeconds : kUsualSongSeconds;
  request.totalDurationSeconds = std::max(song, request.durationSeconds);
  if (level == top) return input;
  request.mode = GenerationMode::upsample;
  request.fromSample = newId();  // its codes are made up below
  input.startCodes.levels.resize(static_cast<std::size_t>(card.codec.levels));
  auto& codes = input.startCodes.levels[static_cast<std::size_t>(top)];
  for (std::int64_t i = 0; i < tokens; ++i) codes.push_back(static_cast<std::int32_t>((i * 7919) % card.codec.bins));
  return input;
}

/// Seconds that the codec takes for kDecodedSeconds of its lowest sampled level.
Result<double> decodeTime(const InstalledModel& model, const CancellationToken& cancellation) {
  const CodecHyperparameters& hyper = model.card.codec;
  ASSIGN_OR_RETURN(const Codec codec, Codec::load(model.folder / model.card.codecFile, hyper, at::kCPU));
  const int level = model.card.lowestLevel();
  const auto tokens = static_cast<std::size_t>(kDecodedSeconds * hyper.sampleRate) /
                      static_cast<std::size_t>(hyper.samplesPerToken(level));
  const LevelCodes codes(tokens, 0);
  const AudioPush push = [](const std::vector<float>&) -> Status { return {}; };
  const auto start = Clock::now();
  RETURN_IF_ERROR(decodeInChunks(codec, codes, level, push, {}, cancellation));
  return secondsSince(start);
}

}  // namespace

Result<nlohmann::json> benchGeneration(const InstalledModel& model, WeightDtype dtype, double seconds,
                                       const CancellationToken& cancellation) {
  const ModelCard& card = model.card;
  nlohmann::json levels = nlohmann::json::array();
  const double share = seconds / static_cast<double>(card.topLevel() - card.lowestLevel() + 1);
  for (int level = card.topLevel(); level >= card.lowestLevel(); --level) {
    if (card.priorOf(level) == nullptr) continue;
    CancellationToken stop;
    LevelTimer watch(share, stop, cancellation);
    const auto outcome = runGeneration(inputFor(model, dtype, level), watch, stop);
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    if (!outcome && outcome.error().kind != ErrorKind::cancelled) return outcome.error();
    const double speed = watch.tokensPerSecond(level);
    if (speed > 0) levels.push_back({{"level", level}, {"units_per_second", speed}});
  }
  ASSIGN_OR_RETURN(const double decodeSeconds, decodeTime(model, cancellation));
  nlohmann::json report = {{"bench", "generation"},
                           {"model", card.name},
                           {"weights_hash", card.weightsHash()},
                           {"dtype", weightDtypeName(dtype)},
                           {"threads", defaultThreadPool().threadCount()},
                           {"decode_seconds_per_second", decodeSeconds / kDecodedSeconds},
                           {"levels", levels}};
  return report;
}

}  // namespace jukebox

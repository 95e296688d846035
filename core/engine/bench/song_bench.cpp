#include "core/engine/bench/song_bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/system_memory.h"
#include "core/domain/window_plan.h"
#include "core/engine/bench/bench_tools.h"
#include "core/engine/checkpoint/presets.h"
#include "core/engine/codec/chunked_codec.h"
#include "core/engine/memory_check.h"
#include "core/engine/sampling/alignment.h"
#include "core/engine/sampling/random_source.h"
#include "core/engine/sampling/song_labeller.h"
#include "core/engine/sampling/token_filter.h"
#include "core/engine/sampling/window_sampler.h"

namespace jukebox {
namespace {

constexpr std::int64_t kMeasuredTokens = 40;
constexpr double kTopHop = 0.125, kLowerHop = 0.5;  // spec/05 §1
constexpr double kSongSeconds = 180;                // that the labels tell of

/// Seconds of one window, in parts.
struct WindowTime {
  double prefill = 0, sampling = 0;
};

/// Costs of one level, as far as they were measured.
struct LevelPace {
  std::int64_t primedTokens = 0;  ///< of the measured prefill
  double prefillSeconds = 0;
  double beginSeconds = 0, primedSeconds = 0;  ///< of a token at the beginning, and behind the prefill

  double tokenSeconds(double position) const {
    if (primedTokens == 0) return beginSeconds;
    return std::max(0.0, beginSeconds + (primedSeconds - beginSeconds) * position / static_cast<double>(primedTokens));
  }
  WindowTime window(const PlannedWindow& planned) const {
    const double middle = 0.5 * static_cast<double>(planned.primedTokens + planned.lengthTokens);
    WindowTime time;
    time.sampling = static_cast<double>(planned.newTokens()) * tokenSeconds(middle);
    if (primedTokens > 0) {
      time.prefill = prefillSeconds * static_cast<double>(planned.primedTokens) / static_cast<double>(primedTokens);
    }
    return time;
  }
};

/// One level of the model with random weights.
class BenchLevel {
 public:
  BenchLevel(const PriorHyperparameters& hyper, const CodecHyperparameters& codec, WeightDtype dtype, double seconds)
      : m_hyper(hyper),
        m_codec(codec),
        m_expected(expectedPriorWeights(hyper, codec)),
        m_prior(WeightSet::random(m_expected, dtype, 1), hyper, codec, codec.sampleRate, at::kCPU) {
    const std::int64_t topHop = codec.samplesPerToken(codec.levels - 1);
    const std::int64_t tokens = sampleLengthFor(seconds, codec.sampleRate, topHop) / codec.samplesPerToken(hyper.level);
    m_windows = planWindows(tokens, hyper.nCtx, hop(), 0);
    for (const PlannedWindow& window : m_windows) m_newTokens += window.newTokens();
  }

  const std::vector<PlannedWindow>& windows() const { return m_windows; }
  std::int64_t newTokens() const { return m_newTokens; }
  std::int64_t parameters() const { return parameterCount(m_expected); }
  std::int64_t hop() const { return windowHopFor(m_prior.isTop() ? kTopHop : kLowerHop, m_hyper.nCtx); }
  bool hasLyrics() const { return m_hyper.hasLyrics(); }

  Result<LevelPace> measure(const CancellationToken& cancellation) const {
    LevelPace pace;
    ASSIGN_OR_RETURN(const WindowTime begin, sample({0, kMeasuredTokens, 0}, cancellation));
    pace.beginSeconds = begin.sampling / kMeasuredTokens;
    for (const PlannedWindow& window : m_windows) pace.primedTokens = std::max(pace.primedTokens, window.primedTokens);
    if (pace.primedTokens == 0) return pace;
    ASSIGN_OR_RETURN(const WindowTime primed,
                     sample({0, pace.primedTokens + kMeasuredTokens, pace.primedTokens}, cancellation));
    pace.prefillSeconds = primed.prefill;
    pace.primedSeconds = primed.sampling / kMeasuredTokens;
    return pace;
  }

  /// Really samples one window; the codes before it are random.
  Result<WindowTime> sample(const PlannedWindow& window, const CancellationToken& cancellation) const {
    WindowTask task;
    task.presentCodes.resize(static_cast<std::size_t>(window.primedTokens));
    for (std::size_t i = 0; i < task.presentCodes.size(); ++i) {
      task.presentCodes[i] = static_cast<std::int64_t>(i * 37 % static_cast<std::size_t>(m_prior.bins()));
    }
    if (!m_prior.isTop()) {
      task.upperCodes = at::zeros({1, m_hyper.nCtx / m_codec.tokensPerUpperToken(m_hyper.level)}, at::kLong);
    }
    task.y = labels();
    const RandomSource random(1);
    const TokenChooser choose = [&](std::size_t, std::int64_t position, std::span<float> logits) {
      return static_cast<std::int64_t>(chooseToken(logits, 0.99, 0, 0, random.uniform({0, m_hyper.level, position})));
    };
    WindowOptions options;
    options.lengthTokens = window.lengthTokens;
    const Stopwatch watch;
    std::optional<double> firstToken;
    const auto onToken = [&](std::int64_t) {
      if (!firstToken) firstToken = watch.seconds();
    };
    ASSIGN_OR_RETURN(const auto results, WindowSampler(m_prior).sample({task}, options, choose, cancellation, onToken));
    // The first token belongs to the sampling, the work before it to the prefill.
    const auto fresh = static_cast<double>(std::max<std::int64_t>(2, window.newTokens()));
    const double each = (watch.seconds() - *firstToken) / (fresh - 1);
    return WindowTime{std::max(0.0, *firstToken - each), each * fresh};
  }

 private:
  at::Tensor labels() const {
    const LabelLayout layout = labelLayout(m_hyper, m_codec);
    if (!layout.labels) return {};
    at::Tensor y = at::zeros({1, layout.length()}, at::kLong);
    y[0][0] = static_cast<std::int64_t>(kSongSeconds * m_codec.sampleRate);
    y[0][2] = layout.sampleLength;
    return y;
  }

  PriorHyperparameters m_hyper;
  CodecHyperparameters m_codec;
  std::vector<ExpectedWeight> m_expected;
  Prior m_prior;
  std::vector<PlannedWindow> m_windows;
  std::int64_t m_newTokens = 0;
};

Result<nlohmann::json> benchLevel(const BenchLevel& level, const BenchRequest& request, double& totalSeconds,
                                  const CancellationToken& cancellation) {
  WindowTime sum;
  nlohmann::json report = {{"parameters", level.parameters()},
                           {"windows", level.windows().size()},
                           {"tokens", level.newTokens()},
                           {"whole", request.isWhole}};
  LevelPace pace;
  if (!request.isWhole || level.hasLyrics()) {
    ASSIGN_OR_RETURN(pace, level.measure(cancellation));
    report["tokens_per_second_at_begin"] = 1 / pace.beginSeconds;
    if (pace.primedTokens > 0) {
      report["tokens_per_second_behind_prefill"] = 1 / pace.primedSeconds;
      report["prefill_tokens"] = pace.primedTokens;
      report["prefill_tokens_per_second"] = static_cast<double>(pace.primedTokens) / pace.prefillSeconds;
    }
  }
  for (const PlannedWindow& window : level.windows()) {
    WindowTime time = pace.window(window);
    if (request.isWhole) {
      ASSIGN_OR_RETURN(time, level.sample(window, cancellation));
    }
    sum.prefill += time.prefill;
    sum.sampling += time.sampling;
  }
  double alignment = 0;
  if (level.hasLyrics()) {
    const std::int64_t context = level.windows().front().lengthTokens;
    const PlannedWindow whole{0, context, context};
    alignment = pace.window(whole).prefill *
                static_cast<double>(alignmentStarts(level.newTokens(), context, level.hop()).size());
    report["alignment_seconds"] = alignment;
  }
  report["prefill_seconds"] = sum.prefill;
  report["sampling_seconds"] = sum.sampling;
  report["peak_memory_bytes"] = peakMemoryBytes();
  totalSeconds += sum.prefill + sum.sampling + alignment;
  return report;
}

Result<double> codecSeconds(const CodecHyperparameters& hyper, double seconds, const CancellationToken& cancellation) {
  const Codec codec(WeightSet::random(expectedCodecWeights(hyper), WeightDtype::f32, 1), hyper, at::kCPU);
  const LevelCodes codes(
      static_cast<std::size_t>(seconds * hyper.sampleRate) / static_cast<std::size_t>(hyper.samplesPerToken(0)), 1);
  const AudioPush push = [](const std::vector<float>&) -> Status { return {}; };
  const Stopwatch watch;
  RETURN_IF_ERROR(decodeInChunks(codec, codes, 0, push, {}, cancellation));
  return watch.seconds();
}

}  // namespace

Result<nlohmann::json> benchSong(const BenchRequest& request, const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(const PresetSet set, presetSet(request.shape));
  ASSIGN_OR_RETURN(const CodecHyperparameters codec, codecPreset(set.codec));
  nlohmann::json report = {{"bench", "song"},
                           {"shape", request.shape},
                           {"song_seconds", request.seconds},
                           {"dtype", weightDtypeName(request.dtype)}};
  double total = 0;
  for (auto name = set.priors.rbegin(); name != set.priors.rend(); ++name) {
    ASSIGN_OR_RETURN(const PriorHyperparameters hyper, priorPreset(*name));
    const double windowSeconds =
        static_cast<double>(hyper.nCtx * codec.samplesPerToken(hyper.level)) / codec.sampleRate;
    if (request.seconds < windowSeconds) {
      return makeError(ErrorKind::invalidInput,
                       fmt::format("A window of level {} is {:.1f} s long.", hyper.level, windowSeconds),
                       "Ask for a longer song with --seconds.");
    }
    ModelPrior prior;
    prior.hyperparameters = hyper;
    // While a matrix is made it exists as floats beside the finished ones.
    const auto needed = levelMemory(prior, codec, request.dtype, request.dtype).total(1) + (std::uint64_t{1} << 30U);
    RETURN_IF_ERROR(checkMemory(*name, needed, availableMemoryBytes(), request.dtype));
    const BenchLevel level(hyper, codec, request.dtype, request.seconds);
    ASSIGN_OR_RETURN(report[fmt::format("level_{}", hyper.level)], benchLevel(level, request, total, cancellation));
  }
  ASSIGN_OR_RETURN(const double decoding, codecSeconds(codec, request.seconds, cancellation));
  report["codec_seconds"] = decoding;
  report["total_seconds"] = total + decoding;
  report["total_minutes"] = (total + decoding) / 60;
  return report;
}

}  // namespace jukebox
